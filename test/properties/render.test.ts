import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PairSizing, SizedSide } from "../../src/core/pair/sizing.ts";
import { as, type Usd } from "../../src/core/quantity.ts";
import { plainStyle, withWidth } from "../../src/render/sheet/style.ts";
import { renderCsv } from "../../src/render/size/csv.ts";
import { renderExplain, renderMarkdown, renderTable } from "../../src/render/size/forms.ts";
import { displayWidth } from "../../src/render/text/text.ts";
import { nq, rty, spreads } from "../render/rty-nq.ts";
import { infeasible, outsideTolerance, unavailable } from "../render/variants.ts";

const word = fc.oneof(
  fc.string({ minLength: 1, maxLength: 60 }),
  fc.string({ minLength: 1, maxLength: 30, unit: "binary" }),
  fc.constantFrom("RTY", "日経225ミニ", "a-b ".repeat(20), "x".repeat(100)),
);

function side(made: SizedSide): fc.Arbitrary<SizedSide> {
  const scale = fc.constantFrom(0.001, 1, 1000, 1e6);
  return fc
    .record({ symbol: word, name: word, legs: fc.integer({ min: 1, max: 20 }), scale, file: word })
    .map(({ symbol, name, legs, scale, file }) => ({
      ...made,
      symbol,
      name,
      notionalPerContract: as<Usd>(made.notionalPerContract * scale),
      legs: Array.from({ length: legs }, () => made.legs).flat(),
      level: { ...made.level, from: "history", file, date: "2026-01-16" },
    }));
}

const result: fc.Arbitrary<PairSizing> = fc
  .record({
    long: side(rty),
    short: side(nq),
    direction: word,
    sizings: fc.shuffledSubarray([...spreads.sizings, infeasible, outsideTolerance, unavailable], { minLength: 1 }),
  })
  .map(({ long, short, direction, sizings }) => ({
    trade: { ...spreads.trade, long, short },
    sizings: sizings.map((sizing) => (sizing.available && sizing.feasible ? { ...sizing, direction } : sizing)),
    warnings: [],
  }));

const width = fc.integer({ min: 30, max: 200 });

describe("whatever the user's names, sizes and number of legs", () => {
  it("no line is wider than the screen", () => {
    fc.assert(
      fc.property(result, width, (one, columns) => {
        const style = withWidth(plainStyle, columns);
        for (const text of [renderTable(one, style), renderExplain(one, style)]) {
          expect(Math.max(...text.split("\n").map(displayWidth))).toBeLessThanOrEqual(columns);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("no number is lost when the screen is narrow", () => {
    fc.assert(
      fc.property(result, width, (one, columns) => {
        const wide = renderTable(one, plainStyle);
        const narrow = renderTable(one, withWidth(plainStyle, columns)).replace(/\s/g, "");
        for (const number of wide.match(/(?<= {2})[-+]?\d{1,3}(,\d{3})+(?= {2}|\n)/g) ?? [])
          expect(narrow).toContain(number);
      }),
      { numRuns: 50 },
    );
  });

  it("no control character but the line break is printed", () => {
    fc.assert(
      fc.property(result, (one) => {
        for (const text of [
          renderTable(one, plainStyle),
          renderExplain(one, plainStyle),
          renderMarkdown(one),
          renderCsv(one),
        ]) {
          expect(text.replaceAll("\r\n", "\n").replaceAll("\n", "")).toMatch(/^\P{C}*$/u);
        }
      }),
      { numRuns: 50 },
    );
  });
});
