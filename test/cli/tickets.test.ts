import { describe, expect, it } from "vitest";
import { optionOf, readOptionSymbol } from "../../src/core/contract/symbols.ts";
import { goldenSuite } from "./golden.ts";
import { answerOf } from "./world.ts";

const sample = "fixtures/trades/rty-nq-spreads.yaml";
const at = { asOf: "2026-01-22", expiry: "2026-03-20", rate: 0.0365 };
const cash = JSON.stringify({
  version: 1,
  ...at,
  long: { symbol: "RUTW", level: 2730.8, yield: 0.012, legs: ["2750C @ 78.44", "-1 2950C @ 18.21"] },
  short: { symbol: "QQQ", level: 612.5, yield: 0.005, legs: ["-1 F @ 612.5", "600P @ 12.34"] },
  size: { weighting: "dollar" },
});
const futures = JSON.stringify({
  version: 1,
  asOf: "2026-03-21",
  long: { symbol: "RTY", level: 2730.84 },
  short: { symbol: "NQ", level: 25_658.3 },
  size: { weighting: "dollar", withMicros: true, contracts: { short: 1 } },
});
const files = { "cash.json": cash, "futures.json": futures };

const february = ["--weighting", "dollar", "--as-of", "2026-02-20", "--level", "RTY=2800", "--level", "NQ=25500"];

goldenSuite("tickets", [
  { name: "plain", argv: ["size", sample, "--tickets", "plain"] },
  { name: "exchange", argv: ["size", sample, "--weighting", "volatility-adjusted", "--tickets", "exchange"] },
  { name: "ibkr", argv: ["size", sample, "--tickets", "ibkr"] },
  { name: "cash-osi", argv: ["size", "cash.json", "--tickets", "osi"], world: { files } },
  { name: "cash-ibkr", argv: ["size", "cash.json", "--tickets", "ibkr"], world: { files } },
  { name: "futures-ibkr", argv: ["size", "futures.json", "--tickets", "ibkr"], world: { files } },
  { name: "osi-of-futures", argv: ["size", sample, "--tickets", "osi"] },
  { name: "close", argv: ["close", sample, ...february, "--tickets", "exchange"] },
  { name: "roll-ibkr", argv: ["roll", sample, ...february, "--expiry", "NQ=Jun26", "--tickets", "ibkr"] },
  { name: "nothing-fits", argv: ["size", sample, "--max-loss", "100", "--tickets", "plain"] },
]);

interface Order {
  readonly action: "buy" | "sell";
  readonly code: string;
  readonly right: "call" | "put";
  readonly strike: number;
  readonly expiry: string;
  readonly limit: number;
}

async function ordersOf(...argv: string[]): Promise<Order[]> {
  const { stdout } = await answerOf(["size", ...argv, "--json"], { files });
  return JSON.parse(stdout).sizings[0].lines.flatMap(({ orders }: { orders: Order[] }) => orders);
}

describe("orders", () => {
  it("have codes that read back to the option that is traded", async () => {
    const june = ["--expiry", "NQ=Jun26", "--leg", "NQ=25500P @ 905", "--leg", "NQ=-1 23500P @ 410"];
    for (const order of [...(await ordersOf(sample)), ...(await ordersOf(sample, ...june))]) {
      const option = optionOf(readOptionSymbol(order.code), at.asOf);
      expect(option).toMatchObject({ right: order.right, strike: order.strike, series: { date: order.expiry } });
    }
  });

  it("have limits on the tick: bought ones rounded down, sold ones up", async () => {
    const legs = ["--leg", "RTY=2750C @ 78.44", "--leg", "RTY=-1 2950C @ 18.21", "--leg", "NQ=25500P @ 4.98"];
    const limits = (await ordersOf(sample, ...legs)).map(({ action, limit }) => [action, limit]);
    // RTY by 0.10, NQ by 0.05 up to 5 points.
    expect(limits).toEqual([
      ["buy", 78.4],
      ["sell", 18.3],
      ["buy", 4.95],
    ]);
  });

  it("are told apart where their limits are the model's, and only there", async () => {
    const tickets = (...flags: string[]) => answerOf(["size", sample, "--tickets", "ibkr", ...flags]);
    expect((await tickets()).stderr).not.toContain("TICKETS_BY_MODEL");
    const { stdout, stderr } = await tickets("--leg", "RTY=2750C", "--leg", "RTY=-1 2950C @ 18.20", "-q");
    expect(stdout).toContain("BUY,4,RTY,FOP,");
    expect(stderr).toMatch(/the limits of RTY 2750C are the model's, not quotes; .*\[TICKETS_BY_MODEL\]/);
  });

  it("are written alone: a form that a sizing has beside them is refused", async () => {
    for (const flags of [["--json"], ["--format", "csv"], ["--explain"], ["--full"], ["--orders"], ["--frontier"]]) {
      const { exit, stderr, stdout } = await answerOf(["size", sample, "--tickets", "ibkr", ...flags]);
      expect([exit, `${stdout}${stderr}`]).toEqual([2, expect.stringContaining("TICKETS_AND_FORMAT")]);
    }
  });

  it("at the market are named where no price is known of what is held", async () => {
    const held = ["--holding", "RTY=+2 Jun26 2750C", "--weighting", "dollar", "-q"];
    const { stdout, stderr } = await answerOf(["size", sample, "--tickets", "ibkr", ...held]);
    expect(stdout).toMatch(/^SELL,2,RTY,FOP,20260618,2750,C,.*,MKT,$/m);
    expect(stderr).toMatch(/no price is known of sell 2 RTY [^,]*2750 call: .*\[TICKETS_WITHOUT_LIMIT\]/);
  });

  it("of an ETF say how many shares a number is that is held", async () => {
    const pair = [
      "--long",
      "IWM",
      "--short",
      "QQQ",
      "--level",
      "IWM=270",
      "--level",
      "QQQ=620",
      "--weighting",
      "dollar",
    ];
    const { stderr } = await answerOf(["size", ...pair, "--holding", "IWM=300"]);
    expect(stderr).toContain("300 of IWM held are 30,000 shares");
    expect((await answerOf(["size", ...pair, "--holding", "IWM=0"])).stderr).not.toContain("HOLDING_OF_HUNDREDS");
    expect((await answerOf(["size", ...pair])).stderr).not.toContain("HOLDING_OF_HUNDREDS");
  });

  it("doubt an exchange rate of what counts in dollars", async () => {
    expect((await answerOf(["size", sample, "--fx", "RTY=0.5"])).stderr).toContain("[FX_OF_DOLLARS]");
    expect((await answerOf(["size", sample, "--fx", "RTY=1"])).stderr).not.toContain("FX_OF_DOLLARS");
  });

  it("turn round where more is held than wanted", async () => {
    const orders = await ordersOf("futures.json", "--holding", "RTY=9");
    expect(orders[0]).toMatchObject({ action: "sell", code: "RTYM6", right: null, limit: 2730.9 });
  });

  it("of a close and a roll are those of their JSON, purchases first", async () => {
    const ofJson = async (argv: string[]) => {
      const { orders } = JSON.parse((await answerOf([...argv, "--json"])).stdout) as { orders: Order[] };
      const line = ({ action, quantity, code, limit }: Order & { quantity?: number }) =>
        `${action} ${quantity} ${code} limit ${limit}`;
      const lines = orders.map(line);
      return [...lines.filter((one) => one.startsWith("buy")), ...lines.filter((one) => one.startsWith("sell"))];
    };
    for (const argv of [
      ["close", sample, ...february],
      ["roll", sample, ...february, "--expiry", "Jun26"],
    ]) {
      const { exit, stdout, stderr } = await answerOf([...argv, "--tickets", "exchange"]);
      expect([exit, stdout.trimEnd().split("\n")]).toEqual([0, await ofJson(argv)]);
      expect(stderr).toContain("TICKETS_BY_MODEL");
      expect((await answerOf([...argv, "--tickets", "exchange", "--json"])).exit).toBe(2);
    }
  });

  it("are refused of a side that is sized by another multiplier than its contract has", async () => {
    const small = ["size", sample, "--multiplier", "RTY=5"];
    const { stdout, exit } = await answerOf([...small, "--json"]);
    expect(exit).toBe(0);
    expect(JSON.parse(stdout).warnings).toContainEqual(
      expect.objectContaining({
        code: "MULTIPLIER_NOT_LISTED",
        message: "a point of RTY is taken as 5, and the contract that orders name has 50",
        hint: "M2K is the contract with that multiplier",
      }),
    );
    for (const argv of [small, ["close", "stored.json", ...february]]) {
      const refused = await answerOf([...argv, "--tickets", "plain"], { files: { "stored.json": stdout } });
      expect([refused.exit, refused.stderr]).toEqual([3, expect.stringContaining("TICKETS_OF_OTHER_MULTIPLIER")]);
    }
  });
});
