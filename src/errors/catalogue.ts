import type { Entry } from "./entry.ts";
import { batchFindings } from "./findings/batch.ts";
import { budgetFindings } from "./findings/budget.ts";
import { chainFindings } from "./findings/chain.ts";
import { chainQuoteFindings } from "./findings/chain-quotes.ts";
import { checkFindings } from "./findings/check.ts";
import { commandLineFindings } from "./findings/command-line.ts";
import { contractFindings } from "./findings/contract.ts";
import { fileFindings } from "./findings/file.ts";
import { legFindings } from "./findings/leg.ts";
import { microFindings } from "./findings/micros.ts";
import { optionFindings } from "./findings/option.ts";
import { pairFindings } from "./findings/pair.ts";
import { priceHistoryFindings } from "./findings/price-history.ts";
import { priceHistoryWarnings } from "./findings/price-history-warnings.ts";
import { scenarioFindings } from "./findings/scenario.ts";
import { scenarioFlagFindings } from "./findings/scenario-flags.ts";
import { sensitivityFindings } from "./findings/sensitivity.ts";
import { sizingFindings } from "./findings/sizing.ts";
import { tradeFindings } from "./findings/trade.ts";
import { valueFindings } from "./findings/value.ts";
import { volatilityFindings } from "./findings/volatility.ts";
import { volatilityWarnings } from "./findings/volatility-warnings.ts";
import { weightingFindings } from "./findings/weighting.ts";

/** Every code that pairsize can answer with: the one place from which wording, exit codes and docs come. */
export const catalogue = {
  ...commandLineFindings,
  ...batchFindings,
  ...tradeFindings,
  ...valueFindings,
  ...fileFindings,
  ...legFindings,
  ...contractFindings,
  ...priceHistoryFindings,
  ...volatilityFindings,
  ...volatilityWarnings,
  ...contractFindings,
  ...legFindings,
  ...priceHistoryWarnings,
  ...chainFindings,
  ...chainQuoteFindings,
  ...optionFindings,
  ...weightingFindings,
  ...pairFindings,
  ...sizingFindings,
  ...sensitivityFindings,
  ...scenarioFindings,
  ...scenarioFlagFindings,
  ...budgetFindings,
  ...microFindings,
  ...checkFindings,
} as const;

/** The name of an error or of a warning, stable across versions. */
export type Code = keyof typeof catalogue;

/** What the sentence of a code needs to know. */
export type ArgumentsOf<C extends Code> = Parameters<(typeof catalogue)[C]["message"]>[0];

/** The entry of a code, whatever its arguments. */
export function entryOf(code: Code): Entry<unknown> {
  return catalogue[code] as Entry<unknown>;
}
