import { parseTrade, scenario } from "../dist/index.js";
import { secondsOf } from "./calls.mjs";
import { row } from "./row.mjs";
import { pricedTrade } from "./trades.mjs";

const MOVES = Array.from({ length: 101 }, (_, i) => (i - 50) / 250);
const DAYS_AHEAD = 30;
const ONE = { long: [0], short: [0] };

/** Grids and distributions of a parsed trade of four American options, each with the sizing that it begins with. */
export function measure() {
  const unlikely = parseTrade(pricedTrade);
  const likely = parseTrade({ ...pricedTrade, correlation: 0.78 });
  const milliseconds = (trade, options) => 1e3 * secondsOf(() => scenario(trade, options).profit[0][0]);
  const grid = { long: MOVES, short: MOVES };
  return [
    row("scenario, 101 × 101 at expiry", milliseconds(unlikely, { moves: grid }), "ms", { atMost: 50 }),
    row(
      "scenario, 101 × 101 after 30 days, four American options",
      milliseconds(unlikely, { moves: grid, days: DAYS_AHEAD }),
      "ms",
      {
        atMost: 50,
      },
    ),
    row(
      "scenario, one cell and the distribution at expiry, at eight correlations",
      milliseconds(likely, { moves: ONE }),
      "ms",
      {
        atMost: 25,
      },
    ),
    row(
      "scenario, one cell and the distribution after 30 days, at eight correlations",
      milliseconds(likely, { moves: ONE, days: DAYS_AHEAD }),
      "ms",
    ),
  ];
}
