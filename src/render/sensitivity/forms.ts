import {
  type ChosenCount,
  isSamePair,
  type PairSensitivity,
  type SensitivityCase,
  shocks,
  type WeightingSensitivity,
} from "../../core/pair/sensitivity.ts";
import type { SizedTrade } from "../../core/pair/sizing.ts";
import { sideNames } from "../../core/sides.ts";
import { messageOf } from "../../errors/words.ts";
import { literal, markdownTable } from "../sheet/markdown.ts";
import {
  blankCell,
  type Cell,
  drawSheet,
  drawText,
  headings,
  numberCell,
  type Row,
  row,
  type Sheet,
} from "../sheet/sheet.ts";
import type { Style } from "../sheet/style.ts";
import { contractFields, contractNames } from "../size/csv.ts";
import { heldWords, namedPair, titleOf } from "../size/words.ts";
import {
  csvText,
  decimal,
  decimalsFor,
  type Field,
  notApplicable,
  percent,
  signedPercent,
  significantDecimals,
} from "../text/text.ts";

/** The cases of one kind, with what makes one cell of each. */
interface Drawn {
  readonly cases: readonly SensitivityCase[];
  readonly cell: (one: SensitivityCase | undefined) => Cell;
}

/** Decimals of every ratio of a weighting: at least three significant digits in each. */
function ratioDecimals({ cases, base }: WeightingSensitivity): number {
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
function caseWords({ contracts, hedgeRatio }: SensitivityCase, trade: SizedTrade): string {
  if (contracts !== null) return heldWords(contracts, trade);
  return hedgeRatio === null ? notApplicable : "none fits";
}

/** Ratio and contracts by estimator and lookback; null where no window was varied. */
function windowsSheet(sensitivity: WeightingSensitivity, trade: SizedTrade): Sheet | null {
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
function shocksSheet(sensitivity: WeightingSensitivity, trade: SizedTrade): Sheet {
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
function heldSheet({ cases }: WeightingSensitivity, trade: SizedTrade): Sheet | null {
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
    rows: sideNames.flatMap((side) => [rowOf(side, "keptByNotional", "notional"), rowOf(side, "keptByDelta", "delta")]),
  };
}

/** Pairs that are named as chosen elsewhere; there may be many more. */
const mostNamed = 5;

/** Base that the figures under it are compared with: "volatility-adjusted: 7 : 2, ratio 0.2940 NQ per RTY". */
function baseWords(sensitivity: WeightingSensitivity, trade: SizedTrade): string {
  const { long, short } = trade;
  const { weighting, base } = sensitivity;
  if (!base.available) return `${weighting}: not available: ${messageOf(base.reason)}`;
  const ratio = `ratio ${decimal(base.hedgeRatio, ratioDecimals(sensitivity))} ${short.symbol} per ${long.symbol}`;
  return base.feasible
    ? `${weighting}: ${namedPair(base.contracts, trade)}, ${ratio}`
    : `${weighting}: nothing fits: ${messageOf(base.reason)}; ${ratio}`;
}

/** "RTY at 2,691.20 with 14.00 %, NQ at 25,689.00 with 12.47 %": what is shocked. */
function startWords({ long, short }: SizedTrade): string {
  return [long, short]
    .map(({ symbol, level, volatility }) => {
      const at = `${symbol} at ${decimal(level.value, decimalsFor([level.value], 2, 6))}`;
      return volatility === null ? at : `${at}, volatility ${percent(volatility.value, 2)}`;
    })
    .join("; ");
}

/** `ewma` has no lookback, so it stands beside the table. */
function ewmaWords(sensitivity: WeightingSensitivity, trade: SizedTrade): string[] {
  const one = sensitivity.cases.find(({ change }) => change.kind === "method" && change.lookback === null);
  if (one === undefined) return [];
  const ratio = one.hedgeRatio === null ? "" : `${decimal(one.hedgeRatio, ratioDecimals(sensitivity))}, `;
  return [`ewma, over all closes: ${ratio}${caseWords(one, trade)}`];
}

/** Sentences on what stays: the answer that the tables add up to. */
function staysWords(sensitivity: WeightingSensitivity, trade: SizedTrade, tolerance: number): string[] {
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

/**
 * The screen of `sensitivity`: for each weighting ratio and contracts by estimator and lookback and under shocks,
 * then in words what stays. It ends with a line break; with a width, no line is wider, down to 20 columns.
 */
export function renderSensitivityTable(
  { base, sensitivities }: PairSensitivity,
  tolerance: number,
  style: Style,
): string {
  const { trade } = base;
  const start = [...drawText(titleOf(trade), style, style.paint.bold), ...drawText(startWords(trade), style)].join(
    "\n",
  );
  const blocks = sensitivities.map((one) => weightingBlock(one, { base, sensitivities }, tolerance, style));
  return `${[start, ...blocks].join("\n\n")}\n`;
}

function weightingBlock(
  sensitivity: WeightingSensitivity,
  { base: { trade } }: PairSensitivity,
  tolerance: number,
  style: Style,
): string {
  const heading = drawText(baseWords(sensitivity, trade), style, style.paint.bold).join("\n");
  if (sensitivity.cases.length === 0) return heading;
  const windows = windowsSheet(sensitivity, trade);
  const parts = [
    windows === null ? "" : drawSheet(windows, style),
    ...ewmaWords(sensitivity, trade).map((text) => drawText(text, style).join("\n")),
    ...[shocksSheet(sensitivity, trade), heldSheet(sensitivity, trade)].map((sheet) =>
      sheet === null || sheet.rows.length === 0 ? "" : drawSheet(sheet, style),
    ),
    staysWords(sensitivity, trade, tolerance)
      .flatMap((text) => drawText(text, style))
      .join("\n"),
  ];
  return `${heading}\n${parts.filter((part) => part !== "").join("\n\n")}`;
}

/** Text of `--format markdown`: the sheets of the screen as GitHub tables, the words below them as a list. */
export function renderSensitivityMarkdown({ base, sensitivities }: PairSensitivity, tolerance: number): string {
  const { trade } = base;
  const blocks = [
    `## ${literal(titleOf(trade).replace(/ {2,}/, ", "))}`,
    literal(startWords(trade)),
    ...sensitivities.flatMap((one) => weightingBlocks(one, trade, tolerance)),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function weightingBlocks(sensitivity: WeightingSensitivity, trade: SizedTrade, tolerance: number): string[] {
  const heading = `### ${literal(baseWords(sensitivity, trade))}`;
  if (sensitivity.cases.length === 0) return [heading];
  const windows = windowsSheet(sensitivity, trade);
  return [
    heading,
    ...(windows === null ? [] : [markdownTable(windows)]),
    ...ewmaWords(sensitivity, trade).map(literal),
    ...[shocksSheet(sensitivity, trade), heldSheet(sensitivity, trade)].flatMap((sheet) =>
      sheet === null || sheet.rows.length === 0 ? [] : [markdownTable(sheet)],
    ),
    staysWords(sensitivity, trade, tolerance)
      .map((text) => `- ${literal(text)}`)
      .join("\n"),
  ];
}

const header = (trade: SizedTrade) => [
  "weighting",
  "change",
  "side",
  "by_fraction",
  "estimator",
  "lookback_returns",
  "ratio_short_per_long",
  ...contractNames(trade),
  "kept_imbalance_fraction",
  "kept_within_tolerance",
  "kept_by_notional_fraction",
  "kept_by_delta_fraction",
  "reason",
];

/** Text of `--format csv`: for each weighting a row without a change and a row a case, in full precision. */
export function renderSensitivityCsv({ base: { trade }, sensitivities }: PairSensitivity): string {
  return csvText(
    header(trade),
    sensitivities.flatMap((one) => [
      baseRow(one, trade),
      ...one.cases.map((each) => caseRow(one.weighting, each, trade)),
    ]),
  );
}

function baseRow({ weighting, base }: WeightingSensitivity, trade: SizedTrade): Field[] {
  const feasible = base.available && base.feasible ? base : null;
  const contracts = contractFields(feasible?.contracts ?? null, trade);
  const ratio = base.available ? base.hedgeRatio : null;
  const balance = [feasible?.imbalance ?? null, feasible?.withinTolerance ?? null, null, null];
  const reason = "reason" in base ? messageOf(base.reason) : null;
  return [weighting, "none", null, null, null, null, ratio, ...contracts, ...balance, reason];
}

function caseRow(weighting: string, one: SensitivityCase, trade: SizedTrade): Field[] {
  const { hedgeRatio, contracts, keptImbalance, keptWithinTolerance, keptByNotional, keptByDelta, reason } = one;
  return [
    weighting,
    ...changeFields(one),
    hedgeRatio,
    ...contractFields(contracts, trade),
    keptImbalance,
    keptWithinTolerance,
    keptByNotional ?? null,
    keptByDelta ?? null,
    reason === null ? null : messageOf(reason),
  ];
}

function changeFields({ change }: SensitivityCase): Field[] {
  return change.kind === "method"
    ? [change.kind, null, null, change.estimator, change.lookback]
    : [change.kind, change.side, change.by, null, null];
}
