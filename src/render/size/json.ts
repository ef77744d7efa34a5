import type { SizedTrade } from "../../core/pair/sized-trade.ts";
import type {
  FeasibleSizing,
  FrontierPair,
  HeldBook,
  InfeasibleSizing,
  MoveProfit,
  NetOfSides,
  OrderLine,
  PairCost,
  PairGreeks,
  PairSizing,
  Sizing,
  UnavailableSizing,
} from "../../core/pair/sizing.ts";
import { type Finding, messageOf } from "../../errors/finding.ts";
import { jsonText, schemaVersion, type WarningDocument, warningDocument } from "../json.ts";
import { boundDocument, bySide, tradeDocument } from "./trade-document.ts";

/** A reason in words. */
export interface ReasonDocument {
  readonly code: string;
  readonly message: string;
}

type Worded<Reasoned extends { readonly reason: Finding }> = Omit<Reasoned, "reason"> & {
  readonly reason: ReasonDocument;
};

/** A sizing in the JSON output: as the core answers it, its reason in words. */
export type SizingDocument = Worded<UnavailableSizing> | Worded<InfeasibleSizing> | FeasibleSizing;

/** The JSON output of `size`. */
export interface SizeDocument {
  readonly schemaVersion: typeof schemaVersion;
  readonly tool: { readonly name: "pairsize"; readonly version: string };
  readonly command: "size";
  readonly trade: SizedTrade;
  readonly sizings: readonly SizingDocument[];
  readonly warnings: readonly WarningDocument[];
}

function costDocument({ contracts, maxLoss, grossNotional }: PairCost): PairCost {
  const { long, short } = contracts;
  return { contracts: { long, short }, maxLoss: boundDocument(maxLoss), grossNotional };
}

function frontierDocument({ contracts, imbalance, residual, grossNotional, maxLoss }: FrontierPair): FrontierPair {
  const { long, short } = contracts;
  return { contracts: { long, short }, imbalance, residual, grossNotional, maxLoss: boundDocument(maxLoss) };
}

function netted<Value>({ long, short, net }: NetOfSides<Value>): NetOfSides<Value> {
  return { long, short, net };
}

function lineDocument({ side, symbol, contracts, order, tickets }: OrderLine): OrderLine {
  return { side, symbol, contracts, order, tickets };
}

function moveDocument({ long, short, profit }: MoveProfit): MoveProfit {
  return { long, short, profit: netted(profit) };
}

function greeksDocument({ delta, gamma, vega, theta }: PairGreeks): PairGreeks {
  return { delta: netted(delta), gamma: netted(gamma), vega: netted(vega), theta: netted(theta) };
}

/** Why there is no answer, in words. */
export function reasonDocument(reason: Finding): ReasonDocument {
  return { code: reason.code, message: messageOf(reason) };
}

function bookDocument({ contracts: { long, short }, residual, imbalance }: HeldBook): HeldBook {
  return { contracts: { long, short }, residual, imbalance };
}

function weighedDocument(sizing: InfeasibleSizing | FeasibleSizing) {
  const { long, short } = sizing.exposurePerContract;
  const { weighting, available, hedgeRatio, holding } = sizing;
  const book = holding === undefined ? {} : { holding: bookDocument(holding) };
  return { weighting, available, exposurePerContract: { long, short }, hedgeRatio, ...book };
}

function infeasibleDocument(sizing: InfeasibleSizing): Worded<InfeasibleSizing> {
  const { feasible, smallest, reason } = sizing;
  return { ...weighedDocument(sizing), feasible, smallest: costDocument(smallest), reason: reasonDocument(reason) };
}

function withinToleranceDocument({ smallestWithinTolerance: smallest }: FeasibleSizing) {
  return smallest === undefined ? {} : { smallestWithinTolerance: smallest === null ? null : costDocument(smallest) };
}

function feasibleDocument(sizing: FeasibleSizing): FeasibleSizing {
  const { long, short } = sizing.contracts;
  return {
    ...weighedDocument(sizing),
    feasible: sizing.feasible,
    withinTolerance: sizing.withinTolerance,
    ...withinToleranceDocument(sizing),
    contracts: { long, short },
    lines: sizing.lines.map(lineDocument),
    direction: sizing.direction,
    notional: { ...netted(sizing.notional), gross: sizing.notional.gross },
    dollarVolatility: sizing.dollarVolatility === null ? null : netted(sizing.dollarVolatility),
    ...(sizing.dailyVolatility === undefined ? {} : { dailyVolatility: sizing.dailyVolatility }),
    residual: sizing.residual,
    imbalance: sizing.imbalance,
    premium: netted(sizing.premium),
    fees: sizing.fees,
    maxLoss: boundDocument(sizing.maxLoss),
    maxGain: boundDocument(sizing.maxGain),
    maxLossBySide: bySide(sizing.maxLossBySide, boundDocument),
    greeks: sizing.greeks === null ? null : greeksDocument(sizing.greeks),
    frontier: sizing.frontier.map(frontierDocument),
    ...(sizing.moves === undefined ? {} : { moves: sizing.moves.map(moveDocument) }),
  };
}

/** One sizing, its keys in the documented order, its reason in words. */
export function sizingDocument(sizing: Sizing): SizingDocument {
  if (!sizing.available) {
    return { weighting: sizing.weighting, available: sizing.available, reason: reasonDocument(sizing.reason) };
  }
  return sizing.feasible ? feasibleDocument(sizing) : infeasibleDocument(sizing);
}

/** The document of `size`, its keys in the documented order, its findings in words. */
export function sizeDocument({ trade, sizings, warnings }: PairSizing, version: string): SizeDocument {
  return {
    schemaVersion,
    tool: { name: "pairsize", version },
    command: "size",
    trade: tradeDocument(trade),
    sizings: sizings.map(sizingDocument),
    warnings: warnings.map(warningDocument),
  };
}

/** The document of `size` as text: indented, or on one line for `batch`; a line break at the end. */
export function renderJson(result: PairSizing, version: string, layout: "indented" | "line" = "indented"): string {
  return jsonText(sizeDocument(result, version), layout);
}
