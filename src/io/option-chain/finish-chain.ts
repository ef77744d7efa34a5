import { dayNumber } from "../../core/calendar.ts";
import { type Chain, type ChainRow, optionName, rowsOfExpiry } from "../../core/option/chain.ts";
import { fail } from "../../errors/error.ts";
import { type ChainFacts, type ChainOptions, formatOf, readingVolatilities, warningsOf } from "./chain-facts.ts";
import { isoIn } from "./dates.ts";
import type { DraftRow } from "./draft-row.ts";
import type { Layout } from "./layout.ts";

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

/**
 * The rows of the symbol asked for, by the product's own root or by its underlying; all where none was asked for.
 *
 * @throws CHAIN_SYMBOL_UNKNOWN, CHAIN_SYMBOLS_SEVERAL
 */
function ofOneProduct(drafts: readonly DraftRow[], asked: string | undefined, file: string): readonly DraftRow[] {
  const where = { file };
  const underlyings = [...new Set(drafts.flatMap(({ underlying }) => underlying ?? []))];
  if (asked === undefined) {
    if (underlyings.length > 1) fail("CHAIN_SYMBOLS_SEVERAL", { symbols: shown(underlyings) }, { where });
    return drafts;
  }
  const wanted = asked.toLowerCase();
  const kept = [
    drafts.filter(({ symbol }) => symbol?.toLowerCase() === wanted),
    drafts.filter(({ underlying }) => underlying?.toLowerCase() === wanted),
  ].find((rows) => rows.length > 0);
  const names = new Set([...underlyings, ...drafts.flatMap(({ symbol }) => symbol ?? [])]);
  return kept ?? fail("CHAIN_SYMBOL_UNKNOWN", { symbol: asked, symbols: shown([...names]) }, { where });
}

function shown(names: readonly string[]): string {
  return `${names.slice(0, 12).join(", ")}${names.length > 12 ? ", …" : ""}`;
}

/**
 * The rows with one quote for each option: of several times the latest; rows that repeat another are left out.
 *
 * @throws CHAIN_QUOTE_REPEATED where two rows quote one option differently at one time, naming both lines
 */
function oneQuoteEach(rows: readonly ChainRow[], file: string): { rows: readonly ChainRow[]; older: number } {
  const latest = new Map<string, ChainRow>();
  let older = 0;
  for (const row of rows) {
    const key = [row.symbol, row.expiry, row.month?.month, row.month?.yearEnds, row.right, row.strike].join("|");
    const before = latest.get(key);
    if (before === undefined) {
      latest.set(key, row);
      continue;
    }
    const [time, timeBefore] = [row.quoteTime ?? "", before.quoteTime ?? ""];
    if (time === timeBefore && !isSame(row, before)) {
      const args = { option: optionName(row), firstLine: before.line };
      fail("CHAIN_QUOTE_REPEATED", args, { where: { file, line: row.line } });
    }
    older += 1;
    if (time > timeBefore) latest.set(key, row);
  }
  return { rows: [...latest.values()], older };
}

function isSame(one: ChainRow, other: ChainRow): boolean {
  const pricesOf = ({ bid, ask, mark, last, settle }: ChainRow) => [bid, ask, mark, last, settle];
  const prices = pricesOf(other);
  return pricesOf(one).every((price, at) => price === prices[at]);
}

/**
 * Refuses sides that nothing names where prices say the opposite: a call with a higher strike is worth less, a put more.
 *
 * @throws CHAIN_SIDES_REVERSED
 */
function refuseReversed(rows: readonly DraftRow[], file: Chain["file"]): void {
  const assumed = rows.filter(({ rightAssumed, right }) => rightAssumed && right === "call");
  for (const expiry of new Set(assumed.map((row) => row.expiry))) {
    const priced = assumed
      .filter((row) => row.expiry === expiry && worthOf(row) > 0)
      .sort((a, b) => a.strike - b.strike);
    const [low, high] = [priced[0], priced.at(-1)];
    if (low === undefined || high === undefined || worthOf(high) <= worthOf(low)) continue;
    const args = { expiry: expiry ?? "", low: low.strike, high: high.strike };
    fail("CHAIN_SIDES_REVERSED", args, { where: { file, line: low.line } });
  }
}

function worthOf({ bid, ask, mark, last, settle }: DraftRow): number {
  if (bid !== null && ask !== null) return (bid + ask) / 2;
  return mark ?? settle ?? last ?? 0;
}
