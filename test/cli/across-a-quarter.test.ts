import { describe, expect, it } from "vitest";
import { answerOf } from "./world.ts";

// A pair that was sized in January, when the front future was March, and is held in June.
const held = (holdings: string, keys = "") => `version: 1
asOf: 2026-01-22
rate: 3%
${keys}
long: {symbol: RTY, level: 2730.8, volatility: 18.5%}
short: {symbol: NQ, level: 25658.25, volatility: 17.3%}
holdings: ${holdings}
`;
const futures = held('[{RTY: "+4 Jun26 F @ 2750"}, {NQ: "-1 Jun26 F @ 25800"}]');
const options = held('[{RTY: "+4 Jun26 2750C @ 150"}, {NQ: "+1 Jun26 25500P @ 1200"}]');
const levels = (long: string, short: string) => ["--level", `RTY${long}`, "--level", `NQ${short}`];
const june = levels("M6=2800", "M6=25500");
const march = levels("=2780", "=25300");
const run = (text: string, [command = "", ...flags]: readonly string[], asOf: string, ...json: string[]) =>
  answerOf([command, "held.yaml", "--as-of", asOf, ...flags, ...json], { files: { "held.yaml": text } });
const parsed = async (text: string, argv: readonly string[], asOf: string) =>
  JSON.parse((await run(text, argv, asOf, "--json")).stdout);

describe("futures of June that are held", () => {
  it.each([
    ["before March has expired", "2026-02-20", [...june, ...march]],
    ["on its last day", "2026-03-20", [...june, ...march]],
    ["after it, by their codes", "2026-04-10", june],
    ["after it, by the symbol of the side", "2026-04-10", levels("=2800", "=25500")],
  ])("are marked at their own price %s", async (_when, asOf, prices) => {
    const { profit, legs } = await parsed(futures, ["mark", ...prices], asOf);
    // 4 × 50 × (2800 − 2750), and 20 × (25800 − 25500).
    expect(profit).toEqual({ long: 10_000, short: 6_000, net: 16_000 });
    expect(legs.map(({ code }: { code: string }) => code)).toEqual(["RTYM6", "NQM6"]);
  });

  it("are closed, and rolled to September, after March has expired", async () => {
    const tickets = async (argv: readonly string[]) =>
      (await parsed(futures, [...argv, ...june], "2026-04-10")).orders.map(
        ({ ticket, limit }: { ticket: string; limit: number }) => `${ticket} ${limit}`,
      );
    const closing = ["sell 4 RTYM6 2800", "buy 1 NQM6 25500"];
    expect(await tickets(["close"])).toEqual(closing);
    const next = levels("U6=2820", "U6=25700");
    expect(await tickets(["roll", "--expiry", "Sep26", ...next])).toEqual([
      ...closing,
      ...["buy 4 RTYU6 2820", "sell 1 NQU6 25700"],
    ]);
  });

  it("are rolled while March is the front one, the new price estimated from theirs", async () => {
    const { orders, levels: priced } = await parsed(
      futures,
      ["roll", "--expiry", "Sep26", ...june, ...march],
      "2026-03-16",
    );
    expect(orders.map(({ code }: { code: string }) => code)).toEqual(["RTYM6", "NQM6", "RTYU6", "NQU6"]);
    // 18 June to 18 September: 2800 × e^(0.03 × 92 / 365).
    expect(priced.long.value).toBeCloseTo(2821.253, 2);
  });

  it("are not rolled at the price of March", async () => {
    const { exit, stderr } = await run(futures, ["roll", "--expiry", "Sep26", ...march], "2026-03-16");
    expect(exit).toBe(3);
    expect(stderr).toContain("RTYM6 has no level of 2026-03-16");
    expect(stderr).toMatch(/give --level RTYM6=POINTS\n/);
  });

  it("are refused once they have expired themselves", async () => {
    const { exit, stderr } = await run(futures, ["mark", ...levels("=2800", "=25500")], "2026-06-22");
    expect([exit, stderr]).toEqual([3, expect.stringMatching(/RTY.* expired on 2026-06-18.*MARK_AFTER_EXPIRY/)]);
  });

  it("are not rolled with those of March beside them", async () => {
    const both = futures.replace('{NQ: "', '{RTY: "+1 F @ 2740"}, {NQ: "');
    const { stderr } = await run(both, ["roll", "--expiry", "Sep26", ...june, ...march], "2026-03-16");
    expect(stderr).toContain("[HELD_NOT_ROLLED]");
    const { profit } = await parsed(both, ["mark", ...june, ...march], "2026-03-16");
    // 50 × (2780 − 2740) beside the 10,000 of June.
    expect(profit.long).toBe(12_000);
  });
});

describe("options of June that are held", () => {
  const given = ["--implied-vol", "RTY=19%", "--implied-vol", "NQ=18%"];

  it("are marked on their own future before March has expired and after it", async () => {
    const at = async (asOf: string, prices: readonly string[]) =>
      (await parsed(options, ["mark", ...prices, ...given], asOf)).legs.map(
        ({ mark }: { mark: { value: number } }) => mark.value,
      );
    const [before, after] = [await at("2026-03-20", [...june, ...march]), await at("2026-03-21", june)];
    // Black-76 of European options, 90 days, 3 %: 130.34 and 902.28, a day less 0.56 and 4.95; exercise adds little.
    expect(before[0]).toBeGreaterThan(130.34);
    expect(before[0]).toBeLessThan(130.7);
    expect(before[1]).toBeGreaterThan(902.28);
    expect(before[1]).toBeLessThan(905);
    expect(before[0] - after[0]).toBeCloseTo(0.56, 1);
    expect(before[1] - after[1]).toBeCloseTo(4.95, 1);
  });

  it("are rolled at the prices of June and September", async () => {
    const next = levels("U6=2820", "U6=25700");
    const flags = ["roll", "--expiry", "Sep26", ...june, ...march, ...next, ...given];
    const { orders, levels: priced } = await parsed(options, flags, "2026-02-10");
    expect(orders.map(({ code }: { code: string }) => code)).toEqual([
      ...["RTOM6 C2750", "NQM6 P25500", "RTOU6 C2750", "NQU6 P25500"],
    ]);
    expect([priced.long.code, priced.long.value]).toEqual(["RTYU6", 2820]);
  });
});
