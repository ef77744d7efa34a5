import { daysBetween } from "../../core/calendar.ts";
import type { PairTrade } from "../../core/pair/trade.ts";
import type { Weighting } from "../../core/pair/weighting.ts";
import { as, type Days, type Quantity, type Ratio } from "../../core/quantity.ts";
import { gridMoves, stepsTo, usualRange, usualStep } from "../../core/scenario/grid.ts";
import { type Horizon, horizonDate } from "../../core/scenario/horizon.ts";
import {
  type NoScenario,
  oddsSources,
  type PairScenario,
  pairScenario,
  type ScenarioRequest,
} from "../../core/scenario/scenario.ts";
import { type Sides, sideNames } from "../../core/sides.ts";
import { fail, failIfAny } from "../../errors/error.ts";
import type { Style } from "../../render/sheet/style.ts";
import { decimalsFor, percent } from "../../render/text/text.ts";
import { type QuantityReader, quantityReader, type Range, ranges } from "../../schema/key.ts";
import {
  type Answer,
  answers,
  type Command,
  exitCodeOfSizing,
  type Invocation,
  isSet,
  type Lap,
  type OptionSpec,
  type Options,
  textOf,
  textsOf,
} from "../call/command.ts";
import { loadTrade } from "../flags/trade-file.ts";
import {
  asTyped,
  flagName,
  keyedOnce,
  outputOptions,
  sizingOptions,
  tradeOptions,
  without,
} from "../flags/trade-flags.ts";

const scenarioOptions: readonly OptionSpec[] = [
  { flags: "--days <N>", summary: "the pair after N calendar days, or on a date (at expiry)" },
  { flags: "--at <DATE>", summary: "the pair on that date: 2026-02-20 or 20-Feb-2026" },
  { flags: "--range <PCT>", summary: "largest move each way: 20% (holds the usual, the named and the strikes)" },
  { flags: "--step <PCT>", summary: "from one move to the next: 5%" },
  {
    flags: "--vol-shift <POINTS>",
    summary: "added to implied volatilities: +2%, or SYM=+2% for one side",
    repeats: true,
  },
  {
    flags: "--move <MOVES>",
    summary: 'a named move, at the same time: "RTY=+16%,NQ=+8%" or "RTY=2850,NQ=26000"',
    repeats: true,
  },
  {
    flags: "--odds <SOURCE>",
    summary: "how likely: lognormal, history (past windows), or both (where there are histories)",
    choices: oddsSources,
  },
  { flags: "--payoff", summary: "also a plot of each side's payoff at expiry, with its exact figures" },
];

/** Shows what a pair makes wherever both indices go, and how likely that is. */
export const scenario: Command = {
  name: "scenario",
  examples: [
    "pairsize scenario trade.yaml",
    "pairsize scenario trade.yaml --days 20 --vol-shift +2%",
    'pairsize scenario trade.yaml --at 2026-02-20 --move "RTY=2850,NQ=26000"',
    'pairsize scenario trade.yaml --move "RTY=+16%,NQ=+8%" --correlation 0.78',
    "pairsize scenario trade.yaml --payoff --range 30% --step 10%",
    "pairsize scenario trade.yaml --history RTY=rty.csv --history NQ=nq.csv --odds history",
    "pairsize scenario trade.yaml --weighting vol --format csv",
    "pairsize scenario trade.yaml --weighting all --json",
  ],
  arguments: [{ name: "[trade-file]", summary: "YAML or JSON; - is standard input; flags beat it" }],
  options: [...scenarioOptions, ...without(tradeOptions, "--move"), ...sizingOptions, ...outputOptions],
  run: answers(answer),
};

async function answer(invocation: Invocation, lap: Lap): Promise<Answer> {
  const trade = await loadTrade(invocation);
  lap("read");
  const request = scenarioRequest(invocation.options, trade);
  const result = pairScenario(trade, request);
  const others = shownWeightings(invocation.options, trade).map((weighting) =>
    pairScenario({ ...trade, weightings: [weighting] }, request),
  );
  const all = [result, ...others];
  lap("compute");
  const hasPayoff = isSet(invocation.options, "payoff");
  const forms = () => import("../../render/scenario/forms.ts");
  return {
    exit: all.some(isUnvalued) ? 1 : exitCodeOfSizing({ sizings: all.map(({ sizing }) => sizing) }),
    warnings: result.base.warnings,
    reads: {
      json: async (version) => (await import("../../render/documents.ts")).scenarioDocument(result, version, others),
      csv: async () => (await forms()).renderScenarioCsv(all),
      markdown: async () => {
        const { renderScenarioMarkdown } = await forms();
        return all.map((one) => renderScenarioMarkdown(one, { hasPayoff })).join("\n");
      },
      table: async (style) => {
        const { renderScenario } = await forms();
        return all.map((one) => renderScenario(one, { hasPayoff }, style)).join("\n");
      },
      explanation: async (style) => (await Promise.all(all.map((one) => explanationOf(one, style)))).join("\n"),
    },
  };
}

/** Whether there is a pair, and nothing values it. */
function isUnvalued({ available, sizing }: PairScenario | NoScenario): boolean {
  return !available && sizing.available && sizing.feasible;
}

/** The further weightings that are shown: those that --weighting names; a file's list is for `size`. */
function shownWeightings(options: Options, { weightings }: PairTrade): readonly Weighting[] {
  return textOf(options, "weighting") === undefined ? [] : weightings.slice(1);
}

async function explanationOf(result: PairScenario | NoScenario, style: Style): Promise<string> {
  const { renderExplain } = await import("../../render/size/forms.ts");
  const sizing = renderExplain({ ...result.base, sizings: [result.sizing] }, style);
  if (!result.available) return sizing;
  const { renderScenarioExplain } = await import("../../render/scenario/forms.ts");
  return [sizing, renderScenarioExplain(result, style)].filter((part) => part !== "").join("\n");
}

/** More moves each way than this are no picture any more. */
const MOST_STEPS = 200;

/**
 * Request that flags make of a scenario: at expiry, over moves that the trade suggests, where they say nothing.
 *
 * @throws PairsizeError with every flag that cannot be read: NUMBER_UNREADABLE, PERCENT_AMBIGUOUS,
 * VALUE_OUT_OF_RANGE; or FLAG_SYMBOL_UNKNOWN, FLAG_REPEATED, GRID_TOO_FINE, SHIFT_AT_EXPIRY and what
 * {@link horizonDate} throws
 */
function scenarioRequest(options: Options, trade: PairTrade): ScenarioRequest {
  const reader = quantityReader({ place: ([flag]) => ({ flag: String(flag) }), from: () => "flag" });
  const flag = <Q extends Quantity<string>>(name: string, range: Range<Q>) => {
    const typed = textOf(options, name);
    return typed === undefined ? null : reader.quantity(typed, [`${flagName(name)} ${asTyped(typed)}`], name, range);
  };
  const days = daysOf(options, trade, reader);
  const range = flag("range", ranges.gridMove);
  const step = flag("step", ranges.gridMove);
  const volatilityShift = shiftsOf(options, trade, reader);
  failIfAny(reader.findings);
  const horizon: Horizon = days === null ? { kind: "expiry" } : { kind: "days", days };
  refuseIdleShift(trade, horizon, volatilityShift);
  const moves = movesOf(range ?? usualRange(trade, horizon), step);
  const odds = oddsSources.find((source) => source === textOf(options, "odds"));
  const asked = { horizon, moves: { long: moves, short: moves }, volatilityShift };
  return odds === undefined ? asked : { ...asked, odds };
}

/** A shift changes nothing where no option that it shifts has days left. */
function refuseIdleShift(trade: PairTrade, horizon: Horizon, shift: Sides<Ratio>): void {
  const shifted = sideNames.filter((side) => shift[side] !== 0);
  if (shifted.length === 0) return;
  const { daysLeft } = horizonDate(trade, horizon);
  if (shifted.every((side) => daysLeft[side] === 0)) fail("SHIFT_AT_EXPIRY", {});
}

/** Calendar days to the horizon: as they were typed, or to the date of --days or --at; null at expiry. */
function daysOf(options: Options, { asOf }: PairTrade, reader: QuantityReader): Days | null {
  const [days, at] = [textOf(options, "days"), textOf(options, "at")];
  if (days !== undefined && at !== undefined) fail("HORIZON_TWICE", { days, at });
  const [name, typed] = at === undefined ? (["days", days] as const) : (["at", at] as const);
  if (typed === undefined) return null;
  const flag = `--${name} ${asTyped(typed)}`;
  const isDate = name === "at" || /\d[-. ]?[a-z]{3}|[a-z]{3}.*\d|\d[-./]\d+[-./]\d/i.test(typed);
  if (!isDate) return reader.quantity(typed, [flag], "days", ranges.days);
  const date = reader.date(typed, [flag], name);
  if (date === null) return null;
  const until = asOf === null ? null : daysBetween(asOf, date);
  if (asOf === null || until === null) return fail("PRICING_INPUT_MISSING", { missing: ["asOf"] }, { flag });
  if (until < 0)
    fail("VALUE_OUT_OF_RANGE", { name, bound: `${asOf}, the date of the trade, or later`, got: date }, { flag });
  return as<Days>(until);
}

function movesOf(range: number, asked: number | null): readonly Ratio[] {
  const step = asked ?? usualStep(range);
  if (stepsTo(range, step) > MOST_STEPS) {
    const inWords = (fraction: number) => percent(fraction, Math.max(0, decimalsFor([fraction], 2, 12) - 2));
    fail("GRID_TOO_FINE", { range: inWords(range), step: inWords(step), most: MOST_STEPS });
  }
  return gridMoves(range, step);
}

/** Points of volatility by side: "+2%" for both, "RTY=+2%" for one. */
function shiftsOf(options: Options, trade: PairTrade, reader: QuantityReader): Sides<Ratio> {
  const symbols = { long: trade.long.contract.symbol, short: trade.short.contract.symbol };
  const typed = textsOf(options, "volShift");
  const shifts = { long: as<Ratio>(0), short: as<Ratio>(0) };
  const read = (value: string, flag: string) =>
    reader.quantity(value, [flag], "volatility shift", ranges.volatilityShift) ?? as<Ratio>(0);
  for (const value of typed.filter((one) => !one.includes("="))) {
    shifts.long = shifts.short = read(value, `--vol-shift ${asTyped(value)}`);
  }
  const keyed = { volShift: typed.filter((one) => one.includes("=")) };
  for (const { side, value, flag } of keyedOnce(keyed, "volShift", symbols)) shifts[side] = read(value, flag);
  return shifts;
}
