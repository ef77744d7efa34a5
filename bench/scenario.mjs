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
    row(
      "a bare grid, 101 × 101 at expiry",
      1e6 * secondsOf(() => bareGrid(MOVES)),
      "µs",
      undefined,
      "the floor: two sides' profits, added in each cell",
    ),
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

/** Each side's profit along its moves, by hand, and their sum in every cell. */
function bareGrid(moves) {
  const long = moves.map((move) => 50 * (callSpread(2730.8 * (1 + move), 2750, 2950) - 60.2));
  const short = moves.map((move) => 20 * (callSpread(-25_658.25 * (1 + move), -25_500, -23_500) - 416.25));
  const grid = new Float64Array(long.length * short.length);
  let cell = 0;
  for (const profit of long) {
    for (const other of short) {
      grid[cell] = 4 * profit + other;
      cell += 1;
    }
  }
  return grid[0] + grid[cell - 1];
}

function callSpread(level, low, high) {
  return Math.max(0, level - low) - Math.max(0, level - high);
}
