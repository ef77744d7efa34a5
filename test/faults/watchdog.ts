import { Worker } from "node:worker_threads";

const WORDS_BYTES = 4096;

/** Ends this process, saying what it was at, where one step takes too long: a loop without end cannot be ended from within. */
export interface Watchdog {
  readonly step: (words: string) => void;
  readonly end: () => Promise<number>;
}

// Word 0 counts the steps; the text of the present one stands behind it.
const watch = `
const { workerData: { shared, most } } = require("node:worker_threads");
const { writeSync } = require("node:fs");
const count = new Int32Array(shared, 0, 1);
let seen = -1;
setInterval(() => {
  if (count[0] !== seen) { seen = count[0]; return; }
  const words = Buffer.from(new Uint8Array(shared, 4)).toString().split("\\0")[0];
  writeSync(2, "no answer within " + most / 1000 + " seconds: " + words + "\\n");
  process.kill(process.pid, "SIGKILL");
}, most);
`;

/** A watchdog over steps that may take so many milliseconds each, and twice as many before it bites. */
export function watchdog(most: number): Watchdog {
  const shared = new SharedArrayBuffer(4 + WORDS_BYTES);
  const [count, text] = [new Int32Array(shared, 0, 1), new Uint8Array(shared, 4)];
  const worker = new Worker(watch, { eval: true, workerData: { shared, most } });
  worker.unref();
  return {
    step: (words) => {
      text.fill(0);
      text.set(Buffer.from(words.replaceAll("\0", "\\0")).subarray(0, WORDS_BYTES - 1));
      Atomics.add(count, 0, 1);
    },
    end: () => worker.terminate(),
  };
}
