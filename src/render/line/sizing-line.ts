import type { FeasibleSizing, InfeasibleSizing, PairCost, Sizing } from "../../core/pair/sizing.ts";
import { type Finding, messageOf } from "../../errors/finding.ts";
import { putMoney } from "./money-line.ts";
import { putFrontierPair, putMove, putOrderLine } from "./orders-line.ts";
import { type Pen, piece, put } from "./pen.ts";
import { putBound, putListOf, putNumberOf, putSides, putTextOf } from "./values.ts";

const end = piece("}");

const ofWeighting = {
  weighting: piece('{"weighting":'),
  unavailable: piece(',"available":false,"reason":'),
  exposurePerContract: piece(',"available":true,"exposurePerContract":'),
  hedgeRatio: piece(',"hedgeRatio":'),
  book: piece(',"holding":{"contracts":'),
  residual: piece(',"residual":'),
  imbalance: piece(',"imbalance":'),
  smallest: piece(',"feasible":false,"smallest":'),
  reason: piece(',"reason":'),
  code: piece('{"code":'),
  message: piece(',"message":'),
};

/** Writes the answer for one weighting, as the document of `size` has it. */
export function putSizing(pen: Pen, sizing: Sizing): void {
  putTextOf(pen, ofWeighting.weighting, sizing.weighting);
  if (!sizing.available) {
    put(pen, ofWeighting.unavailable);
    putReason(pen, sizing.reason);
  } else {
    putWeighed(pen, sizing);
    if (sizing.feasible) putFeasible(pen, sizing);
    else putInfeasible(pen, sizing);
  }
  put(pen, end);
}

function putReason(pen: Pen, reason: Finding): void {
  putTextOf(pen, ofWeighting.code, reason.code);
  putTextOf(pen, ofWeighting.message, messageOf(reason));
  put(pen, end);
}

function putWeighed(pen: Pen, { exposurePerContract, hedgeRatio, holding }: InfeasibleSizing | FeasibleSizing): void {
  put(pen, ofWeighting.exposurePerContract);
  putSides(pen, exposurePerContract);
  putNumberOf(pen, ofWeighting.hedgeRatio, hedgeRatio);
  if (holding === undefined) return;
  put(pen, ofWeighting.book);
  putSides(pen, holding.contracts);
  putNumberOf(pen, ofWeighting.residual, holding.residual);
  putNumberOf(pen, ofWeighting.imbalance, holding.imbalance);
  put(pen, end);
}

function putInfeasible(pen: Pen, { smallest, reason }: InfeasibleSizing): void {
  put(pen, ofWeighting.smallest);
  putCost(pen, smallest);
  put(pen, ofWeighting.reason);
  putReason(pen, reason);
}

const ofCost = {
  contracts: piece('{"contracts":'),
  maxLoss: piece(',"maxLoss":'),
  grossNotional: piece(',"grossNotional":'),
};

function putCost(pen: Pen, { contracts, maxLoss, grossNotional }: PairCost): void {
  put(pen, ofCost.contracts);
  putSides(pen, contracts);
  put(pen, ofCost.maxLoss);
  putBound(pen, maxLoss);
  putNumberOf(pen, ofCost.grossNotional, grossNotional);
  put(pen, end);
}

const ofFeasible = {
  within: piece(',"feasible":true,"withinTolerance":true'),
  outside: piece(',"feasible":true,"withinTolerance":false'),
  noneWithin: piece(',"smallestWithinTolerance":null'),
  smallestWithin: piece(',"smallestWithinTolerance":'),
  contracts: piece(',"contracts":'),
  lines: piece(',"lines":'),
  direction: piece(',"direction":'),
  frontier: piece(',"frontier":'),
  moves: piece(',"moves":'),
};

function putFeasible(pen: Pen, sizing: FeasibleSizing): void {
  put(pen, sizing.withinTolerance ? ofFeasible.within : ofFeasible.outside);
  const { smallestWithinTolerance: smallest, moves } = sizing;
  if (smallest === null) put(pen, ofFeasible.noneWithin);
  else if (smallest !== undefined) {
    put(pen, ofFeasible.smallestWithin);
    putCost(pen, smallest);
  }
  put(pen, ofFeasible.contracts);
  putSides(pen, sizing.contracts);
  putListOf(pen, ofFeasible.lines, sizing.lines, putOrderLine);
  putTextOf(pen, ofFeasible.direction, sizing.direction);
  putMoney(pen, sizing);
  putListOf(pen, ofFeasible.frontier, sizing.frontier, putFrontierPair);
  if (moves !== undefined) putListOf(pen, ofFeasible.moves, moves, putMove);
}
