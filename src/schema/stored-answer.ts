import * as z from "zod/mini";
import type { Check, PairChecks, StoredRatios } from "../core/check/check.ts";
import { findContract } from "../core/contract/catalogue.ts";
import { decimalText } from "../core/number-text.ts";
import { type Weighting, weightingNamed, weightings } from "../core/pair/weighting.ts";
import { as, type Ratio } from "../core/quantity.ts";
import type { Sides } from "../core/sides.ts";
import { fail } from "../errors/error.ts";
import { finding } from "../errors/finding.ts";
import { isMap, mapOf, type Path, pathText } from "./written-trade.ts";

type Map = Readonly<Record<string, unknown>>;

/** Whether a value is a document that `size --json` printed, as far as a trade can be made of it. */
export function isAnswer(value: unknown): boolean {
  const { command, tool, trade } = mapOf(value);
  return command === "size" && mapOf(tool).name === "pairsize" && isMap(trade);
}

/**
 * The trade that an answer of `size --json` is of, as a trade file has it; any other value is itself.
 *
 * Levels, volatilities, strikes, quoted premiums, correlation and beta are those that were found, with their origins, so
 * that no price file and no chain is read again. What the model found (premiums, deltas, implied volatilities) it finds
 * again.
 */
export function tradeOfAnswer(value: unknown): unknown {
  if (!isAnswer(value)) return value;
  const trade = mapOf(mapOf(value).trade);
  const { asOf, expiry, rate, correlation, marginCredit, allowArbitrage, size, moves, holdings, limits } = trade;
  const products = [trade.long, trade.short].flatMap((side) => ownProduct(mapOf(side)) ?? []);
  return withoutNulls({
    version: 1,
    ...{ asOf, expiry, correlation, allowArbitrage, holdings, limits },
    rate: percentOf(rate),
    marginCredit: isMap(marginCredit)
      ? { ...mapOf(marginCredit), share: percentOf(mapOf(marginCredit).share) }
      : marginCredit,
    long: sideOf(mapOf(trade.long)),
    short: sideOf(mapOf(trade.short)),
    size: { ...mapOf(size), tolerance: percentOf(mapOf(size).tolerance), risk: percentOf(mapOf(size).risk) },
    moves: Array.isArray(moves) ? moves.map(percents) : moves,
    products: products.length === 0 ? null : products,
  });
}

/** The place in an answer of a value of its trade. */
export function pathInAnswer(path: Path): Path {
  return ["trade", ...path];
}

const SIDE_KEYS = ["symbol", "level", "exercise", "expiry", "series", "beta", "margin"] as const;

function sideOf(side: Map): Map {
  const { volatility, legs } = side;
  const measured = isMap(volatility) ? { ...mapOf(volatility), value: percentOf(mapOf(volatility).value) } : volatility;
  return withoutNulls({
    ...Object.fromEntries(SIDE_KEYS.map((key) => [key, side[key]])),
    volatility: measured,
    impliedVolatility: percentOf(side.impliedVolatility),
    yield: percentOf(side.yield),
    ...overrides(side),
    legs: Array.isArray(legs) ? legs.map(legOf) : legs,
  });
}

/** A leg; a delta that the model found is left to it. */
function legOf(leg: unknown): unknown {
  const { delta, ...others } = mapOf(leg);
  return isMap(leg) && others.deltaGiven === true ? leg : isMap(leg) ? others : leg;
}

/** What a side says otherwise than the table of contracts. */
function overrides({ symbol, multiplier, fx, currency }: Map): Map {
  const listed = findContract(String(symbol));
  return {
    multiplier: listed?.multiplier === multiplier ? null : multiplier,
    fx: currency === "USD" && fx === 1 ? null : fx,
  };
}

/** The contract of a side that is not that of the table: a product of the trade's own. */
function ownProduct({ symbol, name, kind, currency, multiplier, fx }: Map): Map | null {
  const listed = findContract(String(symbol));
  if (listed?.name === name && listed?.kind === kind && listed?.currency === currency) return null;
  return { symbol, name, multiplier, currency, fx };
}

function percents(move: unknown): unknown {
  return isMap(move)
    ? Object.fromEntries(Object.entries(mapOf(move)).map(([symbol, by]) => [symbol, percentOf(by)]))
    : move;
}

/** A fraction of JSON as a percentage, which cannot be misread; what is none stays as it is. */
function percentOf(fraction: unknown): unknown {
  return typeof fraction === "number" && Number.isFinite(fraction) ? `${decimalText(fraction, 2)}%` : fraction;
}

function withoutNulls(map: Map): Map {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== null && value !== undefined));
}

/**
 * The trade of a document that `size --json` printed, as a trade file says it, and the contracts of one weighting, as
 * they are counted there: micros where a side is counted in them.
 *
 * @param weighting as it was typed; null where the document must hold one pair only
 * @throws PairsizeError TRADED_UNKNOWN, STORED_SIZING_UNREADABLE
 */
export function storedTrade(
  document: unknown,
  file: string,
  weighting: string | null,
): { readonly written: Record<string, unknown>; readonly contracts: Sides<number> } {
  const { sizings } = mapOf(document);
  const wanted = weighting === null ? null : weightingNamed(weighting);
  const sized = (Array.isArray(sizings) ? sizings : []).map(mapOf);
  const pairs = sized.filter(({ contracts }) => contracts !== undefined);
  if (wanted === null && pairs.length > 1)
    fail("TRADED_UNKNOWN", { weightings: pairs.map((pair) => String(pair.weighting)) });
  const pair = wanted === null ? pairs[0] : pairs.find((one) => one.weighting === wanted);
  if (pair === undefined) {
    const problem = wanted === null ? "no weighting has contracts" : `${wanted} has no contracts`;
    return fail("STORED_SIZING_UNREADABLE", { file, problem }, { where: { file } });
  }
  // What was held before is not what was traded.
  const { holdings: _holdings, size, ...written } = mapOf(tradeOfAnswer(document));
  const { holding: _holding, contracts: _contracts, ...rules } = mapOf(size);
  const { long, short } = mapOf(pair.contracts);
  return {
    written: { ...written, size: { ...rules, weighting: pair.weighting } },
    contracts: { long: Number(long), short: Number(short) },
  };
}

/** What is read of a stored document; keys that a later minor version adds are passed over. */
function sizingSchema() {
  const side = z.object({ symbol: z.string() });
  return z.object({
    schemaVersion: z.string().check(z.regex(/^1\./)),
    command: z.literal("size"),
    trade: z.object({ long: side, short: side }),
    sizings: z.array(z.object({ weighting: z.string(), hedgeRatio: z.optional(z.number().check(z.gt(0))) })),
  });
}

/**
 * The hedge ratios of a document that `size --json` printed.
 *
 * @throws PairsizeError STORED_SIZING_UNREADABLE
 */
export function storedRatios(document: unknown, file: string): StoredRatios {
  const parsed = sizingSchema().safeParse(document);
  if (!parsed.success) {
    const path = pathText((parsed.error.issues[0]?.path ?? []) as (string | number)[]);
    return fail(
      "STORED_SIZING_UNREADABLE",
      { file, problem: `${path} is missing, or of another kind` },
      { where: { file } },
    );
  }
  const { trade, sizings } = parsed.data;
  const ratios: Partial<Record<Weighting, Ratio>> = {};
  for (const { weighting, hedgeRatio } of sizings) {
    const known = weightings.find((name) => name === weighting);
    if (known !== undefined && hedgeRatio !== undefined) ratios[known] = as<Ratio>(hedgeRatio);
  }
  return { file, symbols: { long: trade.long.symbol, short: trade.short.symbol }, ratios };
}

/** What is read of a stored mark; keys that a later minor version adds are passed over. */
function markSchema() {
  return z.object({
    schemaVersion: z.string().check(z.regex(/^1\./)),
    command: z.literal("mark"),
    weighting: z.enum(weightings),
    rules: z.array(
      z.object({
        name: z.enum(["takeProfit", "stopLoss", "daysLeft", "maxRatioDrift"]),
        limit: z.number(),
        actual: z.nullable(z.number()),
        reached: z.nullable(z.boolean()),
        reason: z.nullable(z.object({ message: z.string() })),
      }),
    ),
  });
}

/** Whether a document is one that `mark --json` printed. */
export function isStoredMark(document: unknown): boolean {
  return mapOf(document).command === "mark";
}

/**
 * The rules of a stored mark as checks: one that is reached has failed, and so has one that could not be measured.
 *
 * @throws PairsizeError STORED_MARK_UNREADABLE, LIMITS_MISSING where it holds no rules
 */
export function storedRules(document: unknown, file: string): PairChecks {
  const parsed = markSchema().safeParse(document);
  if (!parsed.success) {
    const path = pathText((parsed.error.issues[0]?.path ?? []) as (string | number)[]);
    return fail(
      "STORED_MARK_UNREADABLE",
      { file, problem: `${path} is missing, or of another kind` },
      { where: { file } },
    );
  }
  const { weighting, rules } = parsed.data;
  if (rules.length === 0) return fail("LIMITS_MISSING", {}, { where: { file } });
  const checks = rules.map(({ name, limit, actual, reached, reason }): Check => {
    const passed = reached === false;
    const found =
      actual === null
        ? finding("RULE_UNMEASURED", { problem: reason?.message ?? "the mark does not say why" })
        : finding(passed ? "RULE_NOT_REACHED" : "RULE_REACHED", { name, limit, actual });
    return { name, weighting, limit, passed, actual, finding: found } as Check;
  });
  return { passed: checks.every(({ passed }) => passed), checks, warnings: [] };
}
