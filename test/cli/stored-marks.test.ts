import { describe, expect, it } from "vitest";
import { answerOf } from "./world.ts";

/** Closes of so many days from 1 December: returns of ± a step up to 22 January, of ± twice that after it. */
const closes = (start: number, step: number, last: string, lift = 0) => {
  let close = start;
  const rows: string[] = [];
  for (let day = 0; day < 90; day++) {
    const date = new Date(Date.UTC(2025, 11, 1) + day * 86_400_000);
    const iso = date.toISOString().slice(0, 10);
    if (date.getUTCDay() % 6 === 0) continue;
    const size = iso > "2026-01-22" ? step * (1 + lift) : step;
    close *= Math.exp(rows.length % 2 === 0 ? size : -size);
    if (iso <= last) rows.push(`${iso},${close.toFixed(6)}`);
  }
  return `Date,Close\n${rows.join("\n")}\n`;
};
const [then, now] = ["2026-01-22", "2026-02-20"];
const files = {
  "rty1.csv": closes(2700, 0.01, then),
  "nq1.csv": closes(25_000, 0.008, then),
  "rty2.csv": closes(2700, 0.01, now, 0.5),
  "nq2.csv": closes(25_000, 0.008, now),
  "v.yaml": `version: 1
asOf: ${then}
long: {symbol: RTY, history: {file: rty1.csv, lookback: 10}}
short: {symbol: NQ, history: {file: nq1.csv, lookback: 10}}
size: {weighting: [volatility-adjusted, beta-neutral]}
`,
};

describe("a stored sizing that price files of today mark", () => {
  const today = ["--as-of", now, "--history", "RTY=rty2.csv", "--history", "NQ=nq2.csv", "--json"];
  const marked = async (trade: string, file: string, weighting: string) => {
    const own = { ...files, "v.yaml": trade };
    const { stdout: stored } = await answerOf(["size", "v.yaml", "--weighting", weighting, "--json"], { files: own });
    const argv = ["mark", file, ...today, "--weighting", weighting];
    return JSON.parse((await answerOf(argv, { files: { ...own, "v.json": stored } })).stdout);
  };

  it("has the drift of volatilities that its trade file has", async () => {
    const { ratio, chosenNow } = await marked(files["v.yaml"], "v.json", "volatility-adjusted");
    const own = await marked(files["v.yaml"], "v.yaml", "volatility-adjusted");
    expect([ratio, chosenNow]).toEqual([own.ratio, own.chosenNow]);
    // RTY moves half as much again as it did; both indices stand within a step of where they stood.
    expect(ratio.drift).toBeGreaterThan(0.45);
    expect(ratio.drift).toBeLessThan(0.55);
  });

  it("keeps a beta, which the trader may have given, and says so", async () => {
    const trade = files["v.yaml"].replace("{symbol: RTY,", "{symbol: RTY, beta: 1.1,");
    const { ratio, warnings } = await marked(trade, "v.json", "beta-neutral");
    const own = await marked(trade, "v.yaml", "beta-neutral");
    expect(ratio).toEqual(own.ratio);
    const codes = (some: readonly { code: string }[]) => some.map(({ code }) => code);
    expect(codes(warnings)).toContain("BETA_OF_ENTRY");
    expect(codes(own.warnings)).not.toContain("BETA_OF_ENTRY");
  });

  it("is of the future that it was sized on", async () => {
    const named = files["v.yaml"].replace("RTY,", "RTYM6,").replace("NQ,", "NQM6,");
    const { legs, profit } = await marked(named, "v.json", "volatility-adjusted");
    expect(legs.map(({ code }: { code: string }) => code)).toEqual(["RTYM6", "NQM6"]);
    // The price files are those of the front month.
    expect(profit.net).toBeNull();
  });

  it("keeps the volatilities of its entry where no price file is given", async () => {
    const { stdout } = await answerOf(["size", "v.yaml", "--weighting", "vol", "--json"], { files });
    const argv = ["mark", "v.json", "--as-of", now, "--level", "RTY=2700", "--level", "NQ=25000", "--json"];
    const { ratio } = JSON.parse((await answerOf(argv, { files: { "v.json": stdout } })).stdout);
    const { long, short } = JSON.parse(stdout).trade;
    const [first, second] = [long.volatility.value * 2700 * 50, short.volatility.value * 25_000 * 20];
    expect(ratio.now).toBeCloseTo(first / second, 12);
  });
});

describe("what is held beside the target of a trade", () => {
  const trade = `version: 1
asOf: 2026-01-22
expiry: 2026-03-20
rate: 3.65%
long: {symbol: RTY, level: 2730.8, volatility: 18.5%, legs: [2750C, -1 2950C], chain: r.csv}
short: {symbol: NQ, level: 25658.25, volatility: 17.3%}
size: {weighting: dollar}
holdings: [{RTY: "+10 2026-03-20 2750C @ 60"}, {RTY: "-10 2026-03-20 2950C @ 10"}, {RTY: "+2 2026-03-20 2900C @ 30"}]
`;
  const quotes = "Symbol,Bid,Ask\nRTOH6 C2750,78,82\nRTOH6 C2950,17,19\nRTOH6 C2900,27,29\n";

  it("has no limit on the other side of a quote that only a chain would say", async () => {
    const reduced = trade.replace('{RTY: "+2 2026-03-20 2900C @ 30"}', '{NQ: "-1 F @ 25000"}');
    const { stdout } = await answerOf(["size", "t.yaml", "--json"], { files: { "t.yaml": reduced, "r.csv": quotes } });
    const again = await answerOf(["size", "t.json", "--json"], { files: { "t.json": stdout } });
    const { orders } = JSON.parse(again.stdout).sizings[0].lines[0];
    expect(orders.map(({ action, limit }: { action: string; limit: null }) => [action, limit])).toEqual([
      ["sell", null],
      ["buy", null],
    ]);
  });

  it("is reduced at the side of the quote that it trades at", async () => {
    const argv = ["size", "t.yaml", "--json"];
    const { stdout } = await answerOf(argv, { files: { "t.yaml": trade, "r.csv": quotes } });
    const { orders, tickets } = JSON.parse(stdout).sizings[0].lines[0];
    const limits = orders.map(({ limit }: { limit: number | null }, at: number) => `${tickets[at]} ${limit}`);
    // 4 spreads are the target: 6 are sold at the bid of the calls bought and the ask of those sold.
    expect(limits).toEqual([
      "sell 2 RTY 2026-03-20 2900 call 27",
      "sell 6 RTY 2026-03-20 2750 call 78",
      "buy 6 RTY 2026-03-20 2950 call 19",
    ]);
  });
});
