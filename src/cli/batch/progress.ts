import { exact } from "../../render/text/figures.ts";
import { type Invocation, isSet } from "../command.ts";

/** How far a batch is. */
export interface Tally {
  /** Lines answered. */
  lines: number;
  /** Those that could not be sized. */
  failed: number;
  /** Those of trades that nothing fits, or that no weighting is available for. */
  unfit: number;
}

/** Shows how far a batch is: while it runs in one place, and when it is done on a line of its own. */
export interface Progress {
  readonly show: (tally: Tally) => void;
  readonly end: (tally: Tally) => void;
}

const PAUSE_MS = 200;
const silent: Progress = { show: () => {}, end: () => {} };

/** Progress on standard error, where that is a terminal that the results do not scroll through; silence elsewhere. */
export function progressOf({ options, world }: Invocation): Progress {
  const { stdout, stderr, now } = world;
  if (isSet(options, "quiet") || stderr.columns === null || stdout.columns !== null) return silent;
  const start = now();
  let next = start + PAUSE_MS;
  let width = 0;
  const write = (text: string, end: string) => {
    stderr.write(`\r${text.padEnd(width)}${end}`);
    width = text.length;
  };
  return {
    show: (tally) => {
      const time = now();
      if (time < next) return;
      next = time + PAUSE_MS;
      write(`${words(tally)}, ${exact(Math.round((1000 * tally.lines) / (time - start)))} a second`, "");
    },
    end: (tally) => write(words(tally), "\n"),
  };
}

function words({ lines, failed, unfit }: Tally): string {
  const parts = [`${exact(lines)} ${lines === 1 ? "line" : "lines"}`];
  if (failed > 0) parts.push(`${exact(failed)} failed`);
  if (unfit > 0) parts.push(`${exact(unfit)} without a size`);
  return parts.join(", ");
}
