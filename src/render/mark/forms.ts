import { type PairMark, partNames } from "../../core/life/mark.ts";
import { messageOf } from "../../errors/finding.ts";
import { drawSheet, drawText } from "../sheet/drawing.ts";
import { literal, markdownList, markdownTable } from "../sheet/markdown.ts";
import type { Style } from "../sheet/sheet.ts";
import { csvText, type Field } from "../text/text.ts";
import { bookSheet, bookTotal, type MarkedTrade, reachedWords } from "./book.ts";
import { greeksSheet, headlineSheet, legsSheet, markTitle, partsSheet, ruleWords } from "./sheets.ts";

/** The screen of `mark`: what it has made, its rules, what made it, its legs and its greeks; of several a book. */
export function renderMark(trades: readonly MarkedTrade[], style: Style): string {
  const [only, ...others] = trades;
  if (only === undefined || others.length > 0 || !only.marked) return renderBook(trades, style);
  const { mark } = only;
  const rules = mark.rules.flatMap((rule) =>
    drawText(ruleWords(rule), style, rule.reached === false ? undefined : style.paint.red),
  );
  const sheets = [partsSheet(mark), legsSheet(mark), greeksSheet(mark)].filter((sheet) => sheet !== null);
  const blocks = [
    drawText(markTitle(mark), style, style.paint.bold).join("\n"),
    [drawSheet(headlineSheet(mark), style), ...rules].join("\n"),
    ...sheets.map((sheet) => drawSheet(sheet, style)),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function renderBook(trades: readonly MarkedTrade[], style: Style): string {
  const reached = trades.flatMap((trade) =>
    trade.marked
      ? trade.mark.rules.filter((rule) => rule.reached !== false).map((rule) => `${trade.file}: ${ruleWords(rule)}`)
      : [],
  );
  const blocks = [
    drawSheet(bookSheet(trades), style),
    reached.flatMap((line) => drawText(line, style, style.paint.red)).join("\n"),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

/** The same as GitHub tables. */
export function renderMarkMarkdown(trades: readonly MarkedTrade[]): string {
  const [only, ...others] = trades;
  if (only === undefined || others.length > 0 || !only.marked) return `${markdownTable(bookSheet(trades))}\n`;
  const { mark } = only;
  const sheets = [headlineSheet(mark), partsSheet(mark), legsSheet(mark), greeksSheet(mark)];
  const tables = sheets.filter((sheet) => sheet !== null).map(markdownTable);
  const rules = mark.rules.length === 0 ? [] : [markdownList(mark.rules.map(ruleWords))];
  return `${[`## ${literal(markTitle(mark))}`, ...tables.slice(0, 1), ...rules, ...tables.slice(1)].join("\n\n")}\n`;
}

const legHeader = [
  ...["file", "as_of", "side", "code", "leg", "quantity", "entry", "mark", "mid", "mark_from"],
  ...["implied_volatility_entry", "implied_volatility_now", "profit_usd"],
  ...partNames.map((name) => `${name}_usd`),
];

const bookHeader = [
  ...["file", "as_of", "weighting", "long_contracts", "short_contracts", "profit_usd", "profit_at_mid_usd"],
  ...["share_of_max_gain", "share_of_max_loss", "days_left", "ratio_entry", "ratio_now", "drift_fraction"],
  ...["delta_usd", "vega_usd", "theta_usd", "rules_reached", "problem"],
];

/** A row a leg; of several trades a row a trade and their sum. Numbers in full precision. */
export function renderMarkCsv(trades: readonly MarkedTrade[]): string {
  const [only, ...others] = trades;
  if (only !== undefined && others.length === 0 && only.marked)
    return csvText(legHeader, legRows(only.file, only.mark));
  const total = bookTotal(trades);
  const sum: Field[] = [
    ...["sum", null, null, null, null, total.profit, total.profitAtMid, null, null, null, null, null, null],
    ...[total.delta, total.vega, total.theta, null, null],
  ];
  return csvText(bookHeader, [...trades.map(bookRow), sum]);
}

function legRows(file: string, { legs, now }: PairMark): Field[][] {
  return legs.map((leg) => [
    ...[file, now.asOf, leg.side, leg.code, leg.name, leg.quantity, leg.entry],
    ...[leg.mark?.value ?? null, leg.mark?.mid ?? null, leg.mark?.from ?? null],
    ...[leg.impliedVolatility.entry, leg.impliedVolatility.now, leg.profit],
    ...partNames.map((name) => leg.attribution?.[name] ?? null),
  ]);
}

function bookRow(trade: MarkedTrade): Field[] {
  if (!trade.marked) {
    const [first] = trade.problems;
    return [trade.file, ...bookHeader.slice(2).map(() => null), first === undefined ? null : messageOf(first)];
  }
  const { mark } = trade;
  const { greeks, ratio, contracts } = mark;
  return [
    ...[trade.file, mark.now.asOf, mark.weighting, contracts?.long ?? null, contracts?.short ?? null],
    ...[mark.profit.net, mark.profitAtMid.net, mark.shareOfMaxGain, mark.shareOfMaxLoss, mark.daysLeft],
    ...[ratio.entry, ratio.now, ratio.drift],
    ...[greeks?.delta.net ?? null, greeks?.vega.net ?? null, greeks?.theta.net ?? null],
    ...[reachedWords(mark), null],
  ];
}
