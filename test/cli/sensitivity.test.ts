import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import market from "../../fixtures/oracles/ttr-market.json" with { type: "json" };
import { sensitivityDocumentSchema } from "../../src/schema/result/sensitivity.ts";
import { goldenSuite } from "./golden.ts";
import { answerOf, type WorldSpec } from "./world.ts";

const sample = "fixtures/trades/rty-nq-spreads.yaml";
const plain = (columns: number): WorldSpec => ({ columns, env: { NO_COLOR: "1" } });
const histories = [
  ...["--long", "RTY", "--short", "NQ"],
  ...["--history", "RTY=fixtures/prices/synthetic-first.csv", "--history", "NQ=fixtures/prices/synthetic-second.csv"],
];

goldenSuite("sensitivity", [
  { name: "histories-80-columns", argv: ["sensitivity", ...histories, "--weighting", "all"], world: plain(80) },
  { name: "histories-40-columns", argv: ["sensitivity", ...histories, "--weighting", "vol"], world: plain(40) },
  { name: "sample-80-columns", argv: ["sensitivity", sample, "--max-loss", "25000"], world: plain(80) },
  { name: "sample-json", argv: ["sensitivity", sample, "--weighting", "dollar,beta", "--json"] },
  { name: "sample-csv", argv: ["sensitivity", sample, "--weighting", "vol,beta", "--format", "csv"] },
  { name: "histories-markdown", argv: ["sensitivity", ...histories, "--weighting", "beta", "--format", "markdown"] },
  { name: "nothing-fits", argv: ["sensitivity", sample, "--max-notional", "600000"], world: plain(80) },
]);

/** The document of a call, parsed by its schema. */
async function documentOf(argv: readonly string[]) {
  const { exit, stdout } = await answerOf(["sensitivity", ...argv, "--json"]);
  return { exit, document: sensitivityDocumentSchema.parse(JSON.parse(stdout)) };
}

describe("sensitivity --json", () => {
  it("answers every weighting, and counts its cases", async () => {
    const { exit, document } = await documentOf([...histories, "--weighting", "all"]);
    expect(exit).toBe(0);
    expect(document.sensitivities).toHaveLength(6);
    for (const one of document.sensitivities) {
      if (!one.available) continue;
      const same = one.cases.filter(({ contracts }) => JSON.stringify(contracts) === JSON.stringify(one.contracts));
      expect(same).toHaveLength(one.stays);
      expect(one.chosen.reduce((sum, { cases }) => sum + cases, 0)).toBe(one.answered);
    }
  });

  it("says where only one side has windows to vary", async () => {
    const oneSided = [...histories.slice(0, 6), "--level", "NQ=25658.25", "--vol", "NQ=17.3%", "--weighting", "vol"];
    const { document } = await documentOf(oneSided);
    expect(document.sensitivities[0]).toMatchObject({ limitation: { code: "WINDOWS_VARIED_ON_ONE_SIDE" } });
  });

  it("exits as size does: 1 where nothing fits", async () => {
    const { exit } = await documentOf([sample, "--max-notional", "600000"]);
    expect(exit).toBe(1);
  });
});

const data = "../shared/data";
const present = existsSync(data);

describe.skipIf(!present)(
  `sensitivity of market prices${present ? "" : " (skipped: needs ../shared/data beside the checkout)"}`,
  () => {
    it("weighs RTY and NQ with the volatilities that R's TTR measures", async () => {
      const files = ["--history", `RTY=${data}/RTY_F_yahoo.csv`, "--history", `NQ=${data}/NQ_F_yahoo.csv`];
      const pair = ["--long", "RTY", "--short", "NQ", ...files, "--as-of", "2026-01-16", "--weighting", "vol"];
      const { document } = await documentOf(pair);
      const [one] = document.sensitivities;
      if (!one?.available) throw new Error("not available");
      const [rty, nq] = ["RTY", "NQ"].map((name) =>
        market.series.find((series) => series.name === name)?.dates.find(({ asOf }) => asOf === "2026-01-16"),
      );
      let compared = 0;
      for (const { change, hedgeRatio } of one.cases) {
        if (change.kind !== "method" || change.lookback === null) continue;
        const at = market.lookbacks.indexOf(change.lookback);
        const of = (date: typeof rty) =>
          Object.entries(date?.volatilities ?? {}).find(([calc]) => calc === change.estimator)?.[1][at] ?? 0;
        const expected = (2691.2 * 50 * of(rty)) / (25_689 * 20 * of(nq));
        expect(Math.abs((hedgeRatio ?? 0) / expected - 1)).toBeLessThan(1e-12);
        compared += 1;
      }
      expect(compared).toBe(36);
    });
  },
);
