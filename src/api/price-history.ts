import { type FileHandle, open } from "node:fs/promises";
import { fail, PairsizeError } from "../errors/error.ts";
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
 */
export async function readPriceHistory(source: PriceFile, options: PriceHistoryOptions = {}): Promise<PriceHistory> {
  if (typeof source === "string") return await readPrices({ name: source, chunks: bytesOf(source) }, options);
  const chunks = "text" in source ? new TextEncoder().encode(source.text) : source.bytes;
  return await readPrices({ name: source.name, chunks }, options);
}

const CHUNK_BYTES = 1 << 18;

/** The bytes of a file, in one buffer that every chunk is read into. */
async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  const file = await openFile(path);
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  try {
    for (let filled = await fill(file, buffer); filled > 0; filled = await fill(file, buffer)) {
      yield buffer.subarray(0, filled);
    }
  } catch (error) {
    if (error instanceof PairsizeError) throw error;
    refuse(path, error);
  } finally {
    await file.close();
  }
}

/** Reads until the buffer is full or the file ends: a pipe gives less at a time. */
async function fill(file: FileHandle, buffer: Buffer): Promise<number> {
  let filled = 0;
  while (filled < buffer.length) {
    const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, null);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path);
  } catch (error) {
    return refuse(path, error);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  EISDIR: "it is a directory",
  EACCES: "permission denied",
};

function refuse(path: string, error: unknown): never {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return fail(
    "HISTORY_FILE_UNREADABLE",
    { reason: REASONS[code] ?? (code || "unknown reason") },
    { where: { file: path } },
  );
}
