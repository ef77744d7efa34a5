import * as z from "zod/mini";
import { weightings } from "../../core/pair/weighting.ts";
import { simulationMethods } from "../../core/scenario/historical-simulation.ts";
import {
  contracts,
  envelope,
  fraction,
  isoDate,
  leg,
  points,
  reason,
  sideBound,
  sizedTrade,
  usd,
  warning,
} from "./parts.ts";
import { sizing } from "./size.ts";

const count = (what: string) => z.int().check(z.describe(what));
const correlation = z.number().check(z.describe("from -1 to 1"));

const sourcedCorrelation = z.discriminatedUnion("from", [
  z.strictObject({ value: correlation, from: z.enum(["flag", "file"]) }),
  z.strictObject({
    value: correlation,
    from: z.literal("history"),
    lookback: count("returns asked"),
    observations: count("returns between common dates"),
    firstDate: isoDate,
    lastDate: isoDate,
  }),
]);

const legProfit = z.strictObject({ leg, profit: usd.check(z.describe("US dollars of all contracts, before fees")) });

const named = z.strictObject({
  long: fraction,
  short: fraction,
  levels: z.strictObject({ long: points, short: points }),
  profit: z.strictObject({ long: usd, short: usd, net: usd }).check(z.describe("US dollars, fees off")),
  byLeg: z.strictObject({ long: z.array(legProfit), short: z.array(legProfit) }),
});

const profitAt = z.strictObject({ level: points, profit: usd });
const payoff = z.strictObject({
  now: profitAt,
  bends: z.array(profitAt).check(z.describe("level 0, then each level where the profit bends; straight lines between")),
  lastSlope: z.number().check(z.describe("US dollars per index point above the last bend, without end")),
  breakevens: z.array(points),
  zeroStretches: z.array(z.tuple([points, z.nullable(points)])),
  maxLoss: sideBound,
  maxGain: sideBound,
});

const quantiles = z.strictObject({
  "0.01": usd,
  "0.05": usd,
  "0.25": usd,
  "0.5": usd,
  "0.75": usd,
  "0.95": usd,
  "0.99": usd,
});

const volatilitySource = z.strictObject({
  symbol: z.string(),
  sizing: z.number().check(z.describe("volatility that the side is sized with")),
  premiums: z.array(z.number()).check(z.describe("implied volatilities of its premiums")),
});

const distribution = z.strictObject({
  correlation: sourcedCorrelation,
  days: count("calendar days to the horizon"),
  forwards: z
    .strictObject({ long: points, short: points })
    .check(z.describe("mean level at the horizon, index points")),
  probabilityOfProfit: fraction,
  expectedProfit: usd,
  expectedProfitFrom: z
    .nullable(z.strictObject({ ...reason.shape, sides: z.array(volatilitySource) }))
    .check(
      z.describe("why it is not zero; null where not only by sizing volatilities other than those of the premiums"),
    ),
  quantiles,
  expectedShortfall: z.strictObject({ "0.05": usd }).check(z.describe("US dollars: mean of the worst 5 %")),
  byCorrelation: z.array(
    z.strictObject({
      correlation,
      own: z.boolean(),
      probabilityOfProfit: fraction,
      expectedProfit: usd,
      fifthPercentile: usd,
      expectedShortfall: usd,
    }),
  ),
});

const pastWindow = z.strictObject({ profit: usd, from: isoDate, to: isoDate });
const method = z.enum(simulationMethods);
const atBound = (which: string) =>
  z.nullable(fraction).check(z.describe(`share of windows at the ${which}; null where unlimited, and before expiry`));

const simulated = z.strictObject({
  method,
  available: z.literal(true),
  windows: count("past windows"),
  disjointWindows: count("as many of them as do not overlap"),
  shareProfitable: fraction.check(z.describe("share of windows with a profit above 0: no probability")),
  interval: z
    .tuple([fraction, fraction])
    .check(z.describe("Wilson's 95 % interval of the share, for the disjoint windows")),
  mean: usd,
  quantiles,
  expectedShortfall: z.strictObject({ "0.05": usd }).check(z.describe("US dollars: mean of the worst 5 %")),
  atMaxLoss: atBound("max loss"),
  atMaxGain: atBound("max gain"),
  worst: pastWindow,
  best: pastWindow,
  tooFew: z.array(z.string()).check(z.describe("quantiles with fewer than five disjoint windows beyond them")),
});

const historical = z.strictObject({
  days: count("trading days of a window"),
  firstDate: isoDate,
  lastDate: isoDate,
  rows: z.array(
    z.discriminatedUnion("available", [simulated, z.strictObject({ method, available: z.literal(false), reason })]),
  ),
});

const start = { ...envelope("scenario"), trade: sizedTrade, weighting: z.enum(weightings) };
const warnings = z.array(warning);
const moves = z.array(fraction);

const shown = {
  available: z.literal(true),
  sizing,
  contracts: z.strictObject({ long: contracts, short: contracts }),
  horizon: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("expiry") }),
    z.strictObject({ kind: z.literal("days"), days: count("calendar days after asOf") }),
  ]),
  date: z.nullable(isoDate),
  volatilityShift: z.strictObject({ long: fraction, short: fraction }),
  fees: z.strictObject({ long: usd, short: usd }).check(z.describe("US dollars, in every profit but byLeg")),
  longMoves: moves,
  shortMoves: moves,
  levels: z.strictObject({ long: z.array(points), short: z.array(points) }),
  profitBySide: z.strictObject({ long: z.array(usd), short: z.array(usd) }),
  profit: z
    .array(z.array(usd))
    .check(z.describe("US dollars: a row for each long move, in it one for each short move")),
  payoff: z.strictObject({ long: payoff, short: payoff }),
  named: z.array(named),
  commonMoves: z.array(named).check(z.describe("both indices by -10 %, 0 and +10 %")),
  outperformance: z
    .strictObject({
      differences: z.array(fraction.check(z.describe("long move less short move"))),
      commonMoves: z.array(fraction.check(z.describe("mean of both moves"))),
      profit: z.array(z.array(usd)).check(z.describe("US dollars: a row for each common move")),
    })
    .check(z.describe("profit against relative performance: both moves are common +- difference / 2")),
  distribution: z.nullable(distribution),
  distributionReason: z.nullable(reason),
  historical: z.nullable(historical).check(z.describe("past windows, not a forecast")),
  historicalReason: z.nullable(reason),
};
const missing = {
  available: z.literal(false),
  sizing,
  reason: reason.check(z.describe("why there are no profits: there is no pair, or of two expiries nothing values it")),
};
const weighting = z.enum(weightings);

/** The pairs of further weightings, where several were asked for by --weighting. */
const others = z.exactOptional(
  z
    .array(
      z.discriminatedUnion("available", [
        z.strictObject({ weighting, ...shown }),
        z.strictObject({ weighting, ...missing }),
      ]),
    )
    .check(z.describe("the same of each further weighting, where --weighting names several")),
);

const picture = z.strictObject({ ...start, ...shown, others, warnings });

const nothing = z.strictObject({ ...start, ...missing, others, warnings });

/** The document that `scenario` prints with `--json`; without a pair it ends with the sizing, which says why. */
export const scenarioDocumentSchema = z.discriminatedUnion("available", [picture, nothing]);

/** What a part of the document holds, for its help. */
export const scenarioParts = { payoff, named, distribution, historical, simulated };
