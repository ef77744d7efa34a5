import { describe, expect, it } from "vitest";
import type { PairSizing } from "../../src/core/pair/sizing.ts";
import { sizeDocument } from "../../src/render/documents.ts";
import { jsonText } from "../../src/render/json.ts";
import { sizeDocumentSchema } from "../../src/schema/result/size.ts";
import { sampleFile } from "../cli/trades.ts";
import { answerOf } from "../cli/world.ts";
import { branded } from "./plain.ts";
import { dollarNeutral, spreads } from "./rty-nq.ts";
import { measured, mixed, unlimited } from "./variants.ts";

// The keys of json.md, in its order.
const sizingKeys =
  "weighting available exposurePerContract hedgeRatio feasible withinTolerance contracts binding lines direction notional " +
  "dollarVolatility dailyRisk residual imbalance imbalanceByDelta premium fees maxLoss maxGain maxLossBySide capital premiumFrom greeks " +
  "commonMoves paysOnCommonMove frontier moves";
const sideKeys =
  "symbol name kind multiplier currency fx option expiry series exercise yield impliedVolatility level volatility " +
  "notionalPerContract dollarVolatilityPerContract legs unit";
const measuredKeys = "value from estimator lookback periodsPerYear firstDate lastDate observations file";

const keysOf = (value: object) => Object.keys(value).join(" ");
const renderJson = (result: PairSizing, layout?: "line") => jsonText(sizeDocument(result, "0.2.0"), layout);
const parsed = (result: PairSizing) => sizeDocumentSchema.parse(JSON.parse(renderJson(result)));

describe("the JSON of size", () => {
  it("is indented by two and ends with one line break, or is one line", () => {
    const indented = renderJson(spreads);
    expect(indented.startsWith('{\n  "schemaVersion": "1.1",\n  "tool": {\n    "name": "pairsize",')).toBe(true);
    expect(indented.endsWith("\n}\n")).toBe(true);
    const line = renderJson(spreads, "line");
    expect(line.indexOf("\n")).toBe(line.length - 1);
    expect(JSON.parse(line)).toEqual(JSON.parse(indented));
  });

  it("has the documented keys in the documented order", async () => {
    const document = JSON.parse((await answerOf(["size", sampleFile, "--json"])).stdout);
    expect(keysOf(document)).toBe("schemaVersion tool command trade sizings warnings");
    expect(keysOf(document.trade)).toBe("asOf expiry rate correlation size moves long short");
    expect(keysOf(document.trade.long)).toBe(sideKeys);
    expect(keysOf(document.trade.long.unit)).toBe("netPremium delta maxLoss maxGain breakevens zeroStretches");
    expect(keysOf(document.trade.long.unit.maxLoss)).toBe("kind amount profit from to");
    expect(keysOf(document.sizings[0])).toBe(sizingKeys);
    expect(keysOf(document.sizings[0].frontier[0])).toBe("contracts imbalance residual grossNotional maxLoss");
  });

  it("keeps that order where keys are seldom there", async () => {
    const flags = [
      "--holding",
      "RTY=2",
      "--tolerance",
      "0.1%",
      "--max-daily-risk",
      "100000",
      "--max-contracts",
      "5",
      "--vol",
      "NQ=17.3%",
    ];
    const files = ["--history", "RTY=fixtures/prices/synthetic-first.csv"];
    const pair = ["--long", "RTY", "--short", "NQ", "--level", "NQ=25658.25", "--move", "RTY=+16%,NQ=+8%"];
    const document = JSON.parse((await answerOf(["size", ...pair, ...flags, ...files, "--json"])).stdout);
    const seldom = sizingKeys
      .replace("hedgeRatio", "hedgeRatio holding")
      .replace("withinTolerance", "withinTolerance smallestWithinTolerance")
      .replace("dollarVolatility", "dollarVolatility dailyVolatility");
    expect(keysOf(document.sizings[0])).toBe(seldom);
    expect(keysOf(document.trade.long.level)).toBe("value from file date");
    expect(keysOf(document.trade.long.volatility)).toBe(measuredKeys);
  });

  it("carries full precision and says findings in words", () => {
    const { sizings, warnings } = parsed(measured);
    expect(sizings[0]).toMatchObject({ hedgeRatio: 0.2660742646127464, imbalance: 0.031147192787860194 });
    expect(warnings).toEqual([
      {
        code: "VALUE_OUT_OF_RANGE",
        message: "max loss must be at most 10,000 USD, got 11,335 USD",
        hint: null,
        file: null,
      },
    ]);
  });

  it("says unavailable, infeasible and outside the tolerance as documented", () => {
    const [infeasible, unavailable, outside] = parsed(mixed).sizings;
    expect(keysOf(infeasible ?? {})).toBe(
      "weighting available exposurePerContract hedgeRatio feasible smallest reason",
    );
    expect(keysOf(unavailable ?? {})).toBe("weighting available reason");
    expect(outside).toMatchObject({ smallestWithinTolerance: { contracts: { long: 15, short: 4 } } });
    expect(parsed(unlimited).sizings[0]).toMatchObject({ maxLoss: { kind: "unlimited" } });
  });

  it("never holds NaN, an infinity or a negative zero", () => {
    for (const residual of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const broken: PairSizing = { ...spreads, sizings: [{ ...dollarNeutral, residual }] };
      expect(() => renderJson(broken)).toThrow("residual is");
    }
    const zero = branded<{ fees: (typeof dollarNeutral)["fees"] }>({ fees: -0 });
    expect(renderJson({ ...spreads, sizings: [{ ...dollarNeutral, ...zero }] })).toContain('"fees": 0,');
  });

  it("hands the terminal no control characters, and the reader the text as it was", () => {
    const name = "a\u009b31m\u007f\u202e\u001b\u061c\u180e\u00ad\ufff9\u{e0041}\ue000b";
    const result = { ...spreads, trade: { ...spreads.trade, long: { ...spreads.trade.long, name } } };
    expect(renderJson(result, "line").trimEnd()).toMatch(/^[^\p{C}]*$/u);
    expect(parsed(result).trade.long.name).toBe(name);
  });
});
