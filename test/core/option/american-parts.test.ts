import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { americanSlopes, slopesByVolatility } from "../../../src/core/option/american.ts";
import {
  accelerated,
  freshMemory,
  gaussLegendre,
  interpolationWeights,
  makeGrid,
} from "../../../src/core/option/collocation.ts";
import {
  boundaryImage,
  boundaryProblem,
  certainPut,
  exerciseBoundary,
  firstBoundary,
  perpetualBoundary,
  perpetualValue,
} from "../../../src/core/option/exercise-boundary.ts";
import { coarseGrid, exerciseStep, putByFiniteDifferences } from "../../../src/core/option/finite-differences.ts";
import { blackScholes } from "../../../src/index.ts";

const sum = (numbers: Iterable<number>): number => Array.from(numbers).reduce((a, b) => a + b, 0);

describe("a Gauss–Legendre rule", () => {
  it.each([1, 2, 3, 7, 16, 36])("of %d points integrates every power below twice as many to 1/(k + 1)", (size) => {
    const { nodes, weights } = gaussLegendre(size);
    expect(nodes).toHaveLength(size);
    for (let k = 0; k < 2 * size; k++) {
      expect(sum(nodes.map((node, i) => (weights[i] ?? 0) * node ** k))).toBeCloseTo(1 / (k + 1), 14);
    }
  });
});

describe("the grid of a boundary", () => {
  const grid = makeGrid(7, 5);
  it("reads a polynomial of its degree exactly, at a point and between", () => {
    const cubic = (z: number): number => 3 - 2 * z + z ** 7;
    const at = (z: number): number =>
      sum(interpolationWeights(grid.roots, z).map((weight, k) => weight * cubic(grid.roots[k] ?? 0)));
    for (const z of [0, 0.1, 0.37, 0.5, 0.99, 1, ...grid.roots]) expect(at(z)).toBeCloseTo(cubic(z), 13);
  });
  it("goes from the whole life down to expiry, and has weights for each point and angle", () => {
    expect(grid.roots[0]).toBe(1);
    expect(grid.roots[7]).toBeCloseTo(0, 15);
    expect(grid.interpolation).toHaveLength(7 * 5);
    for (const [at, weights] of grid.interpolation.entries()) {
      const z = (grid.roots[Math.floor(at / 5)] ?? 0) * (grid.sines[at % 5] ?? 0);
      expect(sum(weights.map((weight, k) => weight * (grid.roots[k] ?? 0) ** 5))).toBeCloseTo(z ** 5, 13);
    }
  });
  it("integrates over a right angle: the sine to 1, its square to π/4", () => {
    expect(sum(grid.weights.map((weight, j) => weight * (grid.sines[j] ?? 0)))).toBeCloseTo(1, 8);
    const squares = grid.weights.map((weight, j) => weight * (1 - (grid.cosines[j] ?? 0) ** 2));
    expect(sum(squares)).toBeCloseTo(Math.PI / 4, 8);
  });
});

describe("Anderson's acceleration", () => {
  it("finds the fixed point of a linear map of four numbers in five steps", () => {
    // Each of four independent directions takes one difference of steps away, as in Walker and Ni's theorem 2.2.
    const matrix = [
      [0.9, 0.05, 0, 0],
      [0, -0.8, 0.1, 0],
      [0.2, 0, 0.7, 0.1],
      [0, 0.1, 0, 0.5],
    ];
    const solution = [1, -2, 3, 0.5];
    const image = (x: Float64Array): Float64Array =>
      Float64Array.from(matrix, (row, i) => {
        const off = row.map((entry, j) => entry * ((x[j] ?? 0) - (solution[j] ?? 0)));
        return (solution[i] ?? 0) + sum(off);
      });
    const memory = freshMemory();
    let x = new Float64Array(4);
    for (let step = 0; step < 5; step++) x = new Float64Array(accelerated(memory, x, image(x)));
    for (const [i, expected] of solution.entries()) expect(x[i]).toBeCloseTo(expected, 11);
  });
  it("leaves out a step that adds nothing to those before", () => {
    const memory = freshMemory();
    const halved = (x: Float64Array): Float64Array => x.map((y) => 0.5 * y);
    let x = Float64Array.of(1, 2);
    for (let step = 0; step < 6; step++) x = new Float64Array(accelerated(memory, x, halved(x)));
    expect(Array.from(x)).toEqual([expect.closeTo(0, 14), expect.closeTo(0, 14)]);
  });
});

describe("a put of which nothing is random", () => {
  it.each([
    ["now, while interest is more than dividends", 0.1, 0.02, 0.9, 30, 0],
    ["at expiry, while dividends are more than interest", 0.001, 0.1, 0.9, 1, 1],
    ["at expiry, where a strike that pays interest is worth more then", -0.01, -0.03, 0.001, 5, 5],
    ["when both are the same, 0.1·exp(−0.1t) = 0.12·exp(−0.3t)", 0.1, 0.3, 0.4, 3, Math.log(1.2) / 0.2],
  ])("is exercised %s", (_, rate, q, spot, years, at) => {
    const { value, delta } = certainPut({ rate, yield: q, volatility: 0 }, years, spot);
    expect(value).toBeCloseTo(Math.exp(-rate * at) - spot * Math.exp(-q * at), 14);
    expect(delta).toBeCloseTo(-Math.exp(-q * at), 7);
  });
});

describe("MacMillan's boundary, from which the search for the exact one starts", () => {
  // The root of Barone-Adesi and Whaley's equation for a put, by bisection with 30 digits (mpmath).
  it.each([
    [0.05, 0, 0.2, 1, 0.81695434],
    [0.05, 0.02, 0.3, 3, 0.5814129],
    [0.02, 0.06, 0.25, 1, 0.27992942],
    [0.12, 0.12, 0.4, 0.25, 0.69075458],
    [0.08, 0.04, 0.15, 0.08, 0.9367442],
    [0, -0.02, 0.2, 3, 0.64463839],
    [0.03, 0.03, 0.2, 10, 0.49997481],
  ])(
    "r %d, q %d, volatility %d, T %d: within a twentieth of a standard deviation",
    (rate, q, volatility, years, root) => {
      const near = 0.05 * volatility * Math.sqrt(years) * root;
      expect(Math.abs(firstBoundary({ rate, yield: q, volatility }, years) - root)).toBeLessThanOrEqual(near);
    },
  );
  it("under a put that never expires: r = σ²/2 and no yield make B = 1/2 and λ = −1", () => {
    const value = (spot: number) => perpetualValue({ rate: 0.02, yield: 0, volatility: 0.2 }, spot);
    expect([0.4, 0.5, 1, 2].map(value)).toEqual([0.6, 0.5, 0.25, 0.125].map((worth) => expect.closeTo(worth, 14)));
  });
});

describe("the exercise boundary", () => {
  it.each([
    [0.05, 0, 0.2, 1],
    [0.05, 0.02, 0.3, 3],
    [0.02, 0.06, 0.25, 1],
    [0.12, 0.12, 0.4, 0.25],
    [0.08, 0.04, 0.15, 0.08],
    [0, -0.02, 0.2, 1],
    [0.03, 0.03, 0.2, 10],
  ])(
    "r %d, q %d, volatility %d, T %d: solves both of its equations, and falls from expiry",
    (rate, q, volatility, years) => {
      const put = { rate, yield: q, volatility };
      const found = exerciseBoundary(put, years) ?? expect.fail("the iteration did not settle");
      const problem = boundaryProblem(put, years, found.grid, found.top);
      const logs = Array.from(found.squares, (square) => found.top - Math.sqrt(square));
      for (const [i, log] of logs.slice(0, -1).entries()) {
        expect(Math.abs(boundaryImage(problem, found.squares, i, "density") - log)).toBeLessThan(1e-9);
        // The other one is as far as the grid's own error is.
        expect(Math.abs(boundaryImage(problem, found.squares, i, "probability") - log)).toBeLessThan(1e-4);
      }
      expect(logs).toEqual(logs.toSorted((a, b) => a - b));
      expect(logs[0]).toBeGreaterThan(Math.log(perpetualBoundary(put)));
      expect(Math.exp(logs.at(-1) ?? 0)).toBeCloseTo(q > rate ? rate / q : 1, 12);
    },
  );

  it("gives the same value where it is sought from that at another volatility, however far", () => {
    const rates = fc.double({ min: 0, max: 0.12, noNaN: true });
    const volatilities = fc.double({ min: 0.05, max: 1, noNaN: true });
    const terms = fc.record({
      right: fc.constantFrom("call" as const, "put" as const),
      price: fc.double({ min: 70, max: 140, noNaN: true }),
      strike: fc.constant(100),
      years: fc.double({ min: 0.02, max: 3, noNaN: true }),
      rate: rates,
      yield: rates,
    });
    fc.assert(
      fc.property(terms, volatilities, volatilities, (option, volatility, other) => {
        const slopes = slopesByVolatility(option);
        slopes(other);
        const [near, alone] = [slopes(volatility), americanSlopes({ ...option, volatility })];
        expect(Math.abs(near.value - alone.value)).toBeLessThan(1e-7);
        expect(Math.abs(near.delta - alone.delta)).toBeLessThan(1e-7);
      }),
      { numRuns: 300 },
    );
  });
});

describe("finite differences", () => {
  it.each([
    [-0.01, 0.02, 0.2, 1, 1],
    [-0.02, 0.05, 0.3, 3, 0.8],
    [0, 0.03, 0.15, 0.25, 1.1],
    [-0.005, 0, 0.4, 0.5, 1],
    [-0.03, -0.01, 0.1, 2, 0.9],
  ])(
    "r %d, q %d, volatility %d, T %d, spot %d: the European put where waiting costs nothing",
    (rate, q, volatility, years, spot) => {
      const found = putByFiniteDifferences({ rate, yield: q, volatility }, years)(spot);
      const european = blackScholes({ right: "put", spot, strike: 1, years, volatility, rate, yield: q });
      expect(Math.abs(found.value - european.value)).toBeLessThan(1e-8);
      expect(Math.abs(found.delta - european.delta)).toBeLessThan(2e-7);
      expect(Math.abs(found.gamma / european.gamma - 1)).toBeLessThan(1e-5);
    },
  );
  it.each([
    [-0.01, -0.03, 0.2, 0.25, 280],
    [-0.01, -0.05, 0.001, 1, 500],
    [-0.1, -0.3, 0.05, 30, 500],
    [-0.01, -0.03, 1, 30, 500],
  ])(
    "r %d, q %d, volatility %d, T %d: no more than %d nodes, whatever the drift",
    (rate, q, volatility, years, most) => {
      // Seven standard deviations at forty nodes each are 280; where the drift asks for finer ones the cap of 500 holds.
      expect(coarseGrid({ rate, yield: q, volatility }, years, 0).size).toBeLessThanOrEqual(most);
    },
  );
});

describe("a time step with early exercise", () => {
  const SIZE = 12;
  const numbers = (min: number, max: number) =>
    fc.array(fc.double({ min, max, noNaN: true }), { minLength: SIZE, maxLength: SIZE });
  const share = fc.double({ min: 0, max: 20, noNaN: true });
  it("exercises where holding is worth less, and holds where exercising is", () => {
    const before = fc.array(fc.constantFrom(0, 1), { minLength: SIZE, maxLength: SIZE });
    fc.assert(
      fc.property(
        numbers(-1, 1),
        numbers(-1, 1),
        numbers(-1, 1),
        before,
        share,
        share,
        (known, start, pay, on, a, b) => {
          const right = Float64Array.from(known);
          const payoff = Float64Array.from(pay);
          const v = Float64Array.from(start);
          const exercised = Uint8Array.from(on);
          exerciseStep({ lower: -a, middle: 1.01 + a + b, upper: -b, right }, v, payoff, exercised);
          expect([v[0], v[SIZE - 1]]).toEqual([start[0], start[SIZE - 1]]);
          for (let i = 1; i < SIZE - 1; i++) {
            const [below = 0, here = 0, above = 0] = v.subarray(i - 1, i + 2);
            const held = (1.01 + a + b) * here - a * below - b * above - (right[i] ?? 0);
            const over = here - (payoff[i] ?? 0);
            if (exercised[i] === 1) expect([over, Math.min(held, 0)]).toEqual([0, expect.closeTo(0, 12)]);
            else expect([held, Math.min(over, 0)]).toEqual([expect.closeTo(0, 12), expect.closeTo(0, 12)]);
          }
        },
      ),
    );
  });
});
