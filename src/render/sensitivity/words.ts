import {
  type ChosenCount,
  isSamePair,
  type SensitivityCase,
  type WeightingSensitivity,
} from "../../core/pair/sensitivity.ts";
import type { SizedTrade } from "../../core/pair/sizing.ts";
import { messageOf } from "../../errors/finding.ts";
import { heldWords, namedPair } from "../size/words.ts";
import { decimal, decimalsFor, percent } from "../text/text.ts";
import { caseWords, ratioDecimals } from "./sheets.ts";

/** Pairs that are named as chosen elsewhere; there may be many more. */
const mostNamed = 5;

/** Base that the figures under it are compared with: "volatility-adjusted: 7 : 2, ratio 0.2940 NQ per RTY". */
export function baseWords(sensitivity: WeightingSensitivity, trade: SizedTrade): string {
  const { long, short } = trade;
  const { weighting, base } = sensitivity;
  if (!base.available) return `${weighting}: not available: ${messageOf(base.reason)}`;
  const ratio = `ratio ${decimal(base.hedgeRatio, ratioDecimals(sensitivity))} ${short.symbol} per ${long.symbol}`;
  return base.feasible
    ? `${weighting}: ${namedPair(base.contracts, trade)}, ${ratio}`
    : `${weighting}: nothing fits: ${messageOf(base.reason)}; ${ratio}`;
}

/** "RTY at 2,691.20 with 14.00 %, NQ at 25,689.00 with 12.47 %": what is shocked. */
export function startWords({ long, short }: SizedTrade): string {
  return [long, short]
    .map(({ symbol, level, volatility }) => {
      const at = `${symbol} at ${decimal(level.value, decimalsFor([level.value], 2, 6))}`;
      return volatility === null ? at : `${at}, volatility ${percent(volatility.value, 2)}`;
    })
    .join("; ");
}

/** `ewma` has no lookback, so it stands beside the table. */
export function ewmaWords(sensitivity: WeightingSensitivity, trade: SizedTrade): string[] {
  const one = sensitivity.cases.find(({ change }) => change.kind === "method" && change.lookback === null);
  if (one === undefined) return [];
  const ratio = one.hedgeRatio === null ? "" : `${decimal(one.hedgeRatio, ratioDecimals(sensitivity))}, `;
  return [`ewma, over all closes: ${ratio}${caseWords(one, trade)}`];
}

/** Sentences on what stays: the answer that the tables add up to. */
export function staysWords(sensitivity: WeightingSensitivity, trade: SizedTrade, tolerance: number): string[] {
  const { base, limitation, answered, stays, staysWithinTolerance, cases } = sensitivity;
  const note = limitation === null ? [] : [`note: ${messageOf(limitation)}`];
  if (!base.available) return note;
  if (!base.feasible) return [...fittingWords(sensitivity, trade), ...note];
  const pair = heldWords(base.contracts, trade);
  const measured = cases.filter(({ keptWithinTolerance }) => keptWithinTolerance !== null).length;
  const again = `${pair} is chosen again in ${stays} of ${casesWords(answered)}${partsWords(sensitivity)}`;
  return [
    ...(answered === 0 ? [] : [again]),
    `kept as it is, ${pair} stays within the tolerance of ${percent(tolerance, decimalsFor([tolerance], 2, 8) - 2)} in ${staysWithinTolerance} of ${measured}`,
    ...othersWords(sensitivity, trade),
    ...note,
  ];
}

function casesWords(count: number): string {
  return count === 1 ? "1 case" : `${count} cases`;
}

/** ": 12 of 37 windows and estimators, 8 of 16 shocks"; nothing where only one of the two was varied. */
function partsWords({ cases, base, weighting }: WeightingSensitivity): string {
  const kept = base.available && base.feasible ? base.contracts : null;
  const part = (isPart: (one: SensitivityCase) => boolean, name: string) => {
    const within = cases.filter((one) => one.hedgeRatio !== null && isPart(one));
    const same = within.filter(({ contracts }) => isSamePair(contracts, kept));
    return within.length === 0 ? [] : [`${same.length} of ${within.length} ${name}`];
  };
  const parts = [
    ...part(
      ({ change }) => change.kind === "method",
      weighting === "beta-neutral" ? "windows" : "windows and estimators",
    ),
    ...part(({ change }) => change.kind === "volatility", "shocks of volatility"),
    ...part(({ change }) => change.kind === "level", "shocks of level"),
  ];
  return parts.length < 2 ? "" : `: ${parts.join(", ")}`;
}

function othersWords({ base, chosen, cases }: WeightingSensitivity, trade: SizedTrade): string[] {
  const kept = base.available && base.feasible ? base.contracts : null;
  const others = chosen.filter(({ contracts }) => !isSamePair(contracts, kept));
  const none = cases.filter(({ contracts, hedgeRatio }) => contracts === null && hedgeRatio !== null).length;
  return [
    ...(others.length === 0 ? [] : [`chosen instead: ${countsWords(others, trade)}`]),
    ...(none === 0 ? [] : [`nothing fits in ${casesWords(none)}`]),
  ];
}

/** Sentences on what would fit where, for a trade that nothing fits. */
function fittingWords({ chosen, answered }: WeightingSensitivity, trade: SizedTrade): string[] {
  const fitting = chosen.reduce((sum, { cases }) => sum + cases, 0);
  const which = fitting === 0 ? "" : `: ${countsWords(chosen, trade)}`;
  return [`something fits in ${fitting} of ${casesWords(answered)}${which}`];
}

/** "4 : 1 (16), 3 : 1 (12)": the pairs chosen most often, with how often. */
function countsWords(counts: readonly ChosenCount[], trade: SizedTrade): string {
  const named = counts.slice(0, mostNamed).map(({ contracts, cases }) => `${heldWords(contracts, trade)} (${cases})`);
  const more = counts.length - mostNamed;
  return `${named.join(", ")}${more > 0 ? `, and ${more} more` : ""}`;
}
