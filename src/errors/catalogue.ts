import { chainFindings, chainQuoteFindings } from "./findings/chain.ts";
import { checkFindings } from "./findings/check.ts";
import { commandLineFindings } from "./findings/command-line.ts";
import { contractFindings } from "./findings/contract.ts";
import type { Entry } from "./findings/entry.ts";
import { expiryFindings } from "./findings/expiry.ts";
import { fileFindings } from "./findings/file.ts";
import { lifeFindings } from "./findings/life.ts";
import { optionFindings } from "./findings/option.ts";
import { pastWindowsFindings } from "./findings/past-windows.ts";
import { priceHistoryFindings, priceHistoryWarnings } from "./findings/price-history.ts";
import { scenarioFindings } from "./findings/scenario.ts";
import { budgetFindings, sizingFindings } from "./findings/sizing.ts";
import { tradeFindings } from "./findings/trade.ts";
import { volatilityFindings } from "./findings/volatility.ts";

/** Every code of an error or a warning: the only source of wording, exit codes and docs. */
export const catalogue = {
  ...commandLineFindings,
  ...tradeFindings,
  ...fileFindings,
  ...contractFindings,
  ...priceHistoryFindings,
  ...volatilityFindings,
  ...priceHistoryWarnings,
  ...chainFindings,
  ...chainQuoteFindings,
  ...optionFindings,
  ...expiryFindings,
  ...sizingFindings,
  ...scenarioFindings,
  ...pastWindowsFindings,
  ...budgetFindings,
  ...checkFindings,
  ...lifeFindings,
} as const;

/** The name of an error or of a warning, stable across versions. */
export type Code = keyof typeof catalogue;

/** Arguments of the sentence of a code. */
export type ArgumentsOf<C extends Code> = Parameters<(typeof catalogue)[C]["message"]>[0];

/** Returns the entry of a code, whatever its arguments. */
export function entryOf(code: Code): Entry<unknown> {
  return catalogue[code] as Entry<unknown>;
}
