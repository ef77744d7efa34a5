import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gridMoves, stepsTo, usualRange, usualStep } from "../../../src/core/scenario/grid.ts";
import { parseTrade } from "../../../src/index.ts";

describe("the moves of a grid", () => {
  it("are exact multiples of the step, today among them", () => {
    expect(gridMoves(0.2, 0.05)).toEqual([-0.2, -0.15, -0.1, -0.05, 0, 0.05, 0.1, 0.15, 0.2]);
    expect(gridMoves(0.3, 0.1)).toEqual([-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3]);
  });

  it("go out to the first that reaches the range, and not below a level of 0", () => {
    expect(gridMoves(0.2, 0.15)).toEqual([-0.3, -0.15, 0, 0.15, 0.3]);
    expect(gridMoves(1, 0.4)).toEqual([-0.8, -0.4, 0, 0.4, 0.8, 1.2]);
    expect(gridMoves(1, 0.5)).toEqual([-1, -0.5, 0, 0.5, 1]);
  });

  it("take as few steps as reach the range, for tenths of a percent of any size", () => {
    const grain = fc.integer({ min: 1, max: 1000 });
    fc.assert(
      fc.property(grain, grain, (range, step) => {
        expect(stepsTo(range / 1000, step / 1000)).toBe(Math.ceil(range / step));
      }),
    );
  });

  it("have a step in whole percents, else in half percents, where the range has one", () => {
    expect([0.2, 0.3, 0.15, 0.1].map(usualStep)).toEqual([0.05, 0.1, 0.05, 0.025]);
    expect([0.25, 0.07, 0.01].map(usualStep)).toEqual([0.05, 0.035, 0.005]);
    expect(usualStep(0.003)).toBe(0.00075);
  });
});

const pair = (more: object = {}) =>
  parseTrade({
    version: 1,
    long: { symbol: "RTY", level: 2730.8, volatility: "18.5%" },
    short: { symbol: "NQ", level: 25_658.25, volatility: "17.3%" },
    ...more,
  });
const dated = { asOf: "2026-01-22", expiry: "2026-03-20" };

describe("the usual range of a picture", () => {
  it("holds 2.6 standard deviations of the wilder index until the horizon", () => {
    // 2.6 x 18.5 % x sqrt(57 / 365) = 19.0 %; x sqrt(10 / 365) = 7.96 %
    expect(usualRange(pair(dated), { kind: "expiry" })).toBe(0.2);
    expect(usualRange(pair(dated), { kind: "days", days: 10 })).toBe(0.08);
    expect(usualRange(pair(dated), { kind: "days", days: 11 })).toBe(0.1);
  });

  it("holds the named moves, and strikes that are not far away", () => {
    const moves = [{ RTY: "+16%", NQ: "-35%" }];
    expect(usualRange(pair({ ...dated, moves }), { kind: "expiry" })).toBe(0.4);
    const struck = (strike: number) =>
      pair({ ...dated, long: { symbol: "RTY", level: 1000, volatility: "5%", legs: [`${strike}C @ 1`] } });
    expect(usualRange(struck(1280), { kind: "days", days: 1 })).toBe(0.3);
    expect(usualRange(struck(9000), { kind: "days", days: 1 })).toBe(0.5);
  });

  it("is 10 % where nothing says how far the indices move", () => {
    expect(usualRange(pair(), { kind: "expiry" })).toBe(0.1);
    const { asOf, expiry } = dated;
    for (const one of [{ asOf }, { expiry }]) expect(usualRange(pair(one), { kind: "expiry" })).toBe(0.1);
    const long = { symbol: "RTY", level: 2730.8 };
    const short = { symbol: "NQ", level: 25_658.25 };
    expect(usualRange(pair({ ...dated, long, short }), { kind: "expiry" })).toBe(0.1);
  });
});
