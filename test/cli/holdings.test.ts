import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import { goldenSuite } from "./golden.ts";
import { sampleFile } from "./trades.ts";
import { answerOf } from "./world.ts";

const position = `version: 1
asOf: 2026-01-22
expiry: 2026-03-20
rate: 3.65%
long: {symbol: RTY, level: 2730.8, volatility: 18.5%, legs: ["2750C @ 78.40", "-1 2950C @ 18.20"]}
short: {symbol: NQ, level: 25658.25, volatility: 17.3%, legs: ["25500P @ 612.50", "-1 23500P @ 196.25"]}
size: {weighting: dollar}
holdings: [{RTY: "+3 F @ 2700"}, {RTY: "+4 2026-03-20 2750C @ 78.40"}, {NQ: "-1 F"}]
`;
const futures = ["--holding", "RTY=+3 F @ 2700", "--holding", "NQ=-1 F"];

goldenSuite("holdings", [
  { name: "convert", argv: ["size", sampleFile, ...futures, "--weighting", "dollar"], world: { columns: 80 } },
  { name: "convert-explain", argv: ["size", sampleFile, ...futures, "--weighting", "delta,dollar", "--explain"] },
  { name: "convert-json", argv: ["size", sampleFile, ...futures, "--weighting", "dollar", "--json"] },
  { name: "convert-csv", argv: ["size", sampleFile, ...futures, "--weighting", "dollar", "--format", "csv"] },
  {
    name: "convert-tickets",
    argv: ["size", sampleFile, ...futures, "--weighting", "dollar", "--tickets", "exchange"],
  },
  {
    name: "in-the-file",
    argv: ["size", "position.yaml", "--tickets", "plain"],
    world: { files: { "position.yaml": position } },
  },
  {
    name: "flags-beat-the-file",
    argv: ["size", "position.yaml", "--tickets", "plain", "--holding", "NQ=+1 Jun26 25500P"],
    world: { files: { "position.yaml": position } },
  },
  { name: "without-expiry", argv: ["size", sampleFile, "--holding", "RTY=+4 2750C"] },
  { name: "unreadable", argv: ["size", sampleFile, "--holding", "RTY=+4 Mar26 2750 @ 78"] },
  { name: "wrong-symbol", argv: ["size", sampleFile, "--holding", "ES=+1 F"] },
  {
    name: "wrong-in-the-file",
    argv: ["size", "position.yaml"],
    world: { files: { "position.yaml": position.replace("+4 2026-03-20 2750C", "+4 2026-03-21 2750C") } },
  },
]);

it("has the two imbalances of what is held each in its column", async () => {
  const argv = ["size", "position.yaml", "--holding", "RTY=+4 Mar26 2950C", "--holding", "NQ=-1 F"];
  const answer = async (...flags: string[]) =>
    (await answerOf([...argv, ...flags], { files: { "position.yaml": position } })).stdout;
  const [row] = parse(await answer("--format", "csv"), { columns: true }) as Record<string, string>[];
  const { holding } = JSON.parse(await answer("--json")).sizings[0];
  expect(holding.imbalance).not.toBe(holding.deltaImbalance);
  expect(Number(row?.held_imbalance_fraction)).toBe(holding.imbalance);
  expect(Number(row?.held_delta_imbalance_fraction)).toBe(holding.deltaImbalance);
});

it.each([
  ["RTY", 'RTY=3 could mean 3 futures ("+3 F") or 3 units of the side ("+3 2700 call")', "RTY=+3 F @ PRICE"],
  ["IWM", 'IWM=3 could mean 300 shares ("+3 F") or 3 units of the side ("+3 2700 call")', "IWM=+3 F @ PRICE"],
  ["RUT", "RUT=3 does not say which options on RUT are held", "name each with its expiry"],
])("says what a bare number held of %s could mean, no future of an index", async (symbol, message, remedy) => {
  const trade = `version: 1
asOf: 2026-01-22
expiry: 2026-03-20
long: {symbol: ${symbol}, level: 2730.8, volatility: 18.5%, legs: ["2700C @ 120"]}
short: {symbol: NQ, level: 25658.25, volatility: 17.3%}
`;
  const { exit, stderr } = await answerOf(["size", "p.yaml", "--holding", `${symbol}=3`], {
    files: { "p.yaml": trade },
  });
  expect([exit, stderr]).toEqual([3, expect.stringContaining(message)]);
  expect(stderr).toContain(remedy);
});
