import { closeSync, openSync, writeSync } from "node:fs";
import { uniform } from "./random.mjs";

const LINES_A_WRITE = 2000;

/** Writes a file of made-up trades, one a line, no two alike: levels, volatilities, strikes and premiums vary. */
export function writeTrades(path, count) {
  const random = uniform(count);
  const file = openSync(path, "w");
  for (let written = 0; written < count; written += LINES_A_WRITE) {
    const lines = Array.from({ length: Math.min(LINES_A_WRITE, count - written) }, () => `${trade(random)}\n`);
    writeSync(file, lines.join(""));
  }
  closeSync(file);
}

function trade(random) {
  const between = (low, high) => low + (high - low) * random();
  const onGrid = (value, step) => Math.round(value / step) * step;
  const price = (low, high, tick) => onGrid(between(low, high), tick).toFixed(2);
  const volatility = () => `${between(15, 25).toFixed(1)}%`;
  const [rty, nq] = [onGrid(between(1800, 3200), 0.1), onGrid(between(18_000, 29_000), 0.25)];
  const [call, put] = [onGrid(rty * between(1, 1.03), 5), onGrid(nq * between(0.97, 1), 50)];
  const long = {
    symbol: "RTY",
    level: Number(rty.toFixed(1)),
    volatility: volatility(),
    legs: [`${call}C @ ${price(50, 90, 0.1)}`, `-1 ${call + 200}C @ ${price(10, 25, 0.1)}`],
  };
  const short = {
    symbol: "NQ",
    level: nq,
    volatility: volatility(),
    legs: [`${put}P @ ${price(400, 700, 0.25)}`, `-1 ${put - 2000}P @ ${price(100, 220, 0.25)}`],
  };
  return JSON.stringify({ version: 1, long, short });
}
