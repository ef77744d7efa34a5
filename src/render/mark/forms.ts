import { bookTotal } from "../../core/life/book.ts";
import { type PairMark, partNames } from "../../core/life/mark.ts";
import type { PairClose, PairRoll } from "../../core/life/roll.ts";
import type { NetOfSides } from "../../core/pair/sizing.ts";
import type { Bound } from "../../core/payoff/envelope.ts";
import { messageOf } from "../../errors/words.ts";
import { literal, markdownList, markdownTable } from "../sheet/markdown.ts";
import { blankCell, drawSheet, drawText, headings, numberCell, type Row, row, type Sheet } from "../sheet/sheet.ts";
import type { Style } from "../sheet/style.ts";
import { boundAmount, csvText, decimal, decimalsFor, type Field, moneyDecimals, notApplicable } from "../text/text.ts";
import { bookSheet, type MarkedTrade, marksOf, reachedWords } from "./book.ts";
import { amounts, greeksSheet, headlineSheet, legsSheet, markTitle, partsSheet, ruleWords } from "./sheets.ts";

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
  const total = bookTotal(marksOf(trades));
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

/** The screen of `roll`. */
export function renderRoll(roll: PairRoll, style: Style): string {
  return blocksOf("Roll", roll, rollSheet(roll), style);
}

/** The screen of `close`. */
export function renderClose(close: PairClose, style: Style): string {
  return blocksOf("Close", close, closeSheet(close), style);
}

function blocksOf(verb: string, close: PairClose, sheet: Sheet, style: Style): string {
  const title = drawText(`${verb} ${markTitle(close.mark)}`, style, style.paint.bold).join("\n");
  return `${[title, drawSheet(sheet, style), drawSheet(ordersSheet(close), style)].join("\n\n")}\n`;
}

/** The same as GitHub tables. */
export function renderRollMarkdown(roll: PairRoll): string {
  return markdown("Roll", roll, rollSheet(roll));
}

/** The same as GitHub tables. */
export function renderCloseMarkdown(close: PairClose): string {
  return markdown("Close", close, closeSheet(close));
}

function markdown(verb: string, close: PairClose, sheet: Sheet): string {
  const title = `## ${literal(`${verb} ${markTitle(close.mark)}`)}`;
  return `${[title, markdownTable(sheet), markdownTable(ordersSheet(close))].join("\n\n")}\n`;
}

function closeSheet(close: PairClose): Sheet {
  return { corner: "USD", headings: sideHeadings(close), rows: moneyRows(close) };
}

function rollSheet(roll: PairRoll): Sheet {
  const { open, levels, maxLoss, maxGain } = roll;
  const level = ({ value, from }: PairRoll["levels"]["long"]) =>
    `${decimal(value, 2)}${from === "model" ? " est." : ""}`;
  return {
    corner: "USD",
    headings: sideHeadings(roll),
    rows: [
      ...moneyRows(roll),
      ...(open.long === 0 && open.short === 0 ? [] : [money("Open profit of what stays", open)]),
      bound("New max loss, realised included", maxLoss),
      bound("New max gain, realised included", maxGain),
      row("New legs are on", [numberCell(levels.long.code ?? ""), numberCell(levels.short.code ?? ""), blankCell]),
      row("  at, points", [numberCell(level(levels.long)), numberCell(level(levels.short)), blankCell]),
    ],
  };
}

function sideHeadings({ mark: { symbols } }: PairClose) {
  return headings(symbols.long, symbols.short, "pair");
}

function moneyRows({ realised, cost, fees }: PairClose): Row[] {
  return [
    money("Realised", realised),
    money("Cash", { long: 0 - cost.long, short: 0 - cost.short, net: 0 - cost.net }),
    ...(fees === 0
      ? []
      : [row("Fees of the orders", [blankCell, blankCell, numberCell(decimal(fees, moneyDecimals([fees])))])]),
  ];
}

function money(label: string, sums: NetOfSides<number>): Row {
  return amounts(label, sums, moneyDecimals([sums.long, sums.short, sums.net]));
}

function bound(label: string, of: Bound | null): Row {
  const decimals = of?.kind === "limited" ? moneyDecimals([of.amount]) : 0;
  return row(label, [blankCell, blankCell, numberCell(of === null ? notApplicable : boundAmount(of, decimals))]);
}

/** The orders, each with its limit. */
function ordersSheet({ orders }: PairClose): Sheet {
  const decimals = decimalsFor(
    orders.map(({ limit }) => limit ?? 0),
    2,
    4,
  );
  return {
    corner: "Orders",
    headings: headings("Limit", "Code"),
    aligns: ["right", "left"],
    rows:
      orders.length === 0
        ? [row("none", [blankCell, blankCell])]
        : orders.map(({ ticket, limit, code }) =>
            row(ticket, [numberCell(limit === null ? "" : decimal(limit, decimals)), numberCell(code ?? "")]),
          ),
  };
}

const header = ["side", "action", "quantity", "code", "right", "strike", "expiry", "limit", "price", "ticket"];

/** A row an order, in full precision. */
export function renderOrdersCsv({ orders }: PairClose): string {
  return csvText(
    header,
    orders.map((one) => [
      ...[one.side, one.action, one.quantity, one.code, one.right, one.strike, one.expiry, one.limit, one.price],
      one.ticket,
    ]),
  );
}
