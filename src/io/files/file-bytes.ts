import { fail } from "../../errors/error.ts";
import type { Place } from "../../errors/finding.ts";

/** The files that a reader may open; the command line and the tests each bring their own. */
export interface Files {
  /** The bytes of a file, piece by piece; a problem of the system shows as an error that carries a `code`. */
  open(path: string): AsyncIterable<Uint8Array>;
  /**
   * Likewise of a file that another file names: a regular one only, since a device may act when it is opened, and a
   * pipe may stay silent for ever.
   */
  openNamed(path: string): AsyncIterable<Uint8Array>;
}

/**
 * The most bytes of a trade file: 32 KiB. A trade is a page, and 500 legs are 12 KiB; anything larger is another
 * file by mistake, of which YAML may need two kilobytes of memory for every two bytes.
 */
export const TRADE_FILE_BYTES = 32_768;

/** The most bytes of what pairsize itself has written: 1 MiB. */
export const OWN_FILE_BYTES = 1_048_576;

const NOT_REGULAR = "a file that a trade names must be a regular file, not a pipe or a device";

/** Reasons of the system, and of pairsize itself, by their codes. */
const REASONS: Readonly<Record<string, string>> = {
  EISDIR: "it is a directory",
  ENOTDIR: "a part of its path is not a directory",
  EACCES: "permission denied",
  EPERM: "permission denied",
  ELOOP: "its links go round in a circle",
  ENAMETOOLONG: "its name is too long",
  ERR_INVALID_ARG_VALUE: "its name holds a NUL",
  ECHANGED: "it changed while it was read",
  EGIVEN: "it is a pipe, which gives its bytes once; store them in a file",
  ENOTFILE: NOT_REGULAR,
  EOUTSIDE: "it lies outside of the folder of --root",
};

/**
 * All bytes of a file or of standard input, never holding more than `most` of them and one piece.
 *
 * @param file what to call it in a message
 * @throws PairsizeError FILE_TOO_LARGE, FILE_NOT_FOUND, FILE_UNREADABLE
 */
export async function readBytes(
  pieces: AsyncIterable<Uint8Array>,
  file: string,
  most: number = TRADE_FILE_BYTES,
): Promise<Uint8Array> {
  const read: Uint8Array[] = [];
  let length = 0;
  for await (const piece of readable(pieces, file)) {
    length += piece.length;
    if (length > most) break;
    read.push(piece);
  }
  if (length > most) fail("FILE_TOO_LARGE", { file, most }, { where: { file } });
  return joined(read, length);
}

/**
 * The pieces of a file, with the refusals of the system in code.
 *
 * @throws PairsizeError FILE_NOT_FOUND, FILE_UNREADABLE
 */
export async function* readable(pieces: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces;
  } catch (error) {
    unreadable(error, file);
  }
}

/** What the system says of a file before it is read, and after. */
interface FileStatus {
  readonly isFile: () => boolean;
  readonly size: number;
  readonly mtimeMs: number;
}

/**
 * Refuses a file that was written to while it was read: what was read may be half the old one and half the new.
 *
 * @throws Error whose code becomes FILE_UNREADABLE
 */
export function assertUnchanged(before: FileStatus, after: FileStatus): void {
  if (!before.isFile() || (before.size === after.size && before.mtimeMs === after.mtimeMs)) return;
  throw Object.assign(new Error("it changed while it was read"), { code: "ECHANGED" });
}

/**
 * Refuses a pipe, a device or a socket that a file names; a folder is refused when it is read.
 *
 * @throws Error whose code becomes FILE_UNREADABLE
 */
export function assertRegular(status: Pick<FileStatus, "isFile"> & { readonly isDirectory: () => boolean }): void {
  if (status.isFile() || status.isDirectory()) return;
  throw Object.assign(new Error(NOT_REGULAR), { code: "ENOTFILE" });
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/**
 * Refuses with the code of a problem of the system.
 *
 * @throws PairsizeError FILE_NOT_FOUND, FILE_UNREADABLE; and any other error as it is
 */
export function unreadable(error: unknown, file: string, place: Place = { where: { file } }): never {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== "string") throw error;
  if (code === "ENOENT") fail("FILE_NOT_FOUND", { file }, place);
  fail("FILE_UNREADABLE", { file, reason: REASONS[code] ?? code }, place);
}

/** Reads what a key names; or gives what a call with the same key has read before. */
export type ReadOnce = <Value>(key: readonly unknown[], read: () => Promise<Value>) => Promise<Value>;

/** Reads anew each time. */
export const readAnew: ReadOnce = (_key, read) => read();

/** Two price files and two chains a trade, of two kinds of trades. */
const MOST_KEPT = 8;

/**
 * Keeps the last few files that were read: the lines of a batch name the same ones again and again.
 *
 * A file that changes while a batch runs is one file to all its lines. What could not be read is tried again.
 */
export function readingOnce(most = MOST_KEPT): ReadOnce {
  const kept = new Map<string, unknown>();
  return async <Value>(key: readonly unknown[], read: () => Promise<Value>) => {
    const name = JSON.stringify(key);
    const value = kept.has(name) ? (kept.get(name) as Value) : await read();
    // The last one used goes to the end, so that the first is the one that has waited longest.
    kept.delete(name);
    kept.set(name, value);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return value;
  };
}
