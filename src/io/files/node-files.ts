import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { open, stat } from "node:fs/promises";
import { fail } from "../../errors/error.ts";
import { assertRegular, assertUnchanged, type Files } from "./file-bytes.ts";

const PIECE_BYTES = 262_144;

/**
 * The files of this machine. Read in pieces, so that a limit holds for pipes and devices too, whose size nobody knows.
 */
export const nodeFiles: Files = {
  open: (path) => piecesOf(path, false),
  openNamed: (path) => piecesOf(path, true),
};

async function* piecesOf(path: string, isNamed: boolean): AsyncGenerator<Uint8Array> {
  // Before it is opened: a device may act on that.
  if (isNamed) assertRegular(await stat(path));
  // Not to wait for whoever writes to a pipe: it is refused.
  const handle = await open(path, constants.O_RDONLY | (isNamed ? (constants.O_NONBLOCK ?? 0) : 0));
  try {
    const status = await handle.stat();
    if (isNamed) assertRegular(status);
    for (;;) {
      const piece = new Uint8Array(PIECE_BYTES);
      const { bytesRead } = await handle.read(piece, 0, PIECE_BYTES, null);
      if (bytesRead === 0) return assertUnchanged(status, await handle.stat());
      yield piece.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

const CHUNK_BYTES = 1 << 18;

/**
 * The bytes of a file, in one buffer that every chunk is read into; without waiting, since a promise a chunk costs
 * more.
 *
 * @throws HISTORY_FILE_UNREADABLE, at the first chunk
 */
export function* bytesOfFile(path: string): Generator<Uint8Array> {
  const file = attempt(path, () => openSync(path, "r"));
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  try {
    const status = fstatSync(file);
    for (let filled = fill(path, file, buffer); filled > 0; filled = fill(path, file, buffer)) {
      yield buffer.subarray(0, filled);
    }
    attempt(path, () => assertUnchanged(status, fstatSync(file)));
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
  ECHANGED: "it changed while it was read",
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
