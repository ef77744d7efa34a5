import { chainFindings, chainQuoteFindings } from "./findings/chain.ts";
import { checkFindings } from "./findings/check.ts";
import { commandLineFindings } from "./findings/command-line.ts";
import { contractFindings } from "./findings/contract.ts";
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
