import type { Entry } from "./entry.ts";
import { contractFindings } from "./findings/contract.ts";
import { legFindings } from "./findings/leg.ts";
import { fileFindings } from "./findings/file.ts";
import { priceHistoryFindings } from "./findings/price-history.ts";
import { priceHistoryWarnings } from "./findings/price-history-warnings.ts";
import { sizingFindings } from "./findings/sizing.ts";
import { valueFindings } from "./findings/value.ts";
import { volatilityFindings } from "./findings/volatility.ts";

/** Every code that pairsize can answer with: the one place from which wording, exit codes and docs come. */
export const catalogue = {
  ...valueFindings,
  ...fileFindings,
  ...priceHistoryFindings,
  ...volatilityFindings,
  ...contractFindings,
  ...legFindings,
  ...priceHistoryWarnings,
  ...sizingFindings,
} as const;

/** The name of an error or of a warning, stable across versions. */
export type Code = keyof typeof catalogue;

/** What the sentence of a code needs to know. */
export type ArgumentsOf<C extends Code> = Parameters<(typeof catalogue)[C]["message"]>[0];

/** The entry of a code, whatever its arguments. */
export function entryOf(code: Code): Entry<unknown> {
  return catalogue[code] as Entry<unknown>;
}
