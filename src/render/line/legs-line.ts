import type { SizedLeg, Unit } from "../../core/pair/sized-trade.ts";
import { putNumber } from "./number.ts";
import { type Pen, piece, put } from "./pen.ts";
import { putListOf, putNumberOf, putSideBound, putSourced, putTextOf } from "./values.ts";

const end = piece("}");

const ofLeg = {
  future: piece('{"kind":"future","quantity":'),
  entry: piece(',"entry":'),
  implicit: piece(',"implicit":true'),
  option: piece('{"kind":"option","quantity":'),
  right: piece(',"right":'),
  strike: piece(',"strike":'),
  selector: piece(',"selector":{"kind":'),
  selected: piece(',"value":'),
  premium: piece(',"premium":'),
  impliedVolatility: piece('},"impliedVolatility":'),
  delta: piece(',"delta":'),
};

/** Writes a leg as it was sized. */
export function putLeg(pen: Pen, leg: SizedLeg): void {
  if (leg.kind === "future") {
    putNumberOf(pen, ofLeg.future, leg.quantity);
    putNumberOf(pen, ofLeg.entry, leg.entry);
    if (leg.implicit) put(pen, ofLeg.implicit);
  } else {
    putNumberOf(pen, ofLeg.option, leg.quantity);
    putTextOf(pen, ofLeg.right, leg.right);
    putNumberOf(pen, ofLeg.strike, leg.strike);
    if (leg.selector !== undefined) putSelector(pen, leg.selector);
    put(pen, ofLeg.premium);
    putSourced(pen, leg.premium);
    putNumberOf(pen, ofLeg.impliedVolatility, leg.impliedVolatility);
    putNumberOf(pen, ofLeg.delta, leg.delta);
  }
  put(pen, end);
}

function putSelector(pen: Pen, { kind, value }: { readonly kind: string; readonly value: number }): void {
  putTextOf(pen, ofLeg.selector, kind);
  putNumberOf(pen, ofLeg.selected, value);
  put(pen, end);
}

const ofUnit = {
  netPremium: piece('{"netPremium":'),
  delta: piece(',"delta":'),
  maxLoss: piece(',"maxLoss":'),
  maxGain: piece(',"maxGain":'),
  breakevens: piece(',"breakevens":'),
  zeroStretches: piece(',"zeroStretches":'),
  from: piece("["),
  to: piece(","),
  end: piece("]"),
};

/** Writes what one unit of a side costs, can lose and can make. */
export function putUnit(pen: Pen, unit: Unit): void {
  putNumberOf(pen, ofUnit.netPremium, unit.netPremium);
  putNumberOf(pen, ofUnit.delta, unit.delta);
  put(pen, ofUnit.maxLoss);
  putSideBound(pen, unit.maxLoss);
  put(pen, ofUnit.maxGain);
  putSideBound(pen, unit.maxGain);
  putListOf(pen, ofUnit.breakevens, unit.breakevens, putNumber);
  putListOf(pen, ofUnit.zeroStretches, unit.zeroStretches, putStretch);
  put(pen, end);
}

function putStretch(pen: Pen, [from, to]: Unit["zeroStretches"][number]): void {
  putNumberOf(pen, ofUnit.from, from);
  putNumberOf(pen, ofUnit.to, to);
  put(pen, ofUnit.end);
}
