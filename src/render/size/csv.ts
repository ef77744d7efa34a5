import { splitOf } from "../../core/contract/catalogue.ts";
import type { FeasibleSizing, PairSizing, SizedSide, SizedTrade, Sizing } from "../../core/pair/sizing.ts";
import type { Bound } from "../../core/payoff/envelope.ts";
import { type Sides, sideNames } from "../../core/sides.ts";
import { messageOf } from "../../errors/words.ts";
import { csvText, type Field } from "../text/text.ts";
import { feasibleOnes, weightingWords } from "./words.ts";

/**
 * Text of `--format csv`: a header with units in the names, then a row a weighting, numbers in full precision.
 *
 * A figure that there is none of is an empty field; an unlimited one is the word.
 */
export function renderCsv({ trade, sizings }: PairSizing): string {
  const sized = feasibleOnes(sizings);
  const moves = Math.max(0, ...sized.map((sizing) => sizing.moves?.length ?? 0));
  const columns: Column[] = [
    ["within_tolerance", ({ withinTolerance }) => withinTolerance],
    ...contractColumns(trade),
    ...feasibleColumns,
    ...askedColumns(sized),
    ...Array.from({ length: moves }, (_, index) => moveColumns(index)).flat(),
  ];
  const rows = sizings.map((sizing) => {
    const feasible = sizing.available && sizing.feasible ? sizing : null;
    return [...leadingFields(sizing, trade), ...columns.map(([, of]) => (feasible === null ? null : of(feasible)))];
  });
  const header = [...leadingNames, ...columns.map(([name]) => name)];
  return csvText(header, rows);
}

function bound(value: Bound): Field {
  return value.kind === "unlimited" ? "unlimited" : value.amount;
}

type Column = readonly [name: string, of: (sizing: FeasibleSizing) => Field];

/** The columns that only a sized pair fills. */
const feasibleColumns: readonly Column[] = [
  ["long_notional_usd", ({ notional }) => notional.long],
  ["short_notional_usd", ({ notional }) => notional.short],
  ["net_notional_usd", ({ notional }) => notional.net],
  ["gross_notional_usd", ({ notional }) => notional.gross],
  ["long_dollar_volatility_usd_per_root_year", ({ dollarVolatility }) => dollarVolatility?.long ?? null],
  ["short_dollar_volatility_usd_per_root_year", ({ dollarVolatility }) => dollarVolatility?.short ?? null],
  ["net_dollar_volatility_usd_per_root_year", ({ dollarVolatility }) => dollarVolatility?.net ?? null],
  ["residual", ({ residual }) => residual],
  ["residual_unit", ({ weighting }) => weightingWords[weighting].asciiUnit],
  ["imbalance_fraction", ({ imbalance }) => imbalance],
  ["long_premium_usd", ({ premium }) => premium.long],
  ["short_premium_usd", ({ premium }) => premium.short],
  ["net_premium_usd", ({ premium }) => premium.net],
  ["fees_usd", ({ fees }) => fees],
  ["max_loss_usd", ({ maxLoss }) => bound(maxLoss)],
  ["max_gain_usd", ({ maxGain }) => bound(maxGain)],
  ["capital_kind", ({ capital }) => capital.kind],
  ["capital_usd", ({ capital }) => capital.amount],
  ["capital_less_premium_received_usd", ({ capital }) => capital.cashNeeded],
  ["return_on_capital_at_max_gain_fraction", ({ capital }) => capital.returnAtMaxGain],
  ["daily_risk_usd", ({ dailyRisk }) => dailyRisk?.amount ?? null],
  ["daily_risk_revalued_usd", ({ dailyRisk }) => dailyRisk?.revalued ?? null],
  ["daily_risk_correlation", ({ dailyRisk }) => dailyRisk?.correlation ?? null],
  ["binding", ({ binding }) => binding.join(" ")],
  ["direction", ({ direction }) => direction],
  ["imbalance_by_delta_fraction", ({ imbalanceByDelta }) => imbalanceByDelta],
  ["both_down_10_percent_profit_usd", ({ commonMoves }) => commonMoves?.[0]?.profit.net ?? null],
  ["unchanged_profit_usd", ({ commonMoves }) => commonMoves?.[1]?.profit.net ?? null],
  ["both_up_10_percent_profit_usd", ({ commonMoves }) => commonMoves?.[2]?.profit.net ?? null],
  ["pays_on_common_move", ({ paysOnCommonMove }) => paysOnCommonMove],
];

/** The contracts of both sides. */
function contractColumns(trade: SizedTrade): Column[] {
  return contractNames(trade).map((name, index) => [
    name,
    ({ contracts }) => contractFields(contracts, trade)[index] ?? null,
  ]);
}

/** Figures that are there only where they were asked for: the book as it is held, and a day's volatility. */
function askedColumns(sizings: readonly FeasibleSizing[]): Column[] {
  const holding: Column[] = [
    ["held_residual", (sizing) => sizing.holding?.residual ?? null],
    ["held_imbalance_fraction", (sizing) => sizing.holding?.imbalance ?? null],
    ["held_delta_usd", (sizing) => sizing.holding?.delta?.net ?? null],
    ["held_delta_imbalance_fraction", (sizing) => sizing.holding?.deltaImbalance ?? null],
    ["held_daily_risk_usd", (sizing) => sizing.holding?.dailyRisk?.amount ?? null],
  ];
  const daily: Column = ["daily_volatility_usd", ({ dailyVolatility }) => dailyVolatility ?? null];
  return [
    ...(sizings.some((sizing) => sizing.holding !== undefined) ? holding : []),
    ...(sizings.some(({ dailyVolatility }) => dailyVolatility !== undefined) ? [daily] : []),
  ];
}

function moveColumns(index: number): Column[] {
  const name = `move_${index + 1}`;
  return [
    [`${name}_long_fraction`, ({ moves }) => moves?.[index]?.long ?? null],
    [`${name}_short_fraction`, ({ moves }) => moves?.[index]?.short ?? null],
    [`${name}_long_profit_usd`, ({ moves }) => moves?.[index]?.profit.long ?? null],
    [`${name}_short_profit_usd`, ({ moves }) => moves?.[index]?.profit.short ?? null],
    [`${name}_net_profit_usd`, ({ moves }) => moves?.[index]?.profit.net ?? null],
  ];
}

/** Whether the premiums of a side are quoted, the model's, or some of each; null where it has no options. */
function premiumsFrom({ legs }: SizedSide): Field {
  const options = legs.flatMap((leg) => (leg.kind === "option" ? [leg.premium.from === "model"] : []));
  if (options.length === 0) return null;
  return options.every(Boolean) ? "model" : options.some(Boolean) ? "mixed" : "quoted";
}

const leadingNames = [
  "weighting",
  "available",
  "feasible",
  "reason",
  "long_symbol",
  "short_symbol",
  "long_premiums_from",
  "short_premiums_from",
  "ratio_short_per_long",
  "ratio_long_per_short",
];

function leadingFields(sizing: Sizing, { long, short }: SizedTrade): Field[] {
  const { weighting, available } = sizing;
  const ratios = available ? [sizing.hedgeRatio, 1 / sizing.hedgeRatio] : [null, null];
  const reason = "reason" in sizing ? messageOf(sizing.reason) : null;
  const pair = [long.symbol, short.symbol, premiumsFrom(long), premiumsFrom(short)];
  return [weighting, available, available ? sizing.feasible : null, reason, ...pair, ...ratios];
}

/** The CSV columns of a pair's contracts as JSON counts them; of a side in micros also how they are traded. */
export function contractNames(trade: SizedTrade): string[] {
  return sideNames.flatMap((side) => [
    `${side}_contracts`,
    ...(trade[side].micro === undefined
      ? []
      : [`${side}_large_contracts`, `${side}_micro_symbol`, `${side}_micro_contracts`]),
  ]);
}

/** A pair's contracts in these columns; empty fields where there is no pair. */
export function contractFields(pair: Sides<number> | null, trade: SizedTrade): Field[] {
  return sideNames.flatMap((side): Field[] => {
    const { micro } = trade[side];
    const split = pair === null ? null : splitOf(pair[side], micro?.perLarge ?? 1);
    const count = pair?.[side] ?? null;
    return micro === undefined ? [count] : [count, split?.large ?? null, micro.symbol, split?.small ?? null];
  });
}
