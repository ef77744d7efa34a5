import type { Check } from "../core/check/check.ts";
import { type ContractSpec, tickValue } from "../core/contract/contract.ts";
import type { PairBacktest } from "../core/pair/backtest.ts";
import type { PricedTrade } from "../core/pair/price-trade.ts";
import type { PairSensitivity, WeightingSensitivity } from "../core/pair/sensitivity.ts";
import type { FeasibleSizing, ModelPremiums, PairSizing, Sizing } from "../core/pair/sizing.ts";
import type { Distribution } from "../core/scenario/distribution.ts";
import type { HistoricalSimulation } from "../core/scenario/historical-simulation.ts";
import type { NoScenario, PairScenario } from "../core/scenario/scenario.ts";
import { sidePayoff } from "../core/scenario/side-payoff.ts";
import type { Side } from "../core/sides.ts";
import type { Comovement } from "../core/volatility/comovement.ts";
import type { HorizonStudyAnswer } from "../core/volatility/hedge-study.ts";
import type { ComovementReport } from "../core/volatility/volatility-report.ts";
import type { Finding } from "../errors/finding.ts";
import { messageOf } from "../errors/words.ts";
import { schemaVersion } from "../schema/schema-version.ts";
import { type CheckedTrade, checkHint, checkMessage } from "./check/words.ts";
import type { ExpiryList } from "./expiries/forms.ts";
import { findingJson, type Reason, reasonJson, warningJson } from "./json.ts";
import type { MeasuredSeries, VolResult } from "./vol/forms.ts";

// The documents of `--json`. The answers of the core stand in the documented order already: a document is one in its
// envelope, with its findings in words. What a document leaves out of an answer, or adds to it, is here.

/** The result of a command in the envelope of every document. */
export function enveloped<Name extends string, Result extends object>(command: Name, version: string, result: Result) {
  return { schemaVersion, tool: { name: "pairsize", version }, command, ...result } as const;
}

/** An answer whose finding is in words. */
type Worded<Answer> = Answer extends { readonly reason: Finding }
  ? Omit<Answer, "reason"> & { readonly reason: Reason }
  : Answer extends { readonly modelPremiums?: ModelPremiums }
    ? Omit<Answer, "modelPremiums"> & {
        readonly modelPremiums?: Omit<ModelPremiums, "finding"> & { readonly message: string };
      }
    : Answer;

function worded(sizing: Sizing): Worded<Sizing> {
  if ("reason" in sizing) return { ...sizing, reason: reasonJson(sizing.reason) };
  if (!sizing.available || !sizing.feasible) return sizing;
  const { modelPremiums: model } = sizing;
  const others: Omit<FeasibleSizing, "modelPremiums"> = sizing;
  if (model === undefined) return others;
  const { higher, lower, finding } = model;
  return { ...others, modelPremiums: { higher, lower, message: messageOf(finding) } };
}

function reasonOrNull(reason: Finding | null): Reason | null {
  return reason === null ? null : reasonJson(reason);
}

/** The document of `size`. */
export function sizeDocument({ trade, sizings, warnings }: PairSizing, version: string) {
  return enveloped("size", version, {
    trade,
    sizings: sizings.map(worded),
    warnings: warnings.map(warningJson),
  });
}

/** Answer of `batch` to a line of the input, counted from 1, that cannot be sized. */
export function lineErrorDocument(findings: readonly [Finding, ...Finding[]], line: number, version: string) {
  const [error, ...others] = findings.map(findingJson);
  return enveloped("batch", version, {
    line,
    error,
    ...(others.length > 0 ? { errors: [error, ...others] } : {}),
  });
}

/** The document of `price`. */
export function priceDocument({ warnings, ...priced }: PricedTrade, version: string) {
  return enveloped("price", version, { ...priced, warnings: warnings.map(warningJson) });
}

/** The document of `vol`. */
export function volDocument({ series, comovement, warnings }: VolResult, version: string) {
  return enveloped("vol", version, {
    series: series.map(seriesDocument),
    comovement: comovement === null ? null : comovementDocument(comovement),
    warnings: warnings.map(warningJson),
  });
}

/** Leaves out why a volatility is not known: the warnings say so. */
function seriesDocument({ volatilities, ...series }: MeasuredSeries) {
  return { ...series, volatilities: volatilities.map(({ reason: _, ...point }) => point) };
}

/** Says the common dates of both files once, and leaves out what `beta` and `volatilityRatio` are made of. */
function comovementDocument(report: ComovementReport) {
  const { commonDates, droppedFirst, droppedSecond, byLookback } = report;
  return { ...figuresOf(report), commonDates, droppedFirst, droppedSecond, byLookback: byLookback.map(figuresOf) };
}

function figuresOf({ lookback, observations, correlation, beta, volatilityRatio }: Comovement) {
  return { lookback, observations, correlation, beta, volatilityRatio };
}

/** The document of `sensitivity`. */
export function sensitivityDocument({ base, sensitivities }: PairSensitivity, version: string) {
  return enveloped("sensitivity", version, {
    trade: base.trade,
    sensitivities: sensitivities.map(weightingDocument),
    warnings: base.warnings.map(warningJson),
  });
}

/** Leaves out all of the sizing but the pair that the cases are compared with. */
function weightingDocument({ weighting, base, limitation, cases, ...counts }: WeightingSensitivity) {
  if (!base.available) return { weighting, available: base.available, reason: reasonJson(base.reason) };
  return {
    weighting,
    available: base.available,
    hedgeRatio: base.hedgeRatio,
    contracts: base.feasible ? base.contracts : null,
    reason: base.feasible ? null : reasonJson(base.reason),
    ...counts,
    limitation: reasonOrNull(limitation),
    cases: cases.map((one) => ({ ...one, reason: reasonOrNull(one.reason) })),
  };
}

/**
 * The document of `scenario`, and what it shows of further weightings where several were asked for; without a pair it
 * ends with the sizing, which says why.
 */
export function scenarioDocument(
  answer: PairScenario | NoScenario,
  version: string,
  others: readonly (PairScenario | NoScenario)[] = [],
) {
  const { base } = answer;
  return enveloped("scenario", version, {
    trade: base.trade,
    ...shownPair(answer),
    ...(others.length > 0 ? { others: others.map(shownPair) } : {}),
    warnings: base.warnings.map(warningJson),
  });
}

function shownPair(answer: PairScenario | NoScenario) {
  const { sizing } = answer;
  return {
    weighting: sizing.weighting,
    available: answer.available,
    sizing: worded(sizing),
    ...(answer.available ? pictureDocument(answer) : { reason: reasonJson(answer.reason) }),
  };
}

/** Adds the payoff of each side, and names the moves of the grid by side. */
function pictureDocument(answer: PairScenario) {
  const { base, contracts, horizon, date, volatilityShift, fees, moves, levels, distribution, historical } = answer;
  const payoff = (side: Side) => sidePayoff(base.trade[side], contracts[side], fees[side]);
  return {
    contracts,
    horizon,
    date,
    volatilityShift,
    fees,
    longMoves: moves.long,
    shortMoves: moves.short,
    levels,
    profitBySide: answer.profitBySide,
    profit: answer.profit,
    payoff: { long: payoff("long"), short: payoff("short") },
    named: answer.named,
    commonMoves: answer.commonMoves,
    outperformance: answer.outperformance,
    distribution: distribution.known ? distributionDocument(distribution) : null,
    distributionReason: distribution.known ? null : reasonJson(distribution.reason),
    historical: historical.available ? historicalDocument(historical) : null,
    historicalReason: historical.available ? null : reasonJson(historical.reason),
  };
}

/** Keys quantiles and shortfalls by their probability, and lists the quantiles that rest on too few windows. */
function historicalDocument({ days, firstDate, lastDate, rows }: HistoricalSimulation) {
  return {
    days,
    firstDate,
    lastDate,
    rows: rows.map((row) => {
      if (!row.available) return { ...row, reason: reasonJson(row.reason) };
      const few = row.quantiles.filter(({ tooFew }) => tooFew).map(({ probability }) => String(probability));
      return {
        ...row,
        quantiles: Object.fromEntries(row.quantiles.map(({ probability, profit }) => [String(probability), profit])),
        tooFew: few,
        expectedShortfall: { "0.05": row.expectedShortfall },
      };
    }),
  };
}

/** Keys quantiles and shortfalls by their probability. */
function distributionDocument({ known: _, ...distribution }: Distribution & { readonly known: true }) {
  const { quantiles, expectedShortfall, expectedProfitFrom: from } = distribution;
  return {
    ...distribution,
    expectedProfitFrom: from === null ? null : { ...reasonJson(from.finding), sides: from.sides },
    quantiles: Object.fromEntries(quantiles.map(({ probability, profit }) => [String(probability), profit])),
    expectedShortfall: { "0.05": expectedShortfall },
  };
}

/** The document of `backtest`. */
export function backtestDocument({ horizons, warnings, ...backtest }: PairBacktest, version: string) {
  return enveloped("backtest", version, {
    ...backtest,
    horizons: horizons.map(horizonDocument),
    warnings: warnings.map(warningJson),
  });
}

/** Leaves out the windows themselves, which `--format csv` writes. */
function horizonDocument(study: HorizonStudyAnswer) {
  if (!study.available) return { ...study, reason: reasonJson(study.reason) };
  const { pastWindows: _, leftOut, ...figures } = study;
  return { ...figures, leftOut: leftOut === null ? null : { ...leftOut, reason: reasonJson(leftOut.reason) } };
}

/** The document of `check`: the checks of all trades in one list, and what became of each trade. */
export function checkDocument(trades: readonly CheckedTrade[], version: string) {
  return enveloped("check", version, {
    passed: trades.every((trade) => trade.checked && trade.answer.passed),
    checks: trades.flatMap((trade) =>
      trade.checked ? trade.answer.checks.map((check) => oneCheck(trade.file, check)) : [],
    ),
    files: trades.map(checkedFile),
  });
}

function oneCheck(file: string | null, check: Check) {
  const { finding: _, ...figures } = check;
  return { file, ...figures, message: checkMessage(check), hint: check.passed ? null : checkHint(check) };
}

function checkedFile(trade: CheckedTrade) {
  const { file } = trade;
  if (!trade.checked) return { file, passed: false, errors: trade.problems.map(findingJson), warnings: [] };
  const { passed, warnings } = trade.answer;
  return { file, passed, errors: [], warnings: warnings.map(warningJson) };
}

/** A limit by its name, its flag and its meaning. */
export interface LimitMeaning {
  readonly name: string;
  readonly flag: string;
  readonly meaning: string;
}

/** The document of `check --list`. */
export function checkListDocument(list: readonly LimitMeaning[], version: string) {
  return enveloped("check", version, { list });
}

/** The document of `contracts`. */
export function contractsDocument(contracts: readonly ContractSpec[], version: string) {
  return enveloped("contracts", version, { contracts: contracts.map(contractDocument) });
}

/** The document of `expiries`. */
export function expiriesDocument(list: ExpiryList, version: string) {
  return enveloped("expiries", version, { ...list, warnings: [] });
}

/** Adds what a tick is worth; the rows of the table are written in no order. */
function contractDocument(contract: ContractSpec) {
  const { symbol, name, kind, exchange, multiplier, currency, tick, listsOptions, options } = contract;
  const { sibling, future, reference, source, checked, note } = contract;
  const facts = { symbol, name, kind, exchange, multiplier, currency, tick, tickValue: tickValue(contract) };
  return { ...facts, listsOptions, options, sibling, future, reference, source, checked, note };
}
