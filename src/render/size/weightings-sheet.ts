import type { Bound } from "../../core/bound.ts";
import type { SizedTrade } from "../../core/pair/sized-trade.ts";
import type { FeasibleSizing, PairSizing, Sizing } from "../../core/pair/sizing.ts";
import {
  blankCell,
  type Cell,
  filledRows,
  headings,
  lossTone,
  numberCell,
  type Row,
  row,
  type Sheet,
  type Tone,
  wordsCell,
} from "../sheet/sheet.ts";
import { decimal, signedDecimal, signedPercent } from "../text/figures.ts";
import { amountsOf, boundAmount, moneyDecimals, significantDecimals } from "../text/precision.ts";
import { bookRows } from "./book-rows.ts";
import { greekRows } from "./greek-rows.ts";
import { premiumWords } from "./side-words.ts";
import { money, ofFeasible, signedProfit } from "./sizing-rows.ts";
import { feasibleOnes, hasMicros, heldWords, leftOver, moveWords } from "./sizing-words.ts";
import { weightingWords } from "./weighting-words.ts";

type Sizings = readonly Sizing[];

function ratioRow(
  label: string,
  sizings: Sizings,
  digits: number,
  least: number,
  turn: (ratio: number) => number,
): Row {
  const ratios = sizings.flatMap((sizing) => (sizing.available ? [turn(sizing.hedgeRatio)] : []));
  const decimals = significantDecimals(ratios, digits, least);
  const cell = (sizing: Sizing) =>
    sizing.available ? numberCell(decimal(turn(sizing.hedgeRatio), decimals)) : wordsCell("not available");
  return row(label, sizings.map(cell));
}

function ratioRows({ long, short }: SizedTrade, sizings: Sizings): Row[] {
  return [
    row(
      "Makes equal",
      sizings.map(({ weighting }) => wordsCell(weightingWords[weighting].equal)),
    ),
    ratioRow(`Ratio, ${short.symbol} per ${long.symbol}`, sizings, 3, 4, (ratio) => ratio),
    ratioRow(`Ratio, ${long.symbol} per ${short.symbol}`, sizings, 3, 2, (ratio) => 1 / ratio),
  ];
}

function contractsCell(sizing: Sizing, trade: SizedTrade): Cell {
  if (!sizing.available) return blankCell;
  return sizing.feasible ? numberCell(heldWords(sizing.contracts, trade)) : wordsCell("nothing fits", "loss");
}

function contractsRow(trade: SizedTrade, sizings: Sizings): Row {
  const label = hasMicros(trade) ? "Contracts" : `Contracts, ${trade.long.symbol} : ${trade.short.symbol}`;
  return row(
    label,
    sizings.map((sizing) => contractsCell(sizing, trade)),
  );
}

function balanceRows(sizings: Sizings): (Row | null)[] {
  const outside = feasibleOnes(sizings).some(({ withinTolerance }) => !withinTolerance);
  return [
    money("Long notional, USD", sizings, ({ notional }) => notional.long, decimal),
    money("Short notional, USD", sizings, ({ notional }) => notional.short, decimal),
    money("Net notional, USD", sizings, ({ notional }) => notional.net, signedDecimal),
    money("Gross notional, USD", sizings, ({ notional }) => notional.gross, decimal),
    ofFeasible("Left over", sizings, (sizing) => numberCell(leftOver(sizing))),
    ofFeasible("Imbalance", sizings, ({ imbalance }) => numberCell(signedPercent(imbalance, 2))),
    outside
      ? ofFeasible("Within tolerance", sizings, (sizing) =>
          sizing.withinTolerance ? wordsCell("yes") : wordsCell("no", "loss"),
        )
      : null,
  ];
}

function boundRow(
  label: string,
  sizings: Sizings,
  of: (sizing: FeasibleSizing) => Bound,
  tone: (bound: Bound) => Tone,
): Row {
  const decimals = moneyDecimals(amountsOf(feasibleOnes(sizings).map(of)));
  return ofFeasible(label, sizings, (sizing) => numberCell(boundAmount(of(sizing), decimals), tone(of(sizing))));
}

function moneyRows(sizings: Sizings): (Row | null)[] {
  const feasible = feasibleOnes(sizings);
  return [
    feasible.every(({ premium }) => premium.net === 0)
      ? null
      : money("Premium, USD", sizings, (one) => one.premium.net, premiumWords),
    feasible.every(({ dailyVolatility }) => dailyVolatility === undefined)
      ? null
      : money("Volatility a day, USD", sizings, (one) => one.dailyVolatility ?? 0, decimal),
    feasible.every(({ fees }) => fees === 0) ? null : money("Fees, USD", sizings, ({ fees }) => fees, decimal),
    boundRow("Max loss, USD", sizings, ({ maxLoss }) => maxLoss, lossTone),
    boundRow(
      "Max gain, USD",
      sizings,
      ({ maxGain }) => maxGain,
      () => "plain",
    ),
  ];
}

function moveRows(trade: SizedTrade, sizings: Sizings): Row[] {
  const [first] = feasibleOnes(sizings);
  return (first?.moves ?? []).flatMap((move, index) => {
    const profit = (of: "long" | "short" | "net") => (sizing: FeasibleSizing) => sizing.moves?.[index]?.profit[of] ?? 0;
    return [
      money(`Profit if ${moveWords(trade, move)}`, sizings, profit("net"), signedProfit),
      money(`  of which ${trade.long.symbol}`, sizings, profit("long"), signedProfit),
      money(`  of which ${trade.short.symbol}`, sizings, profit("short"), signedProfit),
    ];
  });
}

/** The weightings beside each other, a row a figure. */
export function weightingsSheet({ trade, sizings }: PairSizing): Sheet {
  return {
    corner: "",
    headings: headings(...sizings.map(({ weighting }) => weighting)),
    rows: filledRows([
      ...ratioRows(trade, sizings),
      contractsRow(trade, sizings),
      ...balanceRows(sizings),
      ...bookRows(sizings),
      ...moneyRows(sizings),
      ...greekRows(sizings),
      ...moveRows(trade, sizings),
    ]),
  };
}
