import { describe, expect, it } from "vitest";
import { black76, blackScholes, impliedVolatility } from "../../../src/index.ts";
import { type OracleRow, oracle, rowsOf, worst } from "./oracle.ts";

const made = oracle("quantlib.json");
const table = (name: string): OracleRow[] =>
  rowsOf(made[name].columns, made[name].rows).map((row) => Object.assign(row, { years: (row.days ?? 0) / 365 }));

type Greeks = Partial<Record<string, number>>;

/** The greatest error of a value over rows, relative to what the row says, and to `floor` × the price where that is more. */
function worstOf(rows: readonly OracleRow[], name: string, figures: (row: OracleRow) => Greeks, floor: number) {
  return worst(rows, (row) => {
    const expected = row[name] ?? Number.NaN;
    const scale = Math.max(Math.abs(expected), floor * (row.forward ?? row.spot ?? 0));
    return Math.abs((figures(row)[name] ?? Number.NaN) - expected) / scale;
  });
}

describe("European options against QuantLib", () => {
  it.each(["value", "delta", "gamma", "vega"])("Black-76: %s", (name) => {
    const figures = (row: OracleRow) => ({ ...black76(row as never) }) as Greeks;
    // QuantLib's N(x) is good to some 1e-15 of 1, not of itself: the floor is where its own digits end.
    expect(worstOf(table("black76"), name, figures, name === "gamma" ? 1e-9 : 1e-4).error).toBeLessThan(1e-10);
  });

  it.each(["value", "delta", "gamma", "vega", "theta", "rho"])("Black–Scholes–Merton: %s", (name) => {
    const figures = (row: OracleRow) => ({ ...blackScholes(row as never) }) as Greeks;
    expect(worstOf(table("blackScholes"), name, figures, name === "gamma" ? 1e-9 : 1e-4).error).toBeLessThan(1e-10);
  });
});

describe("implied volatility of quoted premiums against QuantLib", () => {
  const error = (row: OracleRow, found: number | null) =>
    Math.abs((found ?? Number.NaN) / (row.impliedVolatility ?? Number.NaN) - 1);

  it("European, on a future", () => {
    const rows = table("impliedEuropean");
    const of = (row: OracleRow) => error(row, impliedVolatility({ ...row, model: "black-76" } as never));
    expect(rows).toHaveLength(300);
    expect(worst(rows, of)).toMatchObject({ error: expect.closeTo(0, 9) });
  });

  it("American, on a future and on a spot", () => {
    const rows = table("impliedAmerican");
    const of = (row: OracleRow) => {
      const { price, underlying } = row as unknown as { price: number; underlying: string };
      return error(
        row,
        impliedVolatility({ ...row, forward: price, spot: price, model: `american-${underlying}` } as never),
      );
    };
    expect(rows).toHaveLength(150);
    // Both values are within 1e-7 of the price; a vega of 2 % of it or more makes that 5e-6 of a volatility.
    expect(worst(rows, of).error).toBeLessThan(5e-6);
  });
});
