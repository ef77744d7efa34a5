import { wholeContracts } from "../../dist/index.js";
import { dollars, textTable } from "./text-table.mjs";

const NOTIONAL = { long: 2730.8 * 50, short: 25658.25 * 20 };
const BUDGETS = [500_000, 1_000_000, 2_000_000];

/**
 * Contracts of RTY and NQ of equal dollars: pairsize's, and a budget a side divided by a contract, rounded down or to the nearest,
 * as share allocators and spreadsheets do.
 */
export function contractTable() {
  const within = (budget) => ({
    long: Math.floor(budget / NOTIONAL.long),
    short: Math.floor(budget / NOTIONAL.short),
  });
  const nearest = (budget) => ({
    long: Math.round(budget / NOTIONAL.long),
    short: Math.round(budget / NOTIONAL.short),
  });
  return textTable("Whole contracts, RTY : NQ, of equal dollars", [
    ["", "contracts", "long less short, USD", "imbalance"],
    line("pairsize, its defaults", wholeContracts(NOTIONAL).contracts),
    line("pairsize, tolerance 0.2 %", wholeContracts({ ...NOTIONAL, tolerance: 0.002 }).contracts),
    ...BUDGETS.map((budget) => line(`${dollars(budget)} a side, rounded down`, within(budget))),
    ...BUDGETS.map((budget) => line(`${dollars(budget)} a side, to the nearest`, nearest(budget))),
  ]);
}

function line(name, { long, short }) {
  const [buys, sells] = [long * NOTIONAL.long, short * NOTIONAL.short];
  const imbalance = (100 * (buys - sells)) / (buys + sells);
  return [name, `${long} : ${short}`, dollars(buys - sells), `${imbalance.toFixed(2)} %`];
}
