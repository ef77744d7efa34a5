import { dateFinding, daysBetween, readDate, readMonth } from "../core/calendar.ts";
import { findContract, optionRoot } from "../core/contract/catalogue.ts";
import { chooseSeries, expiryOfMonth } from "../core/contract/expiries.ts";
import { codeParts, frontFuture, futureOfCode, type QuarterlyFuture } from "../core/contract/quarterly-futures.ts";
import { type OptionedContract, seriesOfCode } from "../core/contract/series.ts";
import type { TradedContract, TradeSide } from "../core/pair/trade.ts";
import { type Finding, finding } from "../errors/finding.ts";
import type { Path } from "./path.ts";
import type { QuantityReader } from "./quantity-reader.ts";
import type { SideInput } from "./trade.ts";

/** When the options of a side expire, as a trade says it: for the pair, for the side, or by the code of its symbol. */
interface WrittenExpiry {
  readonly side: SideInput;
  readonly path: Path;
  readonly contract: TradedContract;
  readonly hasOptions: boolean;
  /** What the trade says for both sides. */
  readonly ofPair: string | null;
  /** ISO date of the trade. */
  readonly asOf: string | null;
}

/** What a side knows of its expiry. */
export type SideExpiry = Pick<TradeSide, "expiry" | "series" | "option" | "others" | "future">;

/**
 * Returns when the options of a side expire, which series they are, and the future that is held or lies under them.
 *
 * Findings say what cannot be read, and on which day the options expire instead. A side without options has none to
 * expire: there a date is only read.
 */
export function resolveExpiry(written: WrittenExpiry, reader: QuantityReader): SideExpiry {
  const expires = expiryOf(written, reader);
  const { expiry } = expires;
  const { asOf } = written;
  if (asOf !== null && expiry !== null && (daysBetween(asOf, expiry) ?? 0) > MOST_DAYS)
    refuse(finding("EXPIRY_TOO_FAR", { expiry, asOf }), writtenExpiry(written)?.path ?? written.path, reader);
  return expires;
}

/** A hundred years, as the models count them: no listed option lives longer than a tenth of that. */
const MOST_DAYS = 36_500;

function expiryOf(written: WrittenExpiry, reader: QuantityReader): SideExpiry {
  const { side, contract, hasOptions, asOf } = written;
  const product: OptionedContract = findContract(contract.symbol) ?? { ...contract, options: null };
  const said = writtenExpiry(written);
  const { expiry, code } = said === null ? NOTHING : readExpiry(said, product, written, reader);
  const wanted = [
    ...(code === null || said === null ? [] : [{ ...said, text: code }]),
    ...seriesWritten(written, product),
  ];
  const [series] = wanted;
  const unread = { expiry, series: series?.text ?? null, option: null, others: [] };
  if (!hasOptions) return { ...unread, future: heldFuture(product, [side.symbol, unread.series ?? ""], asOf) };
  const other = wanted.find(({ text }) => text.toUpperCase() !== series?.text.toUpperCase());
  if (series !== undefined && other !== undefined) {
    refuse(finding("SERIES_TWICE", { first: series.text, second: other.text }), other.path, reader);
    return { ...unread, future: null };
  }
  const choice = chooseSeries(product, { expiry, asOf, series: unread.series });
  if (!choice.known) {
    refuse(choice.reason, placeOf(choice.reason, series, said, written), reader);
    return { ...unread, future: null };
  }
  const { series: option, others } = choice;
  const under = option === null ? null : futureOfCode(option.underlying ?? "", option.date);
  const future = under ?? frontFutureOf(product, asOf);
  return { expiry: choice.expiry, series: unread.series, option, others, future };
}

/** Where it is said what is refused: with the series, with the expiry, or nowhere but in the side. */
function placeOf({ code }: Finding, series: Said | undefined, said: Said | null, { path }: WrittenExpiry): Path {
  if (series !== undefined && (said === null || SERIES_CODES.includes(code))) return series.path;
  return said?.path ?? path;
}

const NOTHING = { expiry: null, code: null } as const;

/** What is wrong with a series rather than with a day. */
const SERIES_CODES: readonly string[] = [
  "SERIES_NOT_ON_DAY",
  "OPTION_CODE_UNKNOWN",
  "OPTION_CODE_NEEDS_DATE",
  "OPTION_CODE_OTHER_PRODUCT",
];

/** A text of the trade and where it stands. */
interface Said {
  readonly text: string;
  readonly path: Path;
}

function writtenExpiry({ side, path, ofPair }: WrittenExpiry): Said | null {
  if (typeof side.expiry === "string") return { text: side.expiry, path: [...path, "expiry"] };
  return ofPair === null ? null : { text: ofPair, path: ["expiry"] };
}

/** The series that are asked for: by the key, and by a code or a root that stands for the symbol. */
function seriesWritten({ side, path }: WrittenExpiry, { symbol }: OptionedContract): Said[] {
  const isCode = side.symbol.trim().toUpperCase() !== symbol.toUpperCase();
  return [
    ...(typeof side.series === "string" ? [{ text: side.series.trim(), path: [...path, "series"] }] : []),
    ...(isCode ? [{ text: side.symbol.trim(), path: [...path, "symbol"] }] : []),
  ];
}

/** An ISO date, or the code of a series of the side's own; the code of another product stands for its day. */
function readExpiry(
  { text, path }: Said,
  product: OptionedContract,
  { hasOptions, asOf }: WrittenExpiry,
  reader: QuantityReader,
): { readonly expiry: string | null; readonly code: string | null } {
  const date = readDate(text);
  if (date !== null) return { expiry: date, code: null };
  const month = readMonth(text);
  if (month !== null) {
    const answer = expiryOfMonth(product, month);
    if (answer.known) return { expiry: answer.expiry, code: null };
    if (hasOptions) refuse(answer.reason, path, reader);
    return NOTHING;
  }
  const root = optionRoot(codeParts(text)?.root ?? "");
  if (root === undefined || root.day.kind === "cash") {
    refuse(dateFinding("expiry", text), path, reader);
    return NOTHING;
  }
  if (root.symbol === product.symbol) return { expiry: null, code: text.trim() };
  const isDated = asOf !== null || codeParts(text)?.yearEnds.length === 2;
  const series = isDated ? seriesOfCode(text, asOf ?? "") : null;
  if (series !== null) return { expiry: series.date, code: null };
  const code = text.trim().toUpperCase();
  const reason = isDated
    ? finding("OPTION_CODE_UNKNOWN", { code, symbol: root.symbol })
    : finding("OPTION_CODE_NEEDS_DATE", { code });
  refuse(reason, path, reader);
  return NOTHING;
}

/** Both sides may share an expiry that is wrong for both: it is said once. */
function refuse(reason: Finding, path: Path, { findings, origins }: QuantityReader): void {
  const place = origins.place(path);
  const isSaid = findings.some(
    (found) =>
      found.code === reason.code &&
      (place.flag === undefined ? found.path === place.path && place.path === "expiry" : found.flag === place.flag),
  );
  if (!isSaid) findings.push({ ...reason, ...place });
}

/** The future that a side without options holds: the one that its symbol names, else the front one. */
function heldFuture(product: OptionedContract, names: readonly string[], asOf: string | null): QuarterlyFuture | null {
  if (asOf === null) return null;
  const named = names.flatMap((name) => {
    const underlying = seriesOfCode(name, asOf)?.underlying ?? "";
    return futureOfCode(name, asOf) ?? futureOfCode(underlying, asOf) ?? [];
  });
  return named[0] ?? frontFutureOf(product, asOf);
}

function frontFutureOf({ symbol, kind }: OptionedContract, asOf: string | null): QuarterlyFuture | null {
  return kind === "future" && asOf !== null ? frontFuture(symbol, asOf) : null;
}
