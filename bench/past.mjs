import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { backtest, historicalSimulation, readTradeFile } from "../dist/index.js";
import { secondsOf } from "./calls.mjs";
import { writePriceRows } from "./price-rows.mjs";
import { row } from "./row.mjs";
import { inScratchFolder } from "./scratch.mjs";

/** Forty years of trading days. */
const ROWS = 10_080;
const FIRST_YEAR = 1986;
const FEW = { rounds: 15, warmUp: 3 };

/** The hedge study and the historical simulation of a trade with two long price files, which are read before. */
export async function measure() {
  const trade = await inScratchFolder(tradeIn);
  const studied = (given) => 1e3 * secondsOf(() => backtest(given, { horizon: 40 }).horizons.length, FEW);
  const simulated = historicalSimulation(trade);
  if (!simulated.available) throw new Error("the made-up price files give no simulation");
  const windows = simulated.rows[0]?.windows ?? 0;
  return [
    row("hedge study of 40 years, three horizons, close-to-close", studied(trade), "ms", { atMost: 250 }),
    row("the same by Yang–Zhang", studied(await inScratchFolder((folder) => tradeIn(folder, "yang-zhang"))), "ms"),
    row(
      "historical simulation of 40 years, three rows",
      1e3 * secondsOf(() => historicalSimulation(trade).rows.length, FEW),
      "ms",
      { atMost: 60 },
      `${windows} windows`,
    ),
  ];
}

async function tradeIn(folder, estimator = "close-to-close") {
  const side = (symbol, rows, legs) => {
    const file = join(folder, `${symbol}.csv`);
    writePriceRows(file, rows, FIRST_YEAR);
    return { symbol, level: 2000, legs, history: { file, lookback: 60, estimator } };
  };
  const trade = {
    ...{ version: 1, rate: "3.65%", asOf: "2024-08-16", expiry: "2024-10-11" },
    long: side("RTY", ROWS, ["2000C @ 40", "-1 2100C @ 12"]),
    short: side("NQ", ROWS + 1, ["2000P @ 40", "-1 1900P @ 12"]),
  };
  const file = join(folder, "trade.json");
  writeFileSync(file, JSON.stringify(trade));
  return await readTradeFile(file);
}
