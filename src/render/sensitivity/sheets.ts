import { isSamePair, type SensitivityCase, shocks, type WeightingSensitivity } from "../../core/pair/sensitivity.ts";
import type { SizedTrade } from "../../core/pair/sizing.ts";
import { blankCell, type Cell, headings, numberCell, type Row, row, type Sheet } from "../sheet/sheet.ts";
import { heldWords } from "../size/words.ts";
import { decimal, notApplicable, signedPercent, significantDecimals } from "../text/figures.ts";

/** The cases of one kind, with what makes one cell of each. */
interface Drawn {
  readonly cases: readonly SensitivityCase[];
  readonly cell: (one: SensitivityCase | undefined) => Cell;
}

/** Decimals of every ratio of a weighting: at least three significant digits in each. */
export function ratioDecimals({ cases, base }: WeightingSensitivity): number {
  const ratios = [base.available ? base.hedgeRatio : null, ...cases.map(({ hedgeRatio }) => hedgeRatio)];
  return significantDecimals(
    ratios.filter((ratio) => ratio !== null),
    3,
    4,
  );
}

function drawn(sensitivity: WeightingSensitivity, trade: SizedTrade): Drawn {
  const { base, cases } = sensitivity;
  const kept = base.available && base.feasible ? base.contracts : null;
  const decimals = ratioDecimals(sensitivity);
  return {
    cases,
    cell: (one) => {
      if (one === undefined) return blankCell;
      const pair = caseWords(one, trade);
      const lines = one.hedgeRatio === null ? [pair] : [decimal(one.hedgeRatio, decimals), pair];
      const tone = one.contracts === null ? "loss" : isSamePair(one.contracts, kept) ? "plain" : "quiet";
      return { lines, breaks: false, tone };
    },
  };
}

/** Outcome of a case: "7 : 2", "none fits", or "n/a" where it could not be measured. */
export function caseWords({ contracts, hedgeRatio }: SensitivityCase, trade: SizedTrade): string {
  if (contracts !== null) return heldWords(contracts, trade);
  return hedgeRatio === null ? notApplicable : "none fits";
}

/** Ratio and contracts by estimator and lookback; null where no window was varied. */
export function windowsSheet(sensitivity: WeightingSensitivity, trade: SizedTrade): Sheet | null {
  const { cases, cell } = drawn(sensitivity, trade);
  const windows = cases.flatMap((one) =>
    one.change.kind === "method" && one.change.lookback !== null ? [{ ...one.change, one }] : [],
  );
  if (windows.length === 0) return null;
  const lookbacks = [...new Set(windows.map(({ lookback }) => lookback))];
  const isBeta = sensitivity.weighting === "beta-neutral";
  const rows = [...new Set(windows.map(({ estimator }) => estimator))].map((estimator) =>
    row(
      isBeta ? "beta" : estimator,
      lookbacks.map((lookback) =>
        cell(windows.find((window) => window.estimator === estimator && window.lookback === lookback)?.one),
      ),
    ),
  );
  return { corner: "Lookback, returns", headings: headings(...lookbacks.map(String)), rows };
}

/** Ratio and contracts under shocks of each volatility and each level. */
export function shocksSheet(sensitivity: WeightingSensitivity, trade: SizedTrade): Sheet {
  const { cases, cell } = drawn(sensitivity, trade);
  const rowOf = (kind: "volatility" | "level", side: "long" | "short"): Row[] => {
    const shocked = cases.filter(({ change, hedgeRatio, contracts, reason }) => {
      const isSized = hedgeRatio !== null || contracts !== null || reason?.code !== "LEVEL_SHOCK_NOT_SIZED";
      return change.kind === kind && change.side === side && isSized;
    });
    const at = (by: number) => shocked.find(({ change }) => change.kind !== "method" && change.by === by);
    const { symbol } = trade[side];
    return shocked.length === 0
      ? []
      : [
          row(
            `${symbol} ${kind}`,
            shocks.map((by) => cell(at(by))),
          ),
        ];
  };
  return {
    corner: "Shock, one at a time",
    headings: headings(...shocks.map((by) => signedPercent(by, 0))),
    rows: (["volatility", "level"] as const).flatMap((kind) => [...rowOf(kind, "long"), ...rowOf(kind, "short")]),
  };
}

/**
 * How the pair as held balances when a level moves: by notional, and by delta with its options revalued; null without a
 * pair.
 */
export function heldSheet({ cases }: WeightingSensitivity, trade: SizedTrade): Sheet | null {
  const levels = cases.filter(({ keptByNotional }) => keptByNotional != null);
  if (levels.length === 0) return null;
  const rowOf = (side: "long" | "short", by: "keptByNotional" | "keptByDelta", words: string): Row =>
    row(
      `${trade[side].symbol} level, by ${words}`,
      shocks.map((shock) => {
        const one = levels.find(({ change }) => change.kind === "level" && change.side === side && change.by === shock);
        const imbalance = one?.[by] ?? null;
        return numberCell(imbalance === null ? notApplicable : signedPercent(imbalance, 1));
      }),
    );
  return {
    corner: "Imbalance of the pair as held",
    headings: headings(...shocks.map((by) => signedPercent(by, 0))),
    rows: (["long", "short"] as const).flatMap((side) => [
      rowOf(side, "keptByNotional", "notional"),
      rowOf(side, "keptByDelta", "delta"),
    ]),
  };
}
