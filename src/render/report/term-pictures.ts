import { sideVolatility } from "../../core/pair/side-volatility.ts";
import type { Side } from "../../core/pair/sides.ts";
import type { PairTrade } from "../../core/pair/trade.ts";
import { estimators } from "../../core/volatility/method.ts";
import { defaultLookbacks } from "../../core/volatility/term-structure.ts";
import { volatilityReport } from "../../core/volatility/volatility-report.ts";
import { visible } from "../text/text.ts";
import { termSheet } from "../vol/sheets.ts";
import type { TermPicture } from "./term-chart.ts";

/** The volatilities of the sides that have a history, by every estimator over the usual lookbacks and the side's own. */
export function termPictures(trade: PairTrade): TermPicture[] {
  return (["long", "short"] as const).flatMap((side) => pictureOf(trade, side));
}

function pictureOf(trade: PairTrade, side: Side): TermPicture[] {
  const { history, contract } = trade[side];
  if (history === null) return [];
  const { lookback, periodsPerYear, lambda } = history.method;
  const lookbacks = [...new Set([...defaultLookbacks, lookback])].sort((a, b) => a - b);
  const { file, bars } = history;
  const { symbol } = contract;
  const { series } = volatilityReport([{ file, symbol, bars, lastClose: null }], {
    estimators,
    lookbacks,
    periodsPerYear,
    lambda,
  });
  const used = sideVolatility(trade[side]);
  return series.map((measured) => ({
    side,
    symbol: visible(symbol),
    points: measured.volatilities,
    used: used.known ? used.volatility.value : null,
    sheet: termSheet(measured),
  }));
}
