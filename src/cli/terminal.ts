import { writeSync } from "node:fs";
import { nodeFiles } from "../io/node-files.ts";
import type { Sink, World } from "./world.ts";

/** The world of this process. */
export function processWorld(): World {
  return {
    env: process.env,
    get stdin() {
      return process.stdin;
    },
    stdout: sink(1),
    stderr: sink(2),
    files: {
      ...nodeFiles,
      write: async (path, text, { force }) => {
        const { writeWhole } = await import("../io/write-file.ts");
        await writeWhole(path, text, { force, mark: String(process.pid) });
      },
    },
    platform: `${process.version} ${process.platform} ${process.arch}`,
  };
}

/**
 * Writes straight to the descriptor: it starts sooner than the stream of the process, and nothing is lost at exit.
 * A full pipe that does not block answers EAGAIN; then the writer waits for the reader.
 */
function sink(descriptor: 1 | 2): Sink {
  return {
    write: (text) => {
      let rest: Uint8Array = Buffer.from(text);
      while (rest.length > 0) rest = rest.subarray(writeSome(descriptor, rest));
    },
    get columns() {
      const stream = descriptor === 1 ? process.stdout : process.stderr;
      return stream.isTTY ? (stream.columns ?? 0) : null;
    },
  };
}

const WAIT_MS = 2;

function writeSome(descriptor: number, bytes: Uint8Array): number {
  try {
    return writeSync(descriptor, bytes);
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error) || error.code !== "EAGAIN") throw error;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MS);
    return 0;
  }
}
