import type { SizedSide, SizedTrade, SourcedVolatility } from "../../core/pair/sized-trade.ts";
import { putLeg, putUnit } from "./legs-line.ts";
import { type Pen, piece, put } from "./pen.ts";
import { putListOf, putNumberOf, putSourced, putTextOf } from "./values.ts";

const end = piece("}");

const ofTrade = {
  asOf: piece('{"asOf":'),
  expiry: piece(',"expiry":'),
  rate: piece(',"rate":'),
  long: piece(',"long":'),
  short: piece(',"short":'),
};

/** Writes the trade as it was sized, as tradeDocument has it. */
export function putTrade(pen: Pen, trade: SizedTrade): void {
  putTextOf(pen, ofTrade.asOf, trade.asOf);
  putTextOf(pen, ofTrade.expiry, trade.expiry);
  putNumberOf(pen, ofTrade.rate, trade.rate);
  put(pen, ofTrade.long);
  putSide(pen, trade.long);
  put(pen, ofTrade.short);
  putSide(pen, trade.short);
  put(pen, end);
}

const ofSide = {
  symbol: piece('{"symbol":'),
  name: piece(',"name":'),
  multiplier: piece(',"multiplier":'),
  micro: piece(',"micro":'),
  perLarge: piece(',"perLarge":'),
  currency: piece(',"currency":'),
  fx: piece(',"fx":'),
  level: piece(',"level":'),
  volatility: piece(',"volatility":'),
  noVolatility: piece(',"volatility":null'),
  notionalPerContract: piece(',"notionalPerContract":'),
  dollarVolatilityPerContract: piece(',"dollarVolatilityPerContract":'),
  legs: piece(',"legs":'),
  unit: piece(',"unit":'),
};

function putSide(pen: Pen, side: SizedSide): void {
  putTextOf(pen, ofSide.symbol, side.symbol);
  putTextOf(pen, ofSide.name, side.name);
  putNumberOf(pen, ofSide.multiplier, side.multiplier);
  if (side.micro !== undefined) putMicro(pen, side.micro);
  putTextOf(pen, ofSide.currency, side.currency);
  putNumberOf(pen, ofSide.fx, side.fx);
  put(pen, ofSide.level);
  putLevel(pen, side.level);
  if (side.volatility === null) put(pen, ofSide.noVolatility);
  else {
    put(pen, ofSide.volatility);
    putVolatility(pen, side.volatility);
  }
  putNumberOf(pen, ofSide.notionalPerContract, side.notionalPerContract);
  putNumberOf(pen, ofSide.dollarVolatilityPerContract, side.dollarVolatilityPerContract);
  putListOf(pen, ofSide.legs, side.legs, putLeg);
  put(pen, ofSide.unit);
  putUnit(pen, side.unit);
  put(pen, end);
}

function putMicro(pen: Pen, { symbol, name, multiplier, perLarge }: NonNullable<SizedSide["micro"]>): void {
  put(pen, ofSide.micro);
  putTextOf(pen, ofSide.symbol, symbol);
  putTextOf(pen, ofSide.name, name);
  putNumberOf(pen, ofSide.multiplier, multiplier);
  putNumberOf(pen, ofSide.perLarge, perLarge);
  put(pen, end);
}

const measured = {
  file: piece(',"file":'),
  date: piece(',"date":'),
  estimator: piece(',"estimator":'),
  lookback: piece(',"lookback":'),
  periodsPerYear: piece(',"periodsPerYear":'),
  firstDate: piece(',"firstDate":'),
  lastDate: piece(',"lastDate":'),
  observations: piece(',"observations":'),
};

function putLevel(pen: Pen, level: SizedSide["level"]): void {
  putSourced(pen, level);
  if (level.file !== undefined) putTextOf(pen, measured.file, level.file);
  if (level.date !== undefined) putTextOf(pen, measured.date, level.date);
  put(pen, end);
}

function putVolatility(pen: Pen, volatility: SourcedVolatility): void {
  putSourced(pen, volatility);
  if (volatility.from === "history") {
    putTextOf(pen, measured.estimator, volatility.estimator);
    putNumberOf(pen, measured.lookback, volatility.lookback);
    putNumberOf(pen, measured.periodsPerYear, volatility.periodsPerYear);
    putTextOf(pen, measured.firstDate, volatility.firstDate);
    putTextOf(pen, measured.lastDate, volatility.lastDate);
    putNumberOf(pen, measured.observations, volatility.observations);
    putTextOf(pen, measured.file, volatility.file);
  }
  put(pen, end);
}
