import type { FrontierPair, MoveProfit, OrderLine } from "../../core/pair/sizing.ts";
import { type Pen, piece, put } from "./pen.ts";
import { putText } from "./text.ts";
import { putBound, putListOf, putNet, putNumberOf, putSides, putTextOf } from "./values.ts";

const end = piece("}");

const ofOrder = {
  side: piece('{"side":'),
  symbol: piece(',"symbol":'),
  contracts: piece(',"contracts":'),
  order: piece(',"order":'),
  tickets: piece(',"tickets":'),
};

/** Writes what to trade of one contract. */
export function putOrderLine(pen: Pen, line: OrderLine): void {
  putTextOf(pen, ofOrder.side, line.side);
  putTextOf(pen, ofOrder.symbol, line.symbol);
  putNumberOf(pen, ofOrder.contracts, line.contracts);
  putNumberOf(pen, ofOrder.order, line.order);
  putListOf(pen, ofOrder.tickets, line.tickets, putText);
  put(pen, end);
}

const ofFrontier = {
  contracts: piece('{"contracts":'),
  imbalance: piece(',"imbalance":'),
  residual: piece(',"residual":'),
  grossNotional: piece(',"grossNotional":'),
  maxLoss: piece(',"maxLoss":'),
};

/** Writes a pair on the frontier. */
export function putFrontierPair(pen: Pen, pair: FrontierPair): void {
  put(pen, ofFrontier.contracts);
  putSides(pen, pair.contracts);
  putNumberOf(pen, ofFrontier.imbalance, pair.imbalance);
  putNumberOf(pen, ofFrontier.residual, pair.residual);
  putNumberOf(pen, ofFrontier.grossNotional, pair.grossNotional);
  put(pen, ofFrontier.maxLoss);
  putBound(pen, pair.maxLoss);
  put(pen, end);
}

const ofMove = { long: piece('{"long":'), short: piece(',"short":'), profit: piece(',"profit":') };

/** Writes the profit of a named move. */
export function putMove(pen: Pen, { long, short, profit }: MoveProfit): void {
  putNumberOf(pen, ofMove.long, long);
  putNumberOf(pen, ofMove.short, short);
  put(pen, ofMove.profit);
  putNet(pen, profit);
  put(pen, end);
}
