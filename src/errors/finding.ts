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

/** A place in a text: 1-based line and column, and the line itself for the excerpt. */
export interface Where {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly excerpt?: string;
}

/**
 * Place of a finding: the path inside the trade ("long.legs[1].premium"), and the flag or the place in a text that gave
 * it.
 */
export interface Place {
  readonly path?: string;
  readonly where?: Where;
  /** The flag as it was typed: "--level RTY=-5". */
  readonly flag?: string;
}

/** An error or a warning as data: a code, the arguments of its sentence, and its place. */
export type Finding = { [C in Code]: { readonly code: C; readonly args: ArgumentsOf<C> } & Place }[Code];

/**
 * Returns a finding of one code.
 *
 * @example
 * finding("VALUE_OUT_OF_RANGE", { name: "level", bound: "greater than 0 index points", got: -5 }).code; // "VALUE_OUT_OF_RANGE"
 */
export function finding<C extends Code>(code: C, args: ArgumentsOf<C>, place?: Place): Finding {
  return (place === undefined ? { code, args } : { code, args, ...place }) as unknown as Finding;
}

/**
 * Returns the sentence of a finding, without a full stop.
 *
 * @example
 * messageOf({ code: "FILE_EMPTY", args: { file: "trade.yaml" } }); // "trade.yaml is empty"
 */
export function messageOf(finding: Finding): string {
  return entryOf(finding.code).message(finding.args);
}

/**
 * Returns the remedy of a finding, or null where the catalogue names none.
 *
 * @example
 * hintOf({ code: "FILE_EMPTY", args: { file: "trade.yaml" } }); // null
 */
export function hintOf(finding: Finding): string | null {
  return entryOf(finding.code).hint?.(finding.args) ?? null;
}
