import { describe, expect, it } from "vitest";
import { priceDocumentSchema } from "../../src/schema/result/price.ts";
import { goldenSuite } from "./golden.ts";
import { sampleFile } from "./trades.ts";
import { answerOf } from "./world.ts";

const market = ["--rate", "3.65%", "--as-of", "2026-01-22", "--expiry", "2026-03-20"];
const rty = ["price", "--leg", "RTY=2750C @ 78.40", "--level", "RTY=2730.8", "--vol", "RTY=20%", ...market];
const byDelta = ["--leg", "RTY=-1 40dP"];

goldenSuite("price", [
  { name: "sample-80-columns", argv: ["price", sampleFile], world: { columns: 80 } },
  { name: "sample-40-columns", argv: ["price", sampleFile], world: { columns: 40 } },
  { name: "one-leg-by-flags", argv: rty, world: { columns: 80 } },
  { name: "strike-by-delta-explain", argv: [...rty, ...byDelta, "--explain"], world: { columns: 80 } },
  { name: "strike-by-delta-csv", argv: [...rty, ...byDelta, "--format", "csv"] },
  { name: "strike-by-delta-markdown", argv: [...rty, ...byDelta, "--format", "markdown"] },
  { name: "strike-by-delta-json", argv: [...rty, ...byDelta, "--json"] },
  { name: "three-underlyings", argv: [...rty, "--leg", "NQ=ATM P", "--leg", "ES=ATM P"] },
  { name: "no-legs", argv: ["price", "--level", "RTY=2730.8", ...market] },
  { name: "no-dates", argv: rty.slice(0, 7) },
]);

async function document(argv: readonly string[]) {
  const { stdout, stderr } = await answerOf([...argv, "--json"]);
  expect(stderr).toBe("");
  return priceDocumentSchema.parse(JSON.parse(stdout));
}

describe("flags of the model", () => {
  const model = ["price", "--leg", "RUT=2750C", "--level", "RUT=2730.8", ...market];
  it("--implied-vol beats --vol, and --yield and --exercise reach the model", async () => {
    const vols = ["--vol", "RUT=18%", "--implied-vol", "rut=20%"];
    const [plain] = (await document([...model, ...vols])).underlyings;
    const [given] = (await document([...model, ...vols, "--yield", "RUT=1.3%"])).underlyings;
    const [early] = (await document([...model, ...vols, "--exercise", "RUT=american"])).underlyings;
    expect(plain).toMatchObject({ model: "black-scholes", yield: 0, legs: [{ volatility: 0.2 }] });
    expect(given).toMatchObject({ model: "black-scholes", yield: 0.013 });
    expect(early).toMatchObject({ model: "american-spot" });
  });
  it("a bare --exercise is for both sides", async () => {
    const { underlyings } = await document(["price", sampleFile, "--exercise", "european"]);
    expect(underlyings.map((one) => one.model)).toEqual(["black-76", "black-76"]);
    const keyed = await document(["price", sampleFile, "--exercise", "european", "--exercise", "NQ=american"]);
    expect(keyed.underlyings.map((one) => one.model)).toEqual(["black-76", "american-future"]);
  });
  it("another style is refused with its flag", async () => {
    const { exit, stderr } = await answerOf(["price", sampleFile, "--exercise", "bermudan"]);
    expect(exit).toBe(3);
    expect(stderr).toContain("american or european");
  });
});

describe("premiums from a chain", () => {
  it("carry the warnings of their quotes, as in size", async () => {
    const chain = ["--chain", "RTY=fixtures/chains/barchart-stacked.csv", "--quote", "last", "--as-of", "2026-01-26"];
    const { warnings } = await document(["price", sampleFile, ...chain, "--leg", "RTY=2750C"]);
    expect(warnings).toMatchObject([
      { code: "PRICES_OF_OTHER_DAY" },
      { code: "SERIES_SEVERAL" },
      { code: "CHAIN_STALE", file: "fixtures/chains/barchart-stacked.csv" },
    ]);
  });
});

describe("two underlyings by flags", () => {
  it("need no sides", async () => {
    const nq = ["--leg", "NQ=25500P @ 612.50", "--level", "NQ=25658.25"];
    const { underlyings } = await document([...rty, ...nq]);
    expect(underlyings.map(({ symbol }) => symbol)).toEqual(["RTY", "NQ"]);
  });
});

describe("a model premium", () => {
  it("is marked as one by size: on the screen, in CSV, Markdown, the formulas and JSON", async () => {
    const size = ["size", sampleFile, "--leg", "RTY=40dC", "--implied-vol", "RTY=20%"];
    const said = /\+1 2795C \(40d\) @ \d+\.\d\d model/;
    expect((await answerOf(size)).stdout).toMatch(/One unit: pay +[\d,.]+, by model /);
    expect((await answerOf([...size, "--full"])).stdout).toMatch(said);
    expect((await answerOf([...size, "--format", "csv"])).stdout.split("\r\n")[1]).toContain("RTY,NQ,model,quoted");
    expect((await answerOf([...size, "--format", "markdown"])).stdout).toMatch(said);
    expect((await answerOf([...size, "--explain"])).stdout).toMatch(/2795C \(40d\): premium \d+\.\d+ from the model/);
    const { trade } = JSON.parse((await answerOf([...size, "--json"])).stdout);
    expect(trade.long.legs[0]).toMatchObject({ premium: { from: "model" }, selector: { kind: "delta", value: 0.4 } });
  });
});
