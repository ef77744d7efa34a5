import { dirname, isAbsolute, join } from "node:path";
import type { CheckRequest, PairChecks, StoredRatios } from "../core/check/check.ts";
import { checkPair as checkOf } from "../core/check/check-pair.ts";
import { toNumber } from "../core/exact.ts";
import { exposures } from "../core/pair/exposure.ts";
import { measuredSide } from "../core/pair/measured-side.ts";
import { type PricedLegs, priceLegs as pricedLegs } from "../core/pair/price-trade.ts";
import { sizePair as sizingOf } from "../core/pair/size-pair.ts";
import type { PairSizing } from "../core/pair/sizing.ts";
import type { PairTrade } from "../core/pair/trade.ts";
import { type Weighting, weightings } from "../core/pair/weighting.ts";
import { type Side, sideNames } from "../core/sides.ts";
import { type Finding, finding } from "../errors/finding.ts";
import { documentOrigins } from "../io/document.ts";
import { OWN_FILE_BYTES, readAnew, readBytes } from "../io/files/file-bytes.ts";
import { nodeFiles } from "../io/files/node-files.ts";
import { readDocument, readTrade, tradeDocument } from "../io/read-trade.ts";
import { resolveTrade } from "../schema/resolve-trade.ts";
import { chainSources, historySources, plainOrigins } from "../schema/written-trade.ts";
import { flag, isoDate, nullable, numberWhere, oneOf, optional, plainData, record, sides, text } from "./checked.ts";
import { pairTrade } from "./pair-trade.ts";

/**
 * The checked trade of a plain object that holds what a trade file holds.
 *
 * Numbers may be numbers or the text of a file ("18.5%", "25,658.25"); legs are objects or in the notation.
 *
 * @throws PairsizeError with every problem, each with its path; HISTORY_NEEDS_FILE where a price file is named, which
 * only {@link readTradeFile} reads
 * @example
 * parseTrade({ version: 1, long: { symbol: "RTY", level: 2730.8 }, short: { symbol: "NQ", level: 25658.25 } }).long.contract.multiplier; // 50
 */
export function parseTrade(input: unknown): PairTrade {
  const { value: written, warnings = [] } = tradeDocument({
    file: "the document",
    value: plainData(input, "", "trade"),
    locate: () => undefined,
  });
  const [histories, chains] = [historySources(written), chainSources(written)];
  const problems = sideNames.flatMap((side): Finding[] => [
    ...needsFile(histories[side], `${side}.history`),
    ...needsFile(chains[side], `${side}.chain`),
  ]);
  const trade = resolveTrade(written, plainOrigins, { long: null, short: null }, null, problems);
  return { ...trade, warnings: [...warnings, ...trade.warnings] };
}

function needsFile(source: { readonly file: string } | null, path: string): Finding[] {
  return source === null ? [] : [finding("HISTORY_NEEDS_FILE", { file: source.file }, { path })];
}

/**
 * The checked trade of a trade file, YAML or JSON, with the price files that it names: their paths are relative to it.
 *
 * @throws PairsizeError with every problem, each with its line and column
 * @example
 * (await readTradeFile("fixtures/trades/rty-nq-spreads.yaml")).short.contract.name; // "E-mini Nasdaq-100"
 */
export async function readTradeFile(path: string): Promise<PairTrade> {
  const name = text(path, "path");
  const document = tradeDocument(await readDocument(await readBytes(nodeFiles.open(name), name, OWN_FILE_BYTES), name));
  const trade = await readTrade(document.value, documentOrigins(document), {
    open: nodeFiles.openNamed,
    once: readAnew,
    pathOf: (file) => (isAbsolute(file) ? file : join(dirname(name), file)),
  });
  return { ...trade, warnings: [...(document.warnings ?? []), ...trade.warnings] };
}

/**
 * The whole answer of a trade: both sides measured, and a sizing for each weighting that was asked.
 *
 * hedgeRatio = exposure of one long contract / exposure of one short contract, in short contracts per long one; money
 * in USD, levels in index points, volatilities and imbalances as fractions.
 *
 * @throws PairsizeError CONTRACTS_AMBIGUOUS for fixed contracts of a side whose quantities have a common divisor;
 * HOLDING_NOT_COUNTED for small contracts held on a side that is counted in large ones; PREMIUM_MISSING
 * @see CME Group, Stock Index Spread Opportunities, 2014 (ratios of notional values); docs/formulas.md for the other
 * weightings
 * @example
 * sizePair(parseTrade({ version: 1, long: { symbol: "RTY", level: 2730.8 }, short: { symbol: "NQ", level: 25658.25 } })).sizings[0].contracts; // { long: 4, short: 1 }
 */
export function sizePair(trade: PairTrade): PairSizing {
  return sizingOf(pairTrade(trade, "", "trade"));
}

/**
 * Every limit of a trade held against it as it is sized: a check for each weighting where the limit depends on one.
 *
 * Equality is within a limit. A limit that cannot be measured has failed, and says why. Without any limit there is
 * nothing to check, and nothing passes.
 *
 * @throws PairsizeError LIMITS_MISSING, and what `sizePair` throws
 * @example
 * checkPair(parseTrade({ version: 1, long: { symbol: "RTY", level: 2730.8 }, short: { symbol: "NQ", level: 25658.25 }, size: { weighting: "dollar" }, limits: { imbalance: "4%" } })).passed; // true
 */
export function checkPair(trade: PairTrade, request: CheckRequest = {}): PairChecks {
  return checkOf(pairTrade(trade, "", "trade"), checkRequest(request, "", "request"));
}

const ratio = optional(numberWhere((value) => value > 0 && value < Number.POSITIVE_INFINITY, "greater than 0"));

const storedRatios = record<StoredRatios>({
  file: text,
  symbols: sides(text),
  ratios: record(Object.fromEntries(weightings.map((weighting) => [weighting, ratio]))),
});

const checkRequest = record<CheckRequest>({
  today: optional(nullable(isoDate)),
  asOf: optional(nullable(isoDate)),
  levelsOf: optional(sides(nullable(isoDate))),
  premiumsOf: optional(sides(nullable(isoDate))),
  against: optional(nullable(storedRatios)),
  warningsAsErrors: optional(flag),
});

/**
 * The legs of one side as they are written, each with its value and greeks: of one option bought in index points, and
 * of the leg in USD (× quantity × multiplier × fx).
 *
 * A quoted premium gives the implied volatility, and that the greeks; a leg without one is valued at the side's implied
 * volatility, else at the one that the side is sized with.
 *
 * @throws PairsizeError PRICING_INPUT_MISSING, EXERCISE_UNKNOWN, PREMIUM_MISSING, STRIKE_GRID_UNKNOWN,
 * STRIKE_NEEDS_MODEL
 * @see Black 1976; Merton 1973; Andersen, Lake and Offengenden 2016
 * @example
 * priceLegs(parseTrade({ version: 1, asOf: "2026-01-22", expiry: "2026-03-20", rate: 0.0365, long: { symbol: "RTY", level: 2730.8, legs: ["2750C @ 78.40"] }, short: { symbol: "NQ", level: 25658.25 } }), "long").legs[0].impliedVolatility.toFixed(4); // "0.2039"
 */
export function priceLegs(trade: PairTrade, side: Side): PricedLegs {
  return pricedLegs(pairTrade(trade, "", "trade"), oneSide(side, "side"));
}

const oneSide = oneOf<Side>("long", "short");

/** The exposure of one contract of a side, or the reason why the weighting is not available for the trade. */
export type Exposure =
  | { readonly available: true; readonly value: number }
  | { readonly available: false; readonly reason: Finding };

/**
 * The exposure of one contract of a side in what a weighting makes equal: USD, or USD per √year where volatility is in
 * it.
 *
 * notional = level × multiplier × fx, times volatility, |delta| or beta as the weighting says; the max loss of one unit
 * for equal-risk.
 *
 * @throws PairsizeError for legs that have no price
 * @see CME Group, Stock Index Spread Opportunities, 2014 (ratios of notional values); docs/formulas.md for the other
 * weightings
 * @example
 * exposure(parseTrade({ version: 1, long: { symbol: "RTY", level: 2730.8 }, short: { symbol: "NQ", level: 25658.25 } }), "long", "dollar-neutral"); // { available: true, value: 136540 }
 */
export function exposure(trade: PairTrade, side: Side, weighting: Weighting): Exposure {
  const checked = pairTrade(trade, "", "trade");
  const name = oneSide(side, "side");
  const both = exposures(
    oneWeighting(weighting, "weighting"),
    measuredSide(checked, "long"),
    measuredSide(checked, "short"),
  );
  return both.available ? { available: true, value: toNumber(both[name]) } : { available: false, reason: both.reason };
}

const oneWeighting = oneOf(...weightings);
