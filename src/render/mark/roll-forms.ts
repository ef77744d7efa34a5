import type { PairClose, PairRoll } from "../../core/life/roll.ts";
import type { NetOfSides } from "../../core/pair/sizing.ts";
import type { Bound } from "../../core/payoff/envelope.ts";
import { drawSheet, drawText } from "../sheet/drawing.ts";
import { literal, markdownTable } from "../sheet/markdown.ts";
import { blankCell, headings, numberCell, type Row, row, type Sheet, type Style } from "../sheet/sheet.ts";
import { csvText } from "../text/csv.ts";
import { boundAmount, decimal, decimalsFor, moneyDecimals, notApplicable, signedDecimal } from "../text/figures.ts";
import { markTitle } from "./sheets.ts";

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
      ...(open.long === 0 && open.short === 0 ? [] : [amounts("Open profit of what stays", open)]),
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
    amounts("Realised", realised),
    amounts("Cash", { long: 0 - cost.long, short: 0 - cost.short, net: 0 - cost.net }),
    ...(fees === 0
      ? []
      : [row("Fees of the orders", [blankCell, blankCell, numberCell(decimal(fees, moneyDecimals([fees])))])]),
  ];
}

function amounts(label: string, { long, short, net }: NetOfSides<number>): Row {
  const decimals = moneyDecimals([long, short, net]);
  return row(
    label,
    [long, short, net].map((one) => numberCell(signedDecimal(one, decimals), one < 0 ? "loss" : "plain")),
  );
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
    rows: orders.map(({ ticket, limit, code }) =>
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
