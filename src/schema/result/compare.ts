import * as z from "zod/mini";
import { weightings } from "../../core/pair/weighting.ts";
import { bound, envelope, fraction, pair, points, problem, warning } from "./parts.ts";
import { capital, money, moveProfit } from "./size.ts";

const unsized = z.strictObject({
  name: z.string(),
  feasible: z.literal(false),
  reasons: z.array(problem).check(z.minLength(1), z.describe("why it is not sized")),
});

const sized = z.strictObject({
  name: z.string().check(z.describe("its file, and the expiry where several were asked")),
  feasible: z.literal(true),
  weighting: z.enum(weightings),
  direction: z.string(),
  contracts: pair,
  premium: money,
  maxLoss: bound,
  maxGain: bound,
  gainPerLoss: z.nullable(z.number()).check(z.describe("max gain over max loss; null: unlimited, or nothing to lose")),
  breakevens: z.strictObject({ long: z.array(points), short: z.array(points) }),
  commonMoves: z.nullable(z.array(moveProfit)),
  moves: z.array(moveProfit),
  outperformance: z
    .nullable(fraction)
    .check(z.describe("long move less short move for no loss at expiry, without a common move; null: none does")),
  probabilityOfProfit: z.nullable(fraction).check(z.describe("lognormal, at expiry")),
  shareProfitable: z.nullable(fraction).check(z.describe("of past windows, centred")),
  capital,
  delta: z.nullable(money).check(z.describe("US dollars for a move by the whole level")),
  daysLeft: z.nullable(z.int().check(z.describe("calendar days to the nearer expiry"))),
});

/** The document that `compare` prints with `--json`. */
export const compareDocumentSchema = z.strictObject({
  ...envelope("compare"),
  by: z.nullable(z.string()).check(z.describe("what they are ordered by; null: as given")),
  alternatives: z.array(z.discriminatedUnion("feasible", [unsized, sized])),
  warnings: z.array(warning),
});
