import type { Files } from "../../io/files/file-bytes.ts";

/** Stream that text goes to: standard output or standard error. */
export interface Sink {
  /**
   * Writes all of the text, or of its bytes, before it returns; throws an error with code EPIPE when nobody reads any
   * more.
   */
  readonly write: (text: string | Uint8Array) => void;
  /** Columns of the terminal (0 where it does not say), or null when the stream is not a terminal. */
  readonly columns: number | null;
}

/** Writes the files of -o. */
export interface Writer {
  /** Writes a whole file or none of it; without `force` a file that exists is refused. */
  readonly write: (path: string, text: string, options: { readonly force: boolean }) => Promise<void>;
}

/** The world that a run of the command line sees, injected so that a test needs no process. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Sink;
  /** Never throws where nobody reads: the result and the exit code stand without it. */
  readonly stderr: Sink;
  readonly files: Files & Writer;
  /** The same pieces, with a moment before each in which Ctrl-C ends the process: what was begun before is finished. */
  readonly interruptible: (pieces: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;
  /** Version and platform of Node, for the report of a fault: "v20.20.2 linux x64". */
  readonly platform: string;
  /** The ISO date of the day where the program runs, for a date given as `today`: the answer says which day it took. */
  readonly today: () => string;
  /** Milliseconds of a clock that only runs forward, for the timings of --debug; no result depends on it. */
  readonly now: () => number;
}

/** Exit code of a process: see `pairsize help exit-codes`. */
export type ExitCode = 0 | 1 | 2 | 3 | 70 | 130;
