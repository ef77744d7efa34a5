import { closeSync, openSync, readSync } from "node:fs";
import { fail } from "../errors/error.ts";
import type { PriceHistoryOptions } from "../io/price-history/dialect.ts";
import type { PriceHistory } from "../io/price-history/price-history.ts";
import { readPrices } from "../io/price-history/read-price-history.ts";

/** A price file: its path, or its content with a name for messages. */
export type PriceFile =
  | string
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly bytes: Uint8Array };

/**
 * The price history in a file or a text, in whatever format its vendor wrote it: the prices, oldest first, in index
 * points; the level; what was recognised; and warnings as findings.
 *
 * @throws a PairsizeError with a HISTORY_ code where the file cannot be read, or could be read in two ways
 * @example
 * (await readPriceHistory({ name: "rty.csv", text: "Date,Close\n2026-01-22,2730.8\n" })).level?.value; // 2730.8
 */
export async function readPriceHistory(source: PriceFile, options: PriceHistoryOptions = {}): Promise<PriceHistory> {
  if (typeof source === "string") return await readPrices({ name: source, chunks: bytesOf(source) }, options);
  const chunks = "text" in source ? new TextEncoder().encode(source.text) : source.bytes;
  return await readPrices({ name: source.name, chunks }, options);
}

const CHUNK_BYTES = 1 << 18;

/** The bytes of a file, in one buffer that every chunk is read into; without waiting, since a promise a chunk costs more. */
function* bytesOf(path: string): Generator<Uint8Array> {
  const file = attempt(path, () => openSync(path, "r"));
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  try {
    for (let filled = fill(path, file, buffer); filled > 0; filled = fill(path, file, buffer)) {
      yield buffer.subarray(0, filled);
    }
  } finally {
    closeSync(file);
  }
}

/** Reads until the buffer is full or the file ends: a pipe gives less at a time. */
function fill(path: string, file: number, buffer: Buffer): number {
  let filled = 0;
  while (filled < buffer.length) {
    const read = attempt(path, () => readSync(file, buffer, filled, buffer.length - filled, null));
    if (read === 0) break;
    filled += read;
  }
  return filled;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  EISDIR: "it is a directory",
  EACCES: "permission denied",
};

function attempt<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const reason = REASONS[code] ?? (code || "unknown reason");
    return fail("HISTORY_FILE_UNREADABLE", { reason }, { where: { file: path } });
  }
}
