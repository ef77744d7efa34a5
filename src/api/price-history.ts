import { bytesOfFile } from "../io/files/node-files.ts";
import type { PriceHistory, PriceHistoryOptions, ReadHistory } from "../io/price-history/price-history.ts";
import { readPrices } from "../io/price-history/read-price-history.ts";
import { type Check, flag, isoDate, oneOf, optional, record, refuse, text } from "./checked.ts";

export type { PriceFormat, PriceHistory, PriceHistoryOptions, Spacing } from "../io/price-history/price-history.ts";

/** A price file: its path, or its content with a name for messages. */
export type PriceFile =
  | string
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly bytes: Uint8Array };

/**
 * The price history in a file or a text, in whatever format its vendor wrote it: the prices, oldest first, in index
 * points; the level; what was recognised; and warnings as findings.
 *
 * Reads in blocks without giving way to other work between them, since that is soonest: some 1 s for a million rows.
 *
 * @throws a PairsizeError with a HISTORY_ code where the file cannot be read, or could be read in two ways
 * @example
 * (await readPriceHistory({ name: "rty.csv", text: "Date,Close\n2026-01-22,2730.8\n" })).level?.value; // 2730.8
 */
export async function readPriceHistory(source: PriceFile, options: PriceHistoryOptions = {}): Promise<PriceHistory> {
  const given = priceFile(source, "source");
  const how = priceHistoryOptions(options, "", "options");
  if (typeof given === "string") return plain(await readPrices({ name: given, chunks: bytesOfFile(given) }, how));
  const { name, text: content, bytes } = given;
  return plain(await readPrices({ name, chunks: bytes ?? new TextEncoder().encode(content) }, how));
}

/** The history as plain data. */
function plain({ findingsFrom: _, ...history }: ReadHistory): PriceHistory {
  return history;
}

interface PriceText {
  readonly name: string;
  readonly text?: string | undefined;
  readonly bytes?: Uint8Array | undefined;
}

const someBytes: Check<Uint8Array> = (value, path, name) =>
  value instanceof Uint8Array ? value : refuse(value, "bytes, as a Uint8Array", path, name);

const priceText = record<PriceText>({ name: text, text: optional(text), bytes: optional(someBytes) });

const priceFile: Check<string | PriceText> = (value, path) => {
  if (typeof value === "string") return value;
  const given = priceText(value, path);
  const isOne = (given.text === undefined) !== (given.bytes === undefined);
  return isOne ? given : refuse(value, "a path, or a name with either text or bytes", path);
};

const priceHistoryOptions = record<PriceHistoryOptions>({
  symbol: optional(text),
  column: optional(text),
  dateOrder: optional(oneOf("dmy", "mdy", "ymd")),
  asOf: optional(isoDate),
  skipWeekends: optional(flag),
});
