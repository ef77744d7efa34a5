import type { FeasibleSizing } from "../../core/pair/sizing.ts";
import { type Pen, piece, put } from "./pen.ts";
import { putBound, putNet, putNetOpen, putNumberOf } from "./values.ts";

const keys = {
  notional: piece(',"notional":'),
  gross: piece(',"gross":'),
  dollarVolatility: piece('},"dollarVolatility":'),
  noDollarVolatility: piece('},"dollarVolatility":null'),
  dailyVolatility: piece(',"dailyVolatility":'),
  residual: piece(',"residual":'),
  imbalance: piece(',"imbalance":'),
  premium: piece(',"premium":'),
  fees: piece(',"fees":'),
  maxLoss: piece(',"maxLoss":'),
  maxGain: piece(',"maxGain":'),
  long: piece(',"maxLossBySide":{"long":'),
  short: piece(',"short":'),
  noGreeks: piece('},"greeks":null'),
  delta: piece('},"greeks":{"delta":'),
  gamma: piece(',"gamma":'),
  vega: piece(',"vega":'),
  theta: piece(',"theta":'),
  end: piece("}"),
};

/** Writes what a sized pair is worth, costs, can lose and can make: the keys from notional to greeks. */
export function putMoney(pen: Pen, sizing: FeasibleSizing): void {
  put(pen, keys.notional);
  putNetOpen(pen, sizing.notional);
  putNumberOf(pen, keys.gross, sizing.notional.gross);
  putVolatility(pen, sizing);
  putNumberOf(pen, keys.residual, sizing.residual);
  putNumberOf(pen, keys.imbalance, sizing.imbalance);
  put(pen, keys.premium);
  putNet(pen, sizing.premium);
  putNumberOf(pen, keys.fees, sizing.fees);
  put(pen, keys.maxLoss);
  putBound(pen, sizing.maxLoss);
  put(pen, keys.maxGain);
  putBound(pen, sizing.maxGain);
  put(pen, keys.long);
  putBound(pen, sizing.maxLossBySide.long);
  put(pen, keys.short);
  putBound(pen, sizing.maxLossBySide.short);
  putGreeks(pen, sizing.greeks);
}

function putVolatility(pen: Pen, { dollarVolatility, dailyVolatility }: FeasibleSizing): void {
  if (dollarVolatility === null) put(pen, keys.noDollarVolatility);
  else {
    put(pen, keys.dollarVolatility);
    putNet(pen, dollarVolatility);
  }
  if (dailyVolatility !== undefined) putNumberOf(pen, keys.dailyVolatility, dailyVolatility);
}

function putGreeks(pen: Pen, greeks: FeasibleSizing["greeks"]): void {
  if (greeks === null) {
    put(pen, keys.noGreeks);
    return;
  }
  put(pen, keys.delta);
  putNet(pen, greeks.delta);
  put(pen, keys.gamma);
  putNet(pen, greeks.gamma);
  put(pen, keys.vega);
  putNet(pen, greeks.vega);
  put(pen, keys.theta);
  putNet(pen, greeks.theta);
  put(pen, keys.end);
}
