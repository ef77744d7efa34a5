import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync, writeSync } from "node:fs";
import { daysFromCivil, isoFromDays } from "../core/calendar.ts";
import { fail } from "../errors/error.ts";
import { assertRegular, assertUnchanged } from "../io/files/file-bytes.ts";
import { systemCode, writeReason } from "../io/files/system-error.ts";
import type { Sink, World } from "./call/command.ts";

/** The world of this process. */
export function processWorld(): World {
  return {
    env: process.env,
    stdin: { [Symbol.asyncIterator]: () => interruptible(process.stdin) },
    interruptible,
    stdout: sink(1),
    stderr: unheeded(sink(2)),
    files: {
      open: (path) => piecesOf(path, false),
      openNamed: (path) => piecesOf(path, true),
      write: async (path, text, { force }) => {
        const { writeWhole } = await import("../io/files/write-file.ts");
        const mark = `${process.pid}-${process.hrtime.bigint()}`;
        await writeWhole(path, text, { force, mark, uninterrupted });
      },
    },
    platform: `${process.version} ${process.platform} ${process.arch}`,
    today: () => {
      const now = new Date();
      return isoFromDays(daysFromCivil(now.getFullYear(), now.getMonth() + 1, now.getDate()));
    },
    now: () => performance.now(),
  };
}

const DEADLY = ["SIGHUP", "SIGINT", "SIGTERM"] as const;

/**
 * Does work that a signal would leave half done; a signal that came meanwhile then ends the process as it would have.
 *
 * A second one ends it at once, so that Ctrl-C helps where a disk does not answer.
 */
async function uninterrupted(work: () => Promise<void>): Promise<void> {
  const received: NodeJS.Signals[] = [];
  const receive = (signal: NodeJS.Signals) => {
    received.push(signal);
    release();
  };
  const release = () => {
    for (const signal of DEADLY) process.off(signal, receive);
  };
  for (const signal of DEADLY) process.on(signal, receive);
  try {
    await work();
  } finally {
    release();
  }
  for (const signal of received) process.kill(process.pid, signal);
}

/** Small, so that what is made of a piece is done with before it counts as old. */
const PIECE_BYTES = 16_384;

/**
 * A file, piece by piece, without waiting in between: it starts sooner than node:fs/promises, and nothing else is to
 * do.
 *
 * What may keep silent, a pipe or a terminal, is waited for instead, so that Ctrl-C is heard; not to block, a pipe is
 * opened before somebody writes to it.
 */
async function* piecesOf(path: string, isNamed: boolean): AsyncGenerator<Uint8Array> {
  // Before it is opened: a device may act on that.
  if (isNamed) assertRegular(statSync(path));
  if (remembered.has(path)) return yield* piecesAgain(path);
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  const status = fstatSync(descriptor);
  const silent = isNamed ? null : await silentStream(descriptor, status);
  if (silent !== null) return yield* rememberedPieces(path, silent);
  try {
    if (isNamed) assertRegular(status);
    for (;;) {
      const piece = new Uint8Array(PIECE_BYTES);
      const length = readSync(descriptor, piece);
      if (length === 0) return assertUnchanged(status, fstatSync(descriptor));
      yield piece.subarray(0, length);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** What pipes have given, by path; null where that was too much, or not all. */
const remembered = new Map<string, readonly Uint8Array[] | null>();
const REMEMBERED_BYTES = 8_388_608;

/** The pieces of a pipe, kept for whoever reads it again: a pipe itself gives them once. */
async function* rememberedPieces(path: string, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  remembered.set(path, null);
  let kept: Uint8Array[] | null = [];
  let length = 0;
  for await (const piece of interruptible(pieces)) {
    length += piece.length;
    if (length > REMEMBERED_BYTES) kept = null;
    kept?.push(piece);
    yield piece;
  }
  remembered.set(path, kept);
}

function piecesAgain(path: string): readonly Uint8Array[] {
  const pieces = remembered.get(path);
  if (pieces == null) throw Object.assign(new Error("a pipe gives its bytes once"), { code: "EGIVEN" });
  return pieces;
}

/** The stream of a pipe or a terminal, which closes its descriptor; null for a file or a device that always answers. */
async function silentStream(descriptor: number, status: Stats): Promise<AsyncIterable<Uint8Array> | null> {
  if (status.isFIFO()) {
    const { Socket } = await import("node:net");
    return new Socket({ fd: descriptor, readable: true, writable: false });
  }
  if (!status.isCharacterDevice()) return null;
  const { isatty, ReadStream } = await import("node:tty");
  return isatty(descriptor) ? new ReadStream(descriptor) : null;
}

/**
 * The same pieces, while Ctrl-C ends the process with 130, which a parent that is no shell sees too.
 *
 * Only then: a handler runs between steps of the program, and would keep Ctrl-C from ending a write that blocks.
 */
async function* interruptible(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const interrupted = () => process.exit(130);
  process.once("SIGINT", interrupted);
  try {
    for await (const piece of pieces) {
      yield piece;
      // A file is read without waiting in between, and signals are looked at where something waits.
      await new Promise(setImmediate);
    }
  } finally {
    process.off("SIGINT", interrupted);
  }
}

/**
 * Writes straight to the descriptor: it starts sooner than the stream of the process, and nothing is lost at exit.
 * A full pipe that does not block answers EAGAIN; then the writer waits for the reader.
 */
function sink(descriptor: 1 | 2): Sink {
  return {
    write: (text) => {
      let rest: Uint8Array = typeof text === "string" ? Buffer.from(text) : text;
      while (rest.length > 0) rest = rest.subarray(writeSome(descriptor, rest));
    },
    get columns() {
      const stream = descriptor === 1 ? process.stdout : process.stderr;
      return stream.isTTY ? (stream.columns ?? 0) : null;
    },
  };
}

/**
 * A sink whose failures change nothing: what nobody can read any more must not take the result or the exit code with
 * it.
 */
function unheeded(written: Sink): Sink {
  return {
    write: (text) => {
      try {
        written.write(text);
      } catch (error) {
        if (systemCode(error) === null) throw error;
      }
    },
    get columns() {
      return written.columns;
    },
  };
}

const WAIT_MS = 2;

function writeSome(descriptor: 1 | 2, bytes: Uint8Array): number {
  try {
    return writeSync(descriptor, bytes);
  } catch (error) {
    const code = systemCode(error);
    if (code !== "EAGAIN") return refuse(error, code, descriptor);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MS);
    return 0;
  }
}

function refuse(error: unknown, code: string | null, descriptor: 1 | 2): never {
  const reason = code === "EPIPE" ? null : writeReason(error);
  if (reason === null || descriptor === 2) throw error;
  return fail("TARGET_UNWRITABLE", { file: "standard output", reason });
}
