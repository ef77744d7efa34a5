import { findings as chain } from "./findings/chain.ts";
import { findings as check } from "./findings/check.ts";
import { findings as commandLine } from "./findings/command-line.ts";
import { findings as contract } from "./findings/contract.ts";
import type { Entry } from "./findings/entry.ts";
import { findings as expiry } from "./findings/expiry.ts";
import { findings as file } from "./findings/file.ts";
import { findings as life } from "./findings/life.ts";
import { findings as option } from "./findings/option.ts";
import { findings as pastWindows } from "./findings/past-windows.ts";
import { findings as priceHistory } from "./findings/price-history.ts";
import { findings as quote } from "./findings/quote.ts";
import { findings as scenario } from "./findings/scenario.ts";
import { findings as sizing } from "./findings/sizing.ts";
import { findings as trade } from "./findings/trade.ts";
import { findings as volatility } from "./findings/volatility.ts";

/**
 * What every code says, subject by subject: the only source of wording, exit codes and docs. A code is looked for in
 * this order, and the subjects after it are not loaded: those that answers need most often come first.
 */
export const subjects = [
  option,
  expiry,
  sizing,
  priceHistory,
  volatility,
  quote,
  scenario,
  pastWindows,
  check,
  life,
  trade,
  contract,
  file,
  commandLine,
  chain,
] as const;

type Subject = ReturnType<(typeof subjects)[number]>;

type CodeIn<One> = One extends unknown ? keyof One : never;

/** The name of an error or of a warning, stable across versions. */
export type Code = CodeIn<Subject>;

/** Arguments of the sentence of a code. */
export type ArgumentsOf<C extends Code> =
  Extract<Subject, Record<C, unknown>>[C] extends Entry<infer Args> ? Args : never;

/** Returns the entries of all codes, in alphabetical order. */
export function catalogue(): Readonly<Record<Code, Entry<unknown>>> {
  const entries = subjects.flatMap((subject: () => object) => Object.entries(subject()));
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))) as Record<Code, Entry<unknown>>;
}
