import { dayNumber, daysBetween, isoFromDays } from "../../core/calendar.ts";
import { cashOptionRoots, findContract, optionRoot } from "../../core/contract/catalogue.ts";
import {
  type Chain,
  type ChainFormat,
  type ChainRow,
  isUndated,
  optionName,
  rowsOfExpiry,
} from "../../core/option/chain.ts";
import { type AnnualVolatility, as } from "../../core/quantity.ts";
import { fail } from "../../errors/error.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import type { DateOrder } from "../table/dates.ts";
import { type DecimalMark, numberIn } from "../table/numbers.ts";
import { aboutUsed, firstNames, gather, noRows } from "../table/row-problems.ts";
import type { TableFormat } from "../table/table.ts";
import { seriesIn } from "./contracts.ts";
import { isoIn, type OrderFound } from "./dates.ts";
import type { Layout } from "./layout.ts";
import type { DraftRow } from "./quotes.ts";
import type { Heading } from "./rows.ts";
import { strikesInPoints } from "./strikes.ts";

/** What the caller of the reader may decide. */
export interface ChainOptions {
  /** ISO date: only this expiry is kept, and it is taken for that of rows that name none. */
  readonly expiry?: string | undefined;
  /** The code or the root of the series that is kept where two expire on that day. */
  readonly code?: string | undefined;
  /** ISO date of the trade: quotes after it are not used, quotes before it are stale. */
  readonly asOf?: string | undefined;
  /** The product whose rows are read, where the file has several. */
  readonly symbol?: string | undefined;
  /** The order of day, month and year, where the dates leave it open. */
  readonly dateOrder?: DateOrder | undefined;
  /** The symbol of the side whose options these should be. */
  readonly product?: string | undefined;
  /** The level of the side, in index points: it tells strikes in parts of a point. */
  readonly level?: number | undefined;
}

/** What is known of a file beside its quotes. */
interface ChainFacts {
  readonly file: string;
  readonly text: TableFormat;
  readonly layouts: readonly Layout[];
  /** The heading at the end of the file. */
  readonly heading: Heading;
  readonly dates: OrderFound;
  readonly decimal: DecimalMark | null;
}

/**
 * The chain that the quotes of a file make: of one product and of the expiry asked for, cut at the date of the trade,
 * one quote an option.
 *
 * @throws every refusal that only the whole file can show, see src/errors/findings/chain.ts
 */
export function chainOf(facts: ChainFacts, drafts: readonly DraftRow[], options: ChainOptions): Chain {
  const { file } = facts;
  refuseReversed(drafts, file);
  const kept = ofOneProduct(drafts, options.symbol, options.product, file);
  const { drafts: ofProduct, findings: scaled } = strikesInPoints(kept, options.level);
  const volatilities = readingVolatilities(ofProduct, facts.decimal, volatilityColumn(facts.layouts));
  const fromName = expiryInName(file, ofProduct);
  const quoted = quotedBelow(facts);
  const read = ofProduct.map((draft) => rowOf(draft, fromName, quoted, volatilities.volatilityOf));
  const counted = countedExpiries(read, ofProduct, options);
  const all = read.map((row, at) => ({ ...row, expiry: row.expiry ?? counted[at] ?? null }));
  const { expiry, code, product } = options;
  const whole = { rows: all, file, ...(product === undefined ? {} : { product }) };
  const ofExpiry = expiry === undefined ? all : rowsOfExpiry(whole, expiry, code);
  const { asOf } = options;
  const undated = latestTrade(all);
  // A date that can be read two ways is as late as its earlier reading says.
  const earliest = [...(facts.dates.either?.readings ?? [])].sort()[0] ?? "";
  const dayOf = ({ quoteTime }: ChainRow) => (quoteTime ?? (earliest > undated ? earliest : undated)).slice(0, 10);
  const inTime = ofExpiry.filter((row) => asOf === undefined || dayOf(row) <= asOf);
  if (inTime.length === 0) refuseLater(ofExpiry.map(dayOf), asOf, file);
  const { rows, older } = oneQuoteEach(inTime, file);
  const leftOut = { olderQuotes: older, laterQuotes: ofExpiry.length - inTime.length };
  const elsewhere = fromName !== null ? "file name" : counted.some((day) => day !== null) ? "column" : null;
  const format = formatOf(facts, drafts, elsewhere, leftOut);
  const found = [...scaled, ...warningsOf(facts, drafts, rows, options), ...volatilities.findings];
  const findings = found.map((one) => ({ ...one, where: { file } }));
  const readFor = { ...(product === undefined ? {} : { product }), ...(expiry === undefined ? {} : { expiry }) };
  return { file, ...readFor, asOf: asOf ?? null, rows, format, findings };
}

function refuseLater(days: readonly string[], asOf: string | undefined, file: string): never {
  const [first] = [...days].sort();
  if (first === undefined || asOf === undefined) return fail("CHAIN_NO_ROWS", { what: "" }, { where: { file } });
  return fail("CHAIN_QUOTED_LATER", { quoted: first, asOf }, { where: { file } });
}

/** The expiry in the name of a file that says it nowhere else: "rut-options-exp-2026-03-20-….csv". */
function expiryInName(file: string, drafts: readonly DraftRow[]): string | null {
  if (drafts.some(({ expiry, month }) => expiry !== null || month !== null)) return null;
  const match = /exp(?:iry|iration)?[-_ ]?(\d{4})-?(\d{2})-?(\d{2})(?!\d)/i.exec(file.split(/[\\/]/).at(-1) ?? "");
  const iso = match === null ? "" : `${match[1]}-${match[2]}-${match[3]}`;
  return dayNumber(iso) === null ? null : iso;
}

/**
 * The expiries of rows that say them only by the days left: that many after the quote. Vendors count a day apart, so
 * the only day next to the expiry asked for is taken for it.
 */
function countedExpiries(
  rows: readonly ChainRow[],
  drafts: readonly DraftRow[],
  { expiry: asked = "", asOf = "" }: ChainOptions,
): readonly (string | null)[] {
  const counted = drafts.map(({ daysLeft }, at) => {
    const { expiry, month, quoteTime } = rows[at] ?? {};
    const day = dayNumber((quoteTime ?? asOf).slice(0, 10));
    return expiry != null || month != null || day === null || daysLeft === null ? null : isoFromDays(day + daysLeft);
  });
  const days = [...new Set(counted)].filter((day) => day !== null);
  const near = days.includes(asked) ? [] : days.filter((day) => Math.abs(daysBetween(day, asked) ?? 2) === 1);
  return near.length === 1 ? counted.map((day) => (day === near[0] ? asked : day)) : counted;
}

/** When a whole chain was quoted: a line below the rows may say it too. */
function quotedBelow({ heading, dates }: ChainFacts): string | null {
  const { quoted } = heading;
  const iso = quoted === null ? null : isoIn(quoted, dates.quoteOrder);
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
  const { line, symbol, month, right, strike, bid, ask, mark, last, settle } = draft;
  const { delta, volume, openInterest, lastTime } = draft;
  return {
    line,
    symbol,
    expiry: draft.expiry ?? fromName,
    month,
    right,
    strike,
    ...{ bid, ask, mark, last, settle },
    impliedVolatility: volatilityOf(draft.volatilityCell),
    delta,
    volume,
    openInterest,
    quoteTime: draft.quoteTime ?? quoted,
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
 * Refuses sides that nothing names where prices say the opposite: a call with a higher strike is worth less, a put
 * more.
 *
 * @throws CHAIN_SIDES_REVERSED
 */
function refuseReversed(rows: readonly DraftRow[], file: string): void {
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

/** What was recognised of a chain file. */
function formatOf(
  { text, layouts, dates, decimal }: ChainFacts,
  drafts: readonly DraftRow[],
  elsewhere: ChainFormat["expiryFrom"],
  leftOut: Pick<ChainFormat, "olderQuotes" | "laterQuotes">,
): ChainFormat {
  const isTwoSided = layouts.some(({ sidesFrom }) => sidesFrom !== "one-sided");
  const isAssumed = drafts.some(({ rightAssumed }) => rightAssumed);
  return {
    ...text,
    headerLines: layouts.map(({ line }) => line),
    sides: isAssumed ? "assumed" : isTwoSided ? "named" : "one-sided",
    decimalMark: decimal,
    expiryFrom: drafts.find(({ expiryFrom }) => expiryFrom !== null)?.expiryFrom ?? elsewhere,
    dateOrder: dates.order,
    ...leftOut,
  };
}

/** Warnings about how a chain was read. */
function warningsOf(
  { dates }: ChainFacts,
  drafts: readonly DraftRow[],
  rows: readonly ChainRow[],
  { asOf, expiry }: ChainOptions,
): readonly Finding[] {
  const findings: Finding[] = [];
  const indicated = noRows();
  const lines = new Set(rows.map(({ line }) => line));
  for (const { line, lastIndicated } of drafts) if (lastIndicated && lines.has(line)) gather(indicated, line);
  if (drafts.some(({ rightAssumed }) => rightAssumed)) findings.push(finding("CHAIN_SIDES_ASSUMED", {}));
  if (dates.onlyAsked !== null) findings.push(finding("CHAIN_EXPIRY_ASSUMED", dates.onlyAsked));
  if (expiry !== undefined && rows.some((row) => row.expiry === null && row.month === null))
    findings.push(finding("CHAIN_EXPIRY_UNSTATED", { expiry }));
  if (asOf !== undefined && isUndated(rows)) {
    const either = dates.either;
    if (either === null) findings.push(finding("CHAIN_UNDATED", { asOf }));
    else
      findings.push(
        finding("CHAIN_DATE_EITHER", { value: either.value, readings: either.readings.join(" or "), asOf }),
      );
  }
  if (indicated.count > 0) findings.push(...aboutUsed(finding("CHAIN_LAST_INDICATED", indicated), () => true));
  return findings;
}

/** Reads the volatility cells of one chain as fractions; a warning where their unit cannot be told. */
interface VolatilityReading {
  readonly volatilityOf: (cell: string) => AnnualVolatility | null;
  readonly findings: readonly Finding[];
}

/**
 * Half of the options of an index above this: percentages; at most the other: fractions. Between them either could be.
 */
const SURELY_PERCENT = 3;
const SURELY_FRACTION = 1.5;

/**
 * How the volatilities of a chain are written: with percent signs, as percentages without them (20.4), or as fractions
 * (0.204), by the middle one of all that are above 0.
 */
function readingVolatilities(
  rows: readonly DraftRow[],
  decimal: DecimalMark | null,
  column: string,
): VolatilityReading {
  const plain = rows.flatMap(({ volatilityCell: cell }) => {
    const value = cell.endsWith("%") ? Number.NaN : numberIn(cell, decimal);
    return value > 0 ? [value] : [];
  });
  const middle = plain.sort((a, b) => a - b)[Math.floor(plain.length / 2)] ?? 0;
  const isFraction = middle <= SURELY_FRACTION;
  const isClear = isFraction || middle > SURELY_PERCENT;
  const isPercent = column.includes("%") || !isFraction;
  const isKnown = isClear || column.includes("%");
  const volatilityOf = (cell: string): AnnualVolatility | null => {
    const signed = cell.endsWith("%");
    const value = numberIn(signed ? cell.slice(0, -1).trim() : cell, decimal);
    if (!(value > 0) || !(signed || isKnown)) return null;
    return as<AnnualVolatility>(signed || isPercent ? Number(`${value}e-2`) : value);
  };
  const findings = isKnown ? [] : [finding("CHAIN_VOLATILITY_UNREAD", { column, value: `${middle}` })];
  return { volatilityOf, findings };
}

/**
 * The quotes of one product: those of the symbol asked for, by the option's own root, by its underlying or by the name
 * of its series; without one asked for, those of the side's product, where the file has several.
 *
 * @throws CHAIN_SYMBOL_UNKNOWN, CHAIN_SYMBOLS_SEVERAL, CHAIN_OTHER_PRODUCT
 */
function ofOneProduct(
  read: readonly DraftRow[],
  asked: string | undefined,
  product: string | undefined,
  file: string,
): readonly DraftRow[] {
  const drafts = withSeries(read);
  const kept = asked === undefined ? ofSide(drafts, product, file) : ofSymbol(drafts, asked, file);
  if (product !== undefined) refuseOther(kept, product, file);
  return kept;
}

function ofSide(drafts: readonly DraftRow[], product: string | undefined, file: string): readonly DraftRow[] {
  const underlyings = [...new Set(drafts.flatMap(({ underlying }) => underlying ?? []))];
  if (underlyings.length < 2) return drafts;
  const own = drafts.filter(({ underlying }) => product !== undefined && productOf(underlying ?? "") === product);
  if (own.length > 0) return own;
  const roots = new Set(underlyings.map((name) => productOf(name) ?? name));
  if (roots.size === 1 && product !== undefined) return drafts;
  return fail(
    "CHAIN_SYMBOLS_SEVERAL",
    { symbols: firstNames(underlyings), product: product ?? null, file },
    { where: { file } },
  );
}

function ofSymbol(drafts: readonly DraftRow[], asked: string, file: string): readonly DraftRow[] {
  const wanted = asked.toLowerCase();
  const kept = [
    drafts.filter(({ symbol }) => symbol?.toLowerCase() === wanted),
    drafts.filter(({ underlying }) => underlying?.toLowerCase() === wanted),
  ].find((rows) => rows.length > 0);
  const names = new Set(drafts.flatMap(({ symbol, underlying }) => [underlying ?? [], symbol ?? []].flat()));
  return kept ?? fail("CHAIN_SYMBOL_UNKNOWN", { symbol: asked, symbols: firstNames([...names]) }, { where: { file } });
}

/**
 * The quotes with their series for symbol, where contracts have codes without a known form and those of one right of
 * one expiry are of several series.
 */
function withSeries(drafts: readonly DraftRow[]): readonly DraftRow[] {
  const names = drafts.map(({ code, contractCell, strike }) =>
    code === null && contractCell !== "" ? seriesIn(contractCell, strike) : null,
  );
  const held = new Map<string, Set<string>>();
  for (const [at, { right, expiry, expiryFrom }] of drafts.entries()) {
    const name = names[at];
    const key = `${right}|${expiryFrom === "symbol" ? "" : expiry}`;
    if (name != null) held.set(key, (held.get(key) ?? new Set()).add(name));
  }
  const isSeveral = [...held.values()].some(({ size }) => size > 1);
  return isSeveral ? drafts.map((draft, at) => ({ ...draft, symbol: names[at] ?? draft.symbol })) : drafts;
}

/**
 * The product of the contract table that a vendor's symbol is of: by the root of an option ("SPXW" is of SPX, "R3E" of
 * RTY), or by its own name, with or without a month ("RTYH6"); null for any other.
 */
function productOf(text: string): string | null {
  const symbol = text
    .toUpperCase()
    .trim()
    .replace(/^(?:[A-Z]:|[$^./@#-]+)/, "")
    .replace(/[.: _|-].*$/, "");
  const found = (root: string) => optionRoot(root)?.symbol ?? findContract(root)?.symbol ?? null;
  const root = /^(.+?)[FGHJKMNQUVXZ]\d{1,2}$/.exec(symbol)?.[1];
  return found(symbol) ?? (root === undefined ? null : found(root));
}

/**
 * Refuses quotes of another product than the side's: one that the contract table knows, or, for a cash index or an ETF
 * of the table, any dated symbol with another root. A contract of no known form is judged by its first word.
 */
function refuseOther(drafts: readonly DraftRow[], product: string, file: string): void {
  const isListed = findContract(product) !== undefined;
  const other = drafts.find(({ symbol, underlying, heading, code, contractCell }) => {
    const named = symbol === null && underlying === null ? [contractCell, heading] : [symbol, underlying];
    const known = named.flatMap((name) => (name === null ? [] : (productOf(name) ?? [])));
    if (known.length > 0) return !known.includes(product);
    return isListed && cashOptionRoots(product) !== undefined && code?.expiry != null;
  });
  if (other === undefined) return;
  const quoted = other.symbol ?? other.underlying ?? (other.contractCell || (other.heading ?? ""));
  fail("CHAIN_OTHER_PRODUCT", { quoted, product }, { where: { file, line: other.line } });
}
