import { nearest } from "../core/nearest.ts";
import type { TradeLimits } from "../core/pair/limits.ts";
import type { Holding, SizingRules } from "../core/pair/trade.ts";
import { defaultWeightings, type Weighting, weightingNamed, weightings } from "../core/pair/weighting.ts";
import { as, type Contracts } from "../core/quantity.ts";
import type { Side, Sides } from "../core/sides.ts";
import { finding } from "../errors/finding.ts";
import { countKeys, limitKeys, sizeKeys } from "./keys.ts";
import { isMap, mapOf, type Path } from "./path.ts";
import type { QuantityReader } from "./quantity-reader.ts";
import { heldContract, type Symbols } from "./symbols.ts";
import type { LimitsInput, SizeInput } from "./trade.ts";

const SIZE = ["size"];

/** The rules of sizing, with the defaults for what the trade leaves out. */
export function resolveRules(size: SizeInput, symbols: Symbols, reader: QuantityReader): SizingRules {
  const number = reader.numbersOf(sizeKeys, size, SIZE);
  return {
    tolerance: number("tolerance") ?? as(0.05),
    maxContracts: resolveCounts(size.maxContracts, ["size", "maxContracts"], "maxContracts", reader),
    maxLoss: number("maxLoss"),
    accountRisk: accountRisk(size, reader),
    maxNotional: number("maxNotional"),
    maxPremium: number("maxPremium"),
    maxDailyRisk: number("maxDailyRisk"),
    contracts: resolveCounts(size.contracts, ["size", "contracts"], "contracts", reader),
    fee: number("fee") ?? as(0),
    holding: holdingOf(size.holding ?? null, symbols, reader),
    withMicros: isOn(size.withMicros),
  };
}

/** The weightings that were asked, in their order; the two that desks compare where none was, or an empty list. */
export function resolveWeightings(
  written: SizeInput["weighting"],
  { findings, origins }: QuantityReader,
): readonly Weighting[] {
  if (written == null || (Array.isArray(written) && written.length === 0)) return defaultWeightings;
  // What is neither a text nor a list of texts has been refused by the shape.
  const names = (typeof written === "string" ? written.split(",") : [written].flat())
    .filter((name) => typeof name === "string")
    .map((name) => name.trim());
  if (names.includes("all")) return weightings;
  const found = names.map((got) => {
    const weighting = weightingNamed(got);
    if (weighting === null)
      findings.push(
        finding(
          "WEIGHTING_UNKNOWN",
          { got, nearest: nearest(got, weightings), all: weightings },
          origins.place(["size", "weighting"]),
        ),
      );
    return weighting;
  });
  return [...new Set(found.filter((weighting) => weighting !== null))];
}

/** An account and the share of it to risk: one of them without the other says nothing. */
function accountRisk(size: SizeInput, reader: QuantityReader): SizingRules["accountRisk"] {
  const number = reader.numbersOf(sizeKeys, size, SIZE);
  const account = number("account");
  const risk = number("risk");
  if ((size.account == null) !== (size.risk == null)) {
    const given = size.risk == null ? "account" : "risk";
    reader.findings.push(finding("ACCOUNT_RISK_INCOMPLETE", { given }, reader.origins.place(["size", given])));
  }
  return account === null || risk === null ? null : { account, risk };
}

/** Contracts held, keyed by the symbol of a side or of its smaller contract. */
function holdingOf(
  written: (SizeInput["holding"] & {}) | null,
  symbols: Symbols,
  reader: QuantityReader,
): Sides<Holding> | null {
  if (written === null) return null;
  const held = { long: { large: 0, micro: 0 }, short: { large: 0, micro: 0 } };
  for (const [symbol, count] of Object.entries(mapOf(written))) {
    const named = heldContract(symbol, symbols);
    const path = ["size", "holding", symbol];
    if (named === null)
      reader.findings.push(
        finding("SYMBOL_NOT_IN_PAIR", { symbol, ...symbols }, reader.origins.place(path, { key: true })),
      );
    else held[named.side][named.size] = reader.quantity(count, path, "holding", sizeKeys.holding.range) ?? 0;
  }
  return held;
}

const LIMITS = ["limits"];

/** The limits that a trade is checked against, null where one is not given. */
export function resolveLimits(limits: LimitsInput, reader: QuantityReader): TradeLimits {
  const number = reader.numbersOf(limitKeys, limits, LIMITS);
  return {
    maxLoss: number("maxLoss"),
    maxNotional: number("maxNotional"),
    maxPremium: number("maxPremium"),
    maxDailyRisk: number("maxDailyRisk"),
    imbalance: number("imbalance"),
    maxContracts: resolveCounts(limits.maxContracts, ["limits", "maxContracts"], "maxContracts", reader),
    minProbability: number("minProbability"),
    maxRatioDrift: number("maxRatioDrift"),
    definedRisk: isOn(limits.definedRisk) ? true : null,
    maxPriceAge: number("maxPriceAge"),
  };
}

function isOn(written: SizeInput["withMicros"]): boolean {
  return written === true || written === "true";
}

/** One count for both sides, or one for each: `maxContracts: 40`, `contracts: {long: 4}`; null where none is given. */
function resolveCounts(written: unknown, path: Path, name: string, reader: QuantityReader): Sides<Contracts | null> {
  const count = (value: unknown, at: Path) => reader.quantity(value, at, name, countKeys.long.range);
  if (isMap(written)) {
    const ofSide = (side: Side) => count(mapOf(written)[side], [...path, side]);
    return { long: ofSide("long"), short: ofSide("short") };
  }
  const both = count(written, path);
  return { long: both, short: both };
}
