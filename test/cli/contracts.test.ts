import { describe, expect, it } from "vitest";
import { contracts } from "../../src/core/contract/catalogue.ts";
import { displayWidth } from "../../src/render/text/text.ts";
import { contractsDocumentSchema } from "../../src/schema/result/contracts.ts";
import { goldenSuite } from "./golden.ts";
import { answerOf } from "./world.ts";

goldenSuite("contracts", [
  { name: "table-80-columns", argv: ["contracts"], world: { columns: 80, env: { NO_COLOR: "1" } } },
  { name: "future-80-columns", argv: ["contracts", "rty"], world: { columns: 80, env: { NO_COLOR: "1" } } },
  { name: "index-40-columns", argv: ["contracts", "NDX"], world: { columns: 40, env: { NO_COLOR: "1" } } },
  { name: "etf-markdown", argv: ["contracts", "QQQ", "--format", "markdown"] },
  { name: "micro-json", argv: ["contracts", "M2K", "--json"] },
  { name: "csv", argv: ["contracts", "--format", "csv"] },
]);

// Dollars a tick as the exchanges print them beside the tick, typed from their pages.
const dollarsATick = {
  NQ: "0.25 → 5.00",
  MNQ: "0.25 → 0.50",
  RTY: "0.1 → 5.00",
  M2K: "0.1 → 0.50",
  ES: "0.25 → 12.50",
  MES: "0.25 → 1.25",
  YM: "1 → 5.00",
  MYM: "1 → 0.50",
  EMD: "0.1 → 10.00",
};

describe("contracts", () => {
  it("shows what a tick is worth as the exchange does", async () => {
    const { stdout } = await answerOf(["contracts"]);
    for (const [symbol, ticks] of Object.entries(dollarsATick)) {
      const line = stdout.split("\n").find((text) => text.startsWith(`${symbol} `));
      expect(line).toContain(` ${ticks} `);
    }
  });

  it("keeps a row a contract on one line where there is room, for grep", async () => {
    const { stdout } = await answerOf(["contracts"]);
    expect(stdout.trimEnd().split("\n")).toHaveLength(contracts.length + 1);
  });

  it.each([30, 40, 60, 79, 80, 100, 132, 200, 240])("keeps within %i columns", async (columns) => {
    const { stdout } = await answerOf(["contracts"], { columns, env: { NO_COLOR: "1" } });
    for (const line of stdout.split("\n")) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
    for (const { symbol } of contracts) expect(stdout).toContain(symbol);
  });

  it("prints a document that its schema takes, with every row of the table", async () => {
    const { stdout } = await answerOf(["contracts", "--json"]);
    const document = contractsDocumentSchema.parse(JSON.parse(stdout));
    expect(document.contracts.map(({ symbol }) => symbol)).toEqual(contracts.map(({ symbol }) => symbol));
    expect(document.contracts.find(({ symbol }) => symbol === "RTY")).toMatchObject({ multiplier: 50, tickValue: 5 });
  });

  it.each([
    ["TF", "CONTRACT_RETIRED"],
    ["RTYY", "CONTRACT_UNKNOWN"],
  ])("refuses %s with %s", async (symbol, code) => {
    const { exit, stdout, stderr } = await answerOf(["contracts", symbol, "--json"]);
    expect({ exit, stdout }).toEqual({ exit: 3, stdout: "" });
    expect(JSON.parse(stderr).error.code).toBe(code);
  });

  it("writes to a file with -o", async () => {
    const { exit, stdout } = await answerOf(["contracts", "ES", "-o", "es.txt"]);
    expect({ exit, stdout }).toEqual({ exit: 0, stdout: "" });
  });
});
