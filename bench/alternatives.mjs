import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { black76Value } from "../dist/index.js";
import { median } from "./median.mjs";
import { inProject } from "./paths.mjs";
import { environment } from "./processes.mjs";
import { row } from "./row.mjs";
import { inScratchFolder } from "./scratch.mjs";

const ROUNDS = 9;
const STRIKES = 400;
const YEARS = 57 / 365;
const RATE = 0.0365;
const sides = {
  rty: { level: 2730.8, step: 5, tick: 0.1, volatility: 0.185 },
  nq: { level: 25_658.25, step: 50, tick: 0.25, volatility: 0.173 },
};

/** A whole `pairsize compare` of twenty structures with strikes by delta, on a chain of 400 strikes each side. */
export function measure() {
  return inScratchFolder((folder) => {
    for (const [name, side] of Object.entries(sides)) writeFileSync(join(folder, `${name}-chain.csv`), chainOf(side));
    const trade = join(folder, "trade.json");
    const side = (symbol, { level, volatility }, chain) => ({ symbol, level, volatility, chain });
    writeFileSync(
      trade,
      JSON.stringify({
        ...{ version: 1, asOf: "2026-01-22", expiry: "2026-03-20", rate: "3.65%", correlation: 0.78 },
        long: side("RTY", sides.rty, "rty-chain.csv"),
        short: side("NQ", sides.nq, "nq-chain.csv"),
        moves: [{ RTY: "+16%", NQ: "+8%" }],
        size: { weighting: "dollar-neutral", maxLoss: 100_000 },
      }),
    );
    const deltas = [60, 55, 50, 45, 40, 35, 30, 28, 26, 24];
    const structures = deltas.flatMap((delta) => [`${delta}dC/15dC`, `${delta}dC`]);
    const words = ["compare", trade, "--json", ...structures.flatMap((one) => ["--structure", one])];
    const times = Array.from({ length: ROUNDS }, () => processorSeconds(words));
    const note = `least ${Math.min(...times).toFixed(2)}; the start included`;
    return [row("compare twenty alternatives on a chain of 400 strikes", median(times), "s", { atMost: 1 }, note)];
  });
}

function processorSeconds(words) {
  const required = [
    "--require",
    inProject("bench/children/processor-time.cjs"),
    inProject("bin/pairsize.cjs"),
    ...words,
  ];
  const { status, output, stderr } = spawnSync(process.execPath, required, {
    env: environment,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  if (status !== 0) throw new Error(`compare exited with ${status}: ${stderr}`);
  const { alternatives } = JSON.parse(output[1]);
  if (alternatives.length !== 20) throw new Error(`compare has ${alternatives.length} alternatives`);
  return Number(output[3]);
}

/** Calls and puts around the level, bid and ask in ticks about the Black-76 value at a volatility with a smile. */
function chainOf({ level, step, tick, volatility }) {
  const first = Math.round(level / step) - STRIKES / 2;
  const lines = Array.from({ length: STRIKES }, (_, at) => (first + at) * step).flatMap((strike) =>
    ["call", "put"].map((right) => {
      const smile = volatility + 0.15 * Math.abs(Math.log(strike / level));
      const value = black76Value(right, level, strike, YEARS, smile, RATE);
      const bid = Math.max(0, Math.floor((0.99 * value) / tick) * tick);
      return `${right},2026-03-20,${strike},${bid.toFixed(2)},${(bid + 2 * tick).toFixed(2)}`;
    }),
  );
  return `type,expiry,strike,bid,ask\n${lines.join("\n")}\n`;
}
