import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseTrade, readTradeFile, sizePair } from "../../src/index.ts";
import { sizeDocument } from "../../src/render/documents.ts";
import { jsonText } from "../../src/render/json.ts";
import { trades, wholeTrades } from "../cli/batch-trades.ts";
import { inFolder } from "../cli/process.ts";

const runs = Number(process.env.FUZZ ?? 300);

const printed = (input: unknown) => jsonText(sizeDocument(sizePair(parseTrade(input)), "0"));

/** Warnings that speak of how the trade was written, which an answer does not repeat. */
const WRITTEN = ["UNIT_DIVIDED"];
const withoutWritten = (text: string) => {
  const { warnings, ...answer } = JSON.parse(text);
  return { ...answer, warnings: warnings.filter(({ code }: { code: string }) => !WRITTEN.includes(code)) };
};

describe("an answer that is fed back", () => {
  it.each([
    ["of any kind", trades(), runs, 0.1],
    ["of every key", wholeTrades(), Math.ceil(runs / 3), 0.75],
  ])("is answered the same, byte for byte but for legs that were divided: trades %s", (_, drawn, numRuns, share) => {
    let sized = 0;
    fc.assert(
      fc.property(drawn, (trade) => {
        let first: string;
        try {
          first = printed({ ...trade, allowArbitrage: true });
        } catch {
          return;
        }
        sized += 1;
        const again = printed(JSON.parse(first));
        if (first.includes("UNIT_DIVIDED")) expect(withoutWritten(again)).toEqual(withoutWritten(first));
        else expect(again).toBe(first);
        expect(printed(JSON.parse(again))).toBe(again);
      }),
      { numRuns },
    );
    expect(sized).toBeGreaterThan(numRuns * share);
  });

  it("is told by its tool and its command, without which it is refused", () => {
    const written = { version: 1, long: { symbol: "RTY", level: 2730.8 }, short: { symbol: "NQ", level: 25658.25 } };
    const trade = parseTrade(written);
    const answer = sizePair(trade);
    expect(() => parseTrade(answer)).toThrow(expect.objectContaining({ code: "KEY_MISSING" }));
    expect(sizePair(parseTrade({ tool: { name: "pairsize" }, command: "size", ...answer }))).toEqual(answer);
  });

  it("needs no file for what was measured: level, volatility, correlation and beta", async () => {
    const history = (name: string) => `{file: ${process.cwd()}/fixtures/prices/${name}, lookback: 30}`;
    const written = `version: 1
expiry: 2026-03-20
rate: 3.65%
size: {weighting: all, maxLoss: 40000}
moves: [{RTY: +16%, NQ: +8%}]
long: {symbol: RTY, history: ${history("synthetic-first.csv")}, legs: [40d C, -1 +5% C]}
short: {symbol: NQ, history: ${history("synthetic-second.csv")}}
`;
    await inFolder({ "trade.yaml": written }, async (folder) => {
      const answer = sizeDocument(sizePair(await readTradeFile(`${folder}/trade.yaml`)), "0");
      const again = sizeDocument(sizePair(parseTrade(JSON.parse(JSON.stringify(answer)))), "0");
      expect(answer.trade.correlation?.from).toBe("history");
      expect(answer.trade.long.beta).toBeTypeOf("number");
      expect({ ...again, warnings: [] }).toEqual(JSON.parse(JSON.stringify({ ...answer, warnings: [] })));
    });
  });
});
