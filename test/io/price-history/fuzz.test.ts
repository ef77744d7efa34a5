import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { messageOf, PairsizeError, readPriceHistory } from "../../../src/index.ts";

const folders = ["fixtures/prices", "../shared/vendors"].filter((folder) => existsSync(folder));
const samples = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(?:csv|tsv|txt)$/.test(name))
    .map((name) => new Uint8Array(readFileSync(`${folder}/${name}`))),
);
const RUNS = Number(process.env.FUZZ ?? 3000);

/** mulberry32: the same mutations on every machine. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const SPICE = [0, 9, 10, 13, 32, 34, 39, 44, 45, 46, 47, 48, 57, 59, 124, 0x80, 0xa0, 0xe9, 0xfe, 0xff];

function mutated(sample: Uint8Array, random: () => number): Uint8Array {
  const below = (n: number): number => Math.floor(random() * n);
  const bytes = [...sample];
  for (let change = 1 + below(3); change > 0; change--) {
    const at = below(bytes.length);
    const byte = random() < 0.5 ? below(256) : (SPICE[below(SPICE.length)] ?? 0);
    const kind = below(6);
    if (kind < 2) bytes[at] = byte;
    else if (kind === 2) bytes.splice(at, 0, byte);
    else if (kind === 3) bytes.splice(at, 1 + below(20));
    else if (kind === 4) bytes.splice(at, 0, ...bytes.slice(at, at + below(60)));
    else bytes.length = at;
  }
  return new Uint8Array(bytes);
}

it(`${RUNS} mutations of the samples are read, or refused with a code`, { timeout: 3_600_000 }, async () => {
  const random = generator(20260122);
  let read = 0;
  for (let run = 0; run < RUNS; run++) {
    const bytes = mutated(samples[run % samples.length] ?? new Uint8Array(), random);
    try {
      const { bars, level, spacing, findings } = await readPriceHistory({ name: "fuzz", bytes });
      read += 1;
      const wrong = bars.close.some((close) => !(close > 0 && close < Number.POSITIVE_INFINITY));
      const sorted = bars.dates.every((date, i) => i === 0 || (bars.dates[i - 1] ?? "") <= date);
      const shaped =
        bars.dates.every((date) => /^\d{4}-\d{2}-\d{2}$/.test(date)) && bars.dates.length === bars.close.length;
      const columns = [bars.open, bars.high, bars.low].every(
        (column) => column === null || column.every((x) => (x > 0 && x < Number.POSITIVE_INFINITY) || Number.isNaN(x)),
      );
      const text = findings.map(messageOf).join();
      const sound =
        !wrong &&
        sorted &&
        shaped &&
        columns &&
        spacing.periodsPerYear > 0 &&
        !text.includes("undefined") &&
        !text.includes("NaN");
      if (!sound || (level !== null && !Number.isFinite(level.value))) throw new Error(`unsound: run ${run} ${text}`);
    } catch (error) {
      if (!(error instanceof PairsizeError)) throw new Error(`run ${run}: ${String(error)}`, { cause: error });
      expect(error.message).not.toMatch(/undefined|NaN/);
    }
  }
  expect(read).toBeGreaterThan(RUNS * 0.1);
});
