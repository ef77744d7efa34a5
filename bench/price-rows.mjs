import { closeSync, openSync, writeSync } from "node:fs";
import { uniform } from "./random.mjs";

const DAY = 86_400_000;
const ROWS_A_WRITE = 5000;

/** Writes a file of made-up daily OHLCV rows, one a weekday from a year on, some 50 bytes each. */
export function writePriceRows(path, count, year = 1000) {
  const random = uniform(count);
  const file = openSync(path, "w");
  let [day, close] = [Date.UTC(year, 0, 1), 2000];
  let lines = ["Date,Open,High,Low,Close,Volume"];
  for (let row = 1; row <= count; row += 1) {
    const open = close * (1 + 0.004 * (random() - 0.5));
    // Drawn back to 2000, so that a million rows stay prices.
    close = open * (1 + 0.02 * (random() - 0.5)) + 0.001 * (2000 - open);
    const high = Math.max(open, close) * (1 + 0.005 * random());
    const low = Math.min(open, close) * (1 - 0.005 * random());
    const prices = [open, high, low, close].map((price) => price.toFixed(2)).join(",");
    lines.push(`${new Date(day).toISOString().slice(0, 10)},${prices},${Math.floor(random() * 1e6)}`);
    day += new Date(day).getUTCDay() === 5 ? 3 * DAY : DAY;
    if (row % ROWS_A_WRITE === 0 || row === count) {
      writeSync(file, `${lines.join("\n")}\n`);
      lines = [];
    }
  }
  closeSync(file);
}
