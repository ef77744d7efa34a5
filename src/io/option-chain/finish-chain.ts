import { dayNumber } from "../../core/calendar.ts";
import type { Chain, ChainRow } from "../../core/option/chain.ts";
import { rowsOfExpiry } from "../../core/option/chain-lookup.ts";
import { fail } from "../../errors/error.ts";
import { type ChainFacts, formatOf, warningsOf } from "./chain-facts.ts";
import type { ChainOptions } from "./chain-options.ts";
import type { DraftRow } from "./draft-row.ts";
import { isoIn } from "./expiry-order.ts";
import type { Layout } from "./layout.ts";
import { ofOneProduct } from "./one-product.ts";
import { oneQuoteEach } from "./one-quote-each.ts";
import { refuseReversed } from "./sides-check.ts";
import { readingVolatilities } from "./volatilities.ts";

/**
 * The chain that the quotes of a file make: of one product and of the expiry asked for, cut at the date of the trade, one
 * quote an option.
 *
 * @throws every refusal that only the whole file can show, see src/errors/findings/chain.ts
 */
export function finishChain(facts: ChainFacts, drafts: readonly DraftRow[], options: ChainOptions): Chain {
  const { file } = facts;
  refuseReversed(drafts, file);
  const ofProduct = ofOneProduct(drafts, options.symbol, file);
  const volatilities = readingVolatilities(ofProduct, facts.decimal, volatilityColumn(facts.layouts));
  const fromName = expiryInName(file, ofProduct);
  const quoted = quotedBelow(facts);
  const all = ofProduct.map((draft) => rowOf(draft, fromName, quoted, volatilities.volatilityOf));
  const ofExpiry = options.expiry === undefined ? all : rowsOfExpiry({ rows: all, file }, options.expiry);
  const { asOf } = options;
  const undated = latestTrade(all);
  const inTime = ofExpiry.filter(({ quoteTime }) => asOf === undefined || (quoteTime ?? undated).slice(0, 10) <= asOf);
  if (inTime.length === 0)
    fail("CHAIN_NO_ROWS", { what: asOf === undefined ? "" : ` quoted on or before ${asOf}` }, { where: { file } });
  const { rows, older } = oneQuoteEach(inTime, file);
  const format = formatOf(facts, drafts, fromName, {
    olderQuotes: older,
    laterQuotes: ofExpiry.length - inTime.length,
  });
  const findings = [...warningsOf(facts, drafts, rows, options), ...volatilities.findings];
  return { file, asOf: asOf ?? null, rows, format, findings };
}

/** The expiry in the name of a file that says it nowhere else: "rut-options-exp-2026-03-20-….csv". */
function expiryInName(file: string, drafts: readonly DraftRow[]): string | null {
  if (drafts.some(({ expiry, month }) => expiry !== null || month !== null)) return null;
  const match = /exp(?:iry|iration)?[-_ ]?(\d{4})-?(\d{2})-?(\d{2})(?!\d)/i.exec(file.split(/[\\/]/).at(-1) ?? "");
  const iso = match === null ? "" : `${match[1]}-${match[2]}-${match[3]}`;
  return dayNumber(iso) === null ? null : iso;
}

/** When a whole chain was quoted: a line below the rows may say it too. */
function quotedBelow({ heading, dates }: ChainFacts): string | null {
  const { quoted } = heading;
  const iso = quoted === null ? null : isoIn(quoted, dates.order);
  return quoted === null || iso === null ? null : iso + quoted.time;
}

/** The latest trade that a file knows of: what it quotes without a date was not quoted before that. */
function latestTrade(rows: readonly ChainRow[]): string {
  return rows.reduce((latest, { lastTime }) => (lastTime !== null && lastTime > latest ? lastTime : latest), "");
}

function rowOf(
  draft: DraftRow,
  fromName: string | null,
  quoted: string | null,
  volatilityOf: (cell: string) => ChainRow["impliedVolatility"],
): ChainRow {
  const { line, symbol, month, right, strike, bid, ask, mark, last, settle, delta, volume, openInterest, lastTime } =
    draft;
  const impliedVolatility = volatilityOf(draft.volatilityCell);
  const quoteTime = draft.quoteTime ?? quoted;
  const expiry = draft.expiry ?? fromName;
  const prices = { bid, ask, mark, last, settle };
  return {
    line,
    symbol,
    expiry,
    month,
    right,
    strike,
    ...prices,
    impliedVolatility,
    delta,
    volume,
    openInterest,
    quoteTime,
    lastTime,
  };
}

function volatilityColumn(layouts: readonly Layout[]): string {
  for (const { header, sides } of layouts) {
    const column = sides[0]?.columns.volatility;
    if (column !== undefined) return header[column]?.trim() ?? "";
  }
  return "";
}
