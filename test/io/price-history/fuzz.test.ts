import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { messageOf, PairsizeError, readPriceHistory } from "../../../src/index.ts";
import { generator, mutated } from "../../mutations.ts";

const folders = ["fixtures/prices", "../shared/vendors"].filter((folder) => existsSync(folder));
const samples = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(?:csv|tsv|txt)$/.test(name))
    .map((name) => new Uint8Array(readFileSync(`${folder}/${name}`))),
);
const RUNS = Number(process.env.FUZZ ?? 3000);

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
