import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SizedSide } from "../../src/core/pair/sizing.ts";
import { as, type Usd } from "../../src/core/quantity.ts";
import { sidePayoff } from "../../src/core/scenario/side-payoff.ts";
import { payoffPlot, payoffSheet, payoffWindow, payoffWords } from "../../src/render/scenario/payoff.ts";
import { dotDrawing, drawLine } from "../../src/render/sheet/pictures.ts";
import { plainStyle, withWidth } from "../../src/render/sheet/style.ts";
import { branded, type Plain } from "./plain.ts";
import { nq, rty } from "./rty-nq.ts";
import { nakedCall } from "./variants.ts";

const none = as<Usd>(0);
const moves = [-0.2, -0.1, 0, 0.1, 0.2];
const spread = sidePayoff(rty, 4, none);

const forty = `+27,960 ┤                     ⡸⠉⠉⠉⠉⠉⠉⠉⠉⠉
        │                    ⢀⠇
        │                    ⡸
        │                   ⢀⠇
        │                   ⢸
        │                   ⡇
        │                  ⢸
        │                  ⡇
      0 ┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┼⠁┄┄┄┄┄┄┄┄┄┄┄┄
        │                 ⡎
        │                ⢰⠁
-12,040 ┤⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⡎
        └───────────────▲┴────┴─────────
         2,184.64   2,730.80    3,276.96`;

/** A structure whose whole profit lies in a fiftieth of the window: 50 samples could miss it. */
const sliver: SizedSide = {
  ...rty,
  legs: branded<SizedSide["legs"]>(
    (
      [
        [1, 2800],
        [-2, 2801],
        [1, 2802],
      ] as const
    ).map(([quantity, strike]) => ({
      kind: "option",
      quantity,
      right: "call",
      strike,
      premium: { value: 0, from: "file" },
      impliedVolatility: null,
      delta: null,
    })) as Plain<SizedSide["legs"]>,
  ),
};

describe("the payoff of a side, drawn", () => {
  it("has zero, today, the bends and the breakeven where they are", () => {
    expect(payoffPlot(spread, moves, 2, withWidth(plainStyle, 40))).toBe(forty);
  });

  it("keeps within any width, and is as wide as usual into a pipe", () => {
    for (const width of [20, 33, 40, 80, 200]) {
      const lines = payoffPlot(sidePayoff(nq, 1, none), moves, 2, withWidth(plainStyle, width)).split("\n");
      expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(Math.min(width, 100));
    }
    expect(payoffPlot(spread, moves, 2, plainStyle)).toBe(payoffPlot(spread, moves, 2, withWidth(plainStyle, 80)));
  });

  it("shows a peak that falls between two samples", () => {
    const payoff = sidePayoff(sliver, 1, none);
    expect(payoff.bends.map(({ profit }) => profit)).toEqual([0, 0, 50, 0]);
    const [top = ""] = payoffPlot(payoff, moves, 2, withWidth(plainStyle, 80)).split("\n");
    expect(top).toMatch(/^\+50\.?0* ┤ *[⠁-⣿]+$/);
  });

  it("draws a loss in red, where there is red", () => {
    const style = { ...plainStyle, paint: { ...plainStyle.paint, red: (text: string) => `<${text}>` } };
    const red = payoffPlot(spread, moves, 2, style)
      .split("\n")
      .filter((line) => line.startsWith("<"));
    expect(red).toHaveLength(3);
    expect(red.at(-1)).toContain("-12,040");
  });

  it("runs out of the picture where the loss has no end, and says so", () => {
    const payoff = sidePayoff(nakedCall, 1, none);
    const lines = payoffPlot(payoff, moves, 2, withWidth(plainStyle, 80)).split("\n");
    // (3,276.96 - 2,828.40) x 50 is lost at the right edge.
    expect(lines[11]).toMatch(/^-22,428 ┤.*[⠁-⣿]$/);
    expect(payoffWords(payoff, 2)).toEqual([
      "max loss unlimited: 50 USD for every point above 2,750.00, without end",
      "max gain 3,920 from 0 to 2,750.00",
    ]);
  });

  it("is a line at zero where nothing can be made or lost", () => {
    const flat = sidePayoff({ ...rty, legs: [] }, 1, none);
    expect(payoffPlot(flat, moves, 2, plainStyle).match(/┤/g)).toHaveLength(1);
    expect(payoffWords(flat, 2)).toContain("exactly 0 at every level");
  });
});

describe("the part that is drawn", () => {
  it("holds the moves, and strikes and breakevens that are not far away", () => {
    const { from, to } = payoffWindow(spread, [-0.01, 0.01]);
    expect([from, to]).toEqual([2750 - 0.04 * 2730.8, 2950 + 0.04 * 2730.8]);
    const far = { ...spread, now: { ...spread.now, level: as<typeof spread.now.level>(1000) } };
    expect(payoffWindow(far, [-0.01, 0.01])).toMatchObject({ from: 990, to: 1010 });
  });

  it("has the exact profit at its edges and at every bend", () => {
    const naked = sidePayoff(nakedCall, 1, none);
    const { points } = payoffWindow(naked, [-0.2, 0.5]);
    expect(points.map(({ profit }) => Math.round(profit))).toEqual([3920, 3920, Math.round((2828.4 - 4096.2) * 50)]);
  });
});

describe("the exact figures of a payoff", () => {
  const figures = (payoff: typeof spread) =>
    payoffSheet(payoff, 2).rows.map(({ label, cells }) => [label, ...cells.flatMap(({ lines }) => lines)].join(" | "));

  it("stand by level, with every strike, breakeven and today", () => {
    expect(figures(spread)).toEqual([
      "▲ today | 2,730.80 | 0.0 % | -12,040",
      "┴ strike | 2,750.00 | +0.7 % | -12,040",
      "┼ breakeven | 2,810.20 | +2.9 % | 0",
      "┴ strike | 2,950.00 | +8.0 % | +27,960",
    ]);
  });

  it("start at an index of 0 where the profit changes from there on", () => {
    const future = {
      ...rty,
      legs: branded<SizedSide["legs"]>([{ kind: "future", quantity: 1, entry: 2730.8, code: null }]),
    };
    expect(figures(sidePayoff(future, 1, none))).toEqual([
      "index at 0 | 0.00 |  | -136,540",
      "┼ breakeven | 2,730.80 | 0.0 % | 0",
      "▲ today | 2,730.80 | 0.0 % | 0",
    ]);
  });
});

describe("a line of dots", () => {
  const at = fc.tuple(fc.integer({ min: 0, max: 39 }), fc.integer({ min: 0, max: 39 }));
  it("joins its ends without a gap", () => {
    fc.assert(
      fc.property(at, at, (from, to) => {
        const drawn: (readonly [number, number])[] = [];
        drawLine({ ...dotDrawing(20, 10), dot: (x, y) => drawn.push([x, y]) }, from, to);
        expect([drawn[0], drawn.at(-1)]).toEqual([from, to]);
        for (const [index, [x, y]] of drawn.slice(1).entries()) {
          const [beforeX = 0, beforeY = 0] = drawn[index] ?? [];
          expect(Math.max(Math.abs(x - beforeX), Math.abs(y - beforeY))).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it("is written in the patterns of braille, by the numbers of their dots", () => {
    const drawing = dotDrawing(1, 1);
    const order = [
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 0],
      [1, 1],
      [1, 2],
      [0, 3],
      [1, 3],
    ] as const;
    const written = order.map(([x, y]) => {
      drawing.dot(x, y);
      return drawing.at(0, 0);
    });
    expect(written.join("")).toBe("⠁⠃⠇⠏⠟⠿⡿⣿");
  });
});
