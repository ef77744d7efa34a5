import type { Distribution, SourcedCorrelation } from "../../core/scenario/distribution.ts";
import type { LegProfit, NamedScenario, NoScenario, PairScenario } from "../../core/scenario/scenario.ts";
import { type ProfitAt, type SidePayoff, sidePayoff } from "../../core/scenario/side-payoff.ts";
import type { Side, Sides } from "../../core/sides.ts";
import { jsonText, schemaVersion, warningDocument } from "../json.ts";
import { reasonDocument, sizingDocument } from "../size/json.ts";
import { legDocument, sideBoundDocument, tradeDocument } from "../size/trade-document.ts";

function sides<Value>({ long, short }: Sides<Value>): Sides<Value> {
  return { long, short };
}

function horizonDocument({ horizon }: PairScenario) {
  return horizon.kind === "expiry" ? { kind: horizon.kind } : { kind: horizon.kind, days: horizon.days };
}

function legProfitDocument({ leg, profit }: LegProfit) {
  return { leg: legDocument(leg), profit };
}

function namedDocument({ long, short, levels, profit, byLeg }: NamedScenario) {
  return {
    ...{ long, short },
    levels: sides(levels),
    profit: { long: profit.long, short: profit.short, net: profit.net },
    byLeg: { long: byLeg.long.map(legProfitDocument), short: byLeg.short.map(legProfitDocument) },
  };
}

function correlationDocument(correlation: SourcedCorrelation): SourcedCorrelation {
  if (correlation.from !== "history") return { value: correlation.value, from: correlation.from };
  const { value, from, lookback, observations, firstDate, lastDate } = correlation;
  return { value, from, lookback, observations, firstDate, lastDate };
}

function distributionDocument(distribution: Distribution) {
  const { correlation, days, forwards, probabilityOfProfit, expectedProfit, quantiles, byCorrelation } = distribution;
  return {
    correlation: correlationDocument(correlation),
    days,
    forwards: sides(forwards),
    probabilityOfProfit,
    expectedProfit,
    quantiles: Object.fromEntries(quantiles.map(({ probability, profit }) => [String(probability), profit])),
    expectedShortfall: { "0.05": distribution.expectedShortfall },
    byCorrelation: byCorrelation.map((one) => ({
      correlation: one.correlation,
      own: one.own,
      probabilityOfProfit: one.probabilityOfProfit,
      expectedProfit: one.expectedProfit,
      fifthPercentile: one.fifthPercentile,
      expectedShortfall: one.expectedShortfall,
    })),
  };
}

function profitAtDocument({ level, profit }: ProfitAt): ProfitAt {
  return { level, profit };
}

function payoffDocument({
  now,
  bends,
  lastSlope,
  breakevens,
  zeroStretches,
  maxLoss,
  maxGain,
}: SidePayoff): SidePayoff {
  return {
    now: profitAtDocument(now),
    bends: bends.map(profitAtDocument),
    lastSlope,
    breakevens,
    zeroStretches,
    maxLoss: sideBoundDocument(maxLoss),
    maxGain: sideBoundDocument(maxGain),
  };
}

function pictureDocument(scenario: PairScenario) {
  const { contracts, date, volatilityShift, fees, moves, levels, profitBySide, profit, named, distribution } = scenario;
  const payoff = (side: Side) => payoffDocument(sidePayoff(scenario.base.trade[side], contracts[side], fees[side]));
  return {
    contracts: sides(contracts),
    horizon: horizonDocument(scenario),
    date,
    volatilityShift: sides(volatilityShift),
    fees: sides(fees),
    longMoves: moves.long,
    shortMoves: moves.short,
    levels: sides(levels),
    profitBySide: sides(profitBySide),
    profit,
    payoff: { long: payoff("long"), short: payoff("short") },
    named: named.map(namedDocument),
    distribution: distribution.known ? distributionDocument(distribution) : null,
    distributionReason: distribution.known ? null : reasonDocument(distribution.reason),
  };
}

/** The document of `scenario`, its keys in the documented order; without a pair it ends with the sizing, which says why. */
export function scenarioDocument(answer: PairScenario | NoScenario, version: string) {
  const { base, sizing } = answer;
  return {
    schemaVersion,
    tool: { name: "pairsize", version },
    command: "scenario",
    trade: tradeDocument(base.trade),
    weighting: sizing.weighting,
    available: answer.available,
    sizing: sizingDocument(sizing),
    ...(answer.available ? pictureDocument(answer) : {}),
    warnings: base.warnings.map(warningDocument),
  } as const;
}

/** The document of `scenario` as text, a line break at the end. */
export function renderScenarioJson(answer: PairScenario | NoScenario, version: string): string {
  return jsonText(scenarioDocument(answer, version));
}
