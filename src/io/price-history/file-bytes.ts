import { closeSync, openSync, readSync } from "node:fs";
import { fail } from "../../errors/error.ts";

const CHUNK_BYTES = 1 << 18;

/**
 * The bytes of a file, in one buffer that every chunk is read into; without waiting, since a promise a chunk costs more.
 *
 * @throws HISTORY_FILE_UNREADABLE, at the first chunk
 */
export function* bytesOfFile(path: string): Generator<Uint8Array> {
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
