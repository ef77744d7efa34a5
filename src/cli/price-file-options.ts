import type { OptionSpec } from "./command.ts";

/** Flags that decide what a price file leaves open. */
export const priceFileOptions: readonly OptionSpec[] = [
  { flags: "--column <NAME>", summary: "the column of prices, by header or by number from 1" },
  { flags: "--symbol <NAME>", summary: "the symbol, where a file has several" },
  { flags: "--date-order <ORDER>", summary: "how dates are written: dmy, mdy or ymd", choices: ["dmy", "mdy", "ymd"] },
  { flags: "--skip-weekends", summary: "leaves out rows dated on a Saturday or Sunday" },
];
