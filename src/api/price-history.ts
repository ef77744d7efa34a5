import { bytesOfFile } from "../io/price-history/file-bytes.ts";
import type { PriceHistoryOptions } from "../io/price-history/options.ts";
import type { PriceHistory } from "../io/price-history/price-history.ts";
import { readPrices } from "../io/price-history/read-price-history.ts";

export type { PriceHistoryOptions } from "../io/price-history/options.ts";
export type { PriceFormat, PriceHistory } from "../io/price-history/price-history.ts";
export type { Spacing } from "../io/price-history/spacing.ts";

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
  if (typeof source === "string") return await readPrices({ name: source, chunks: bytesOfFile(source) }, options);
  const chunks = "text" in source ? new TextEncoder().encode(source.text) : source.bytes;
  return await readPrices({ name: source.name, chunks }, options);
}
