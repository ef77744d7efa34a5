import { type Finding, finding } from "../../errors/finding.ts";
import { dayNumber, daysBetween } from "../calendar.ts";
import { findContract, indexFuture } from "../contract/catalogue.ts";
import { isOnPremiumTick } from "../contract/contract.ts";
import { futureAfter } from "../contract/quarterly-futures.ts";
import { seriesOn } from "../contract/series.ts";
import { decimalText } from "../number-text.ts";
import { containsOption } from "../option/leg.ts";
import { isAmerican, lowerBound } from "../option/pricing.ts";
import type { Sides } from "../sides.ts";
import { comovement } from "../volatility/comovement.ts";
import { symbolsOfKind } from "./capital.ts";
import { exposures } from "./exposure.ts";
import { improbable } from "./improbable.ts";
import { holdsFutures, type MeasuredSide } from "./measured-side.ts";
import { microWarnings } from "./micro-warnings.ts";
import { heldPositions, isShares, SHARES } from "./position.ts";
import type { SizedOption, SizedSide, Sizing } from "./sizing.ts";
import { staleLevel } from "./stale-level.ts";
import { netVerticals } from "./structure.ts";
import type { PairTrade, TradeSide } from "./trade.ts";
import { optionsNotListed, otherFuture } from "./valued-leg.ts";

/** What a trader should know about a sized pair: each finding stands beside an answer that holds. */
export function pairWarnings(
  trade: PairTrade,
  sides: Sides<MeasuredSide>,
  sizings: readonly Sizing[],
): readonly Finding[] {
  const { long, short } = sides;
  return NONE.concat(
    staleLevel(trade),
    oneIndex(sides),
    improbable(trade, sides, sizings),
    dividedUnit(long),
    dividedUnit(short),
    unevenUnit(long),
    unevenUnit(short),
    offTick(long),
    offTick(short),
    futureWarnings(trade, long),
    futureWarnings(trade, short),
    notListed(long),
    notListed(short),
    otherMultiplier(long),
    otherMultiplier(short),
    levelOfOther(long),
    levelOfOther(short),
    expiryWarnings(trade, [long, short]),
    long.quoteFindings,
    short.quoteFindings,
    optionWarnings(long),
    optionWarnings(short),
    mixedSettlement(sides),
    delivery([long, short]),
    microWarnings(trade, sides, sizings),
    ...sizings.map((sizing) => toleranceNotMet(sizing, trade)),
    unbalancedByDelta(trade, sides, sizings),
    uncertainBeta(trade, sizings),
    creditLeftOut(trade),
    capitalAtLeast(trade, sides, sizings),
    rateOfDollars(long),
    rateOfDollars(short),
    hundredsHeld(trade, long),
    hundredsHeld(trade, short),
  );
}

/** Most warnings are not given most of the time. */
const NONE: readonly Finding[] = [];

function oneIndex({ long, short }: Sides<MeasuredSide>): readonly Finding[] {
  const [first, second] = [long.sized.symbol, short.sized.symbol];
  return indexFuture(first) === indexFuture(second) ? [finding("ONE_INDEX", { long: first, short: second })] : NONE;
}

function dividedUnit({ divisor, sized }: MeasuredSide): readonly Finding[] {
  return divisor === 1 ? NONE : [finding("UNIT_DIVIDED", { symbol: sized.symbol, divisor })];
}

/** Weightings by notional count one contract a unit, whatever the unit really moves by. */
function unevenUnit({ steepestSlope, sized }: MeasuredSide): readonly Finding[] {
  return steepestSlope <= 1 ? NONE : [finding("UNIT_NOT_ONE_CONTRACT", { symbol: sized.symbol, steepestSlope })];
}

/** Quotes come in ticks; a model price does not, and is not one. */
export function offTick({ sized }: MeasuredSide): readonly Finding[] {
  const contract = findContract(sized.symbol);
  if (contract === undefined) return NONE;
  const off = sized.legs.flatMap((leg) =>
    leg.kind === "option" && isOwnQuote(leg) && isOnPremiumTick(contract, leg.premium.value) === false
      ? [`${decimalText(leg.strike)}${leg.right === "call" ? "C" : "P"} at ${decimalText(leg.premium.value)}`]
      : [],
  );
  return off.length === 0 ? NONE : [finding("PREMIUM_OFF_TICK", { symbol: sized.symbol, legs: off })];
}

/** Whether the premium is a quote of the option itself: neither the model's nor a share of a net price. */
function isOwnQuote({ premium }: SizedOption): boolean {
  return premium.from !== "model" && premium.net !== true;
}

/** What options on futures and on ETFs leave behind, and the sold ones that may be assigned before. */
function delivery(sides: readonly MeasuredSide[]): readonly Finding[] {
  const delivering = sides.filter(({ side, unit }) => side.contract.kind !== "index" && containsOption(unit));
  // The future of a quarterly settles at the same opening: it leaves nothing. How a contract settles that the table does
  // not have is not known.
  const leaving = delivering.filter(
    ({ side }) => side.option?.settlement !== "am" && findContract(side.contract.symbol) !== undefined,
  );
  const into = leaving.map(({ side: { contract, option, future } }) =>
    contract.kind === "etf"
      ? `100 ${contract.symbol} shares`
      : `one ${option?.underlying ?? future?.code ?? contract.symbol} future`,
  );
  const early = delivering.flatMap(({ side, sized }) => {
    const isAmericanSide = (side.exercise ?? side.option?.exercise) === "american";
    const sold = sized.legs.filter((leg): leg is SizedOption => leg.kind === "option" && leg.quantity < 0);
    return isAmericanSide ? sold.map((leg) => `${sized.symbol} ${nameOf(leg)}`) : [];
  });
  if (into.length === 0 && early.length === 0) return NONE;
  return [finding("OPTIONS_DELIVER", { into, early: early.slice(0, MOST_NAMED) })];
}

/** Most legs that a warning names. */
const MOST_NAMED = 6;

/** Dollars that are converted to dollars: an exchange rate where a multiplier was meant, or for nothing. */
function rateOfDollars({ side: { contract } }: MeasuredSide): readonly Finding[] {
  const { symbol, currency, fx } = contract;
  return currency === "USD" && fx !== 1 ? [finding("FX_OF_DOLLARS", { symbol, fx })] : NONE;
}

/** How many shares the number is that is held of an ETF. */
function hundredsHeld(trade: PairTrade, { name }: MeasuredSide): readonly Finding[] {
  const shares = heldPositions(trade, name).filter(({ instrument }) => isShares(instrument));
  const count = shares.reduce((total, { quantity }) => total + quantity, 0);
  const [first] = shares;
  if (first === undefined) return NONE;
  return [finding("HOLDING_OF_HUNDREDS", { symbol: first.instrument.symbol, count, shares: count * SHARES })];
}

/** That the sides settle at another time of a day. */
export function mixedSettlement({ long, short }: Sides<MeasuredSide>): readonly Finding[] {
  const [first, second] = [long.side.option?.settlement ?? null, short.side.option?.settlement ?? null];
  // Shares are delivered for the close, at which PM options settle too.
  if (first === null || second === null || (first === "am") === (second === "am")) return NONE;
  return [
    finding("SETTLEMENTS_DIFFER", {
      long: long.sized.symbol,
      longSettlement: first,
      short: short.sized.symbol,
      shortSettlement: second,
    }),
  ];
}

function toleranceNotMet(sizing: Sizing, { rules }: PairTrade): readonly Finding[] {
  if (!sizing.available || !sizing.feasible || sizing.withinTolerance) return NONE;
  const { weighting, imbalance } = sizing;
  return [finding("TOLERANCE_NOT_MET", { weighting, imbalance, tolerance: rules.tolerance })];
}

/**
 * A β that was measured where ρ may be 0: beyond two standard errors, 1/√n each, it would be 0 in one of twenty samples.
 */
function uncertainBeta({ long, short }: Sides<TradeSide>, sizings: readonly Sizing[]): readonly Finding[] {
  const isUsed = sizings.some(({ weighting, available }) => weighting === "beta-neutral" && available);
  if (!isUsed || long.beta !== undefined || long.history === null || short.history === null) return NONE;
  const measured = comovement(long.history.bars, short.history.bars, long.history.method);
  const { beta, correlation, observations } = measured;
  if (beta === null || correlation === null || Math.abs(correlation) > 2 / Math.sqrt(observations)) return NONE;
  const symbols = { long: long.contract.symbol, short: short.contract.symbol };
  return [finding("BETA_UNCERTAIN", { ...symbols, beta, correlation, observations })];
}

function creditLeftOut({ marginCredit, rules: { maxCapital } }: PairTrade): readonly Finding[] {
  return marginCredit === undefined || maxCapital === null ? NONE : [finding("CREDIT_LEFT_OUT", { most: maxCapital })];
}

/** A budget of capital is kept by a lower bound, which does not show that it is enough. */
function capitalAtLeast(
  { rules: { maxCapital } }: PairTrade,
  sides: Sides<MeasuredSide>,
  sizings: readonly Sizing[],
): readonly Finding[] {
  if (maxCapital === null) return NONE;
  const least = sizings.flatMap((sizing) =>
    sizing.available && sizing.feasible && sizing.capital.kind === "premium" ? (sizing.capital.amount ?? []) : [],
  );
  const symbols = symbolsOfKind(sides, "premium");
  return least.length === 0
    ? NONE
    : [finding("CAPITAL_AT_LEAST", { symbols, least: Math.max(...least), most: maxCapital })];
}

/** Pairs with options that balance otherwise than by delta, beyond the tolerance of what they balance. */
function unbalancedByDelta(
  { rules: { tolerance, contracts } }: PairTrade,
  { long, short }: Sides<MeasuredSide>,
  sizings: readonly Sizing[],
): readonly Finding[] {
  if (!containsOption([...long.unit, ...short.unit])) return NONE;
  const beyond = sizings.flatMap((sizing) => {
    const imbalance = sizing.available && sizing.feasible ? sizing.imbalanceByDelta : null;
    const isBeyond = imbalance !== null && Math.abs(imbalance) > tolerance;
    return isBeyond && sizing.weighting !== "delta-neutral" ? [{ weighting: sizing.weighting, imbalance }] : [];
  });
  if (beyond.length === 0) return NONE;
  const isFixed = contracts.long !== null && contracts.short !== null;
  const isHedge = !isFixed && exposures("delta-neutral", long, short).available;
  return [
    finding("UNBALANCED_BY_DELTA", {
      weightings: beyond.map(({ weighting }) => weighting),
      imbalances: beyond.map(({ imbalance }) => imbalance),
      tolerance,
      balancing: isHedge ? "delta-neutral" : null,
    }),
  ];
}

/** An implied volatility is far from the one it is sized with from so many times it, either way. */
const FAR = 2;
/** |delta| from which a sold American option is likely to be exercised against its seller. */
const DEEP = 0.9;

/** Rounding of the difference of a level and a strike, as a share of the level. */
const ROUNDING = 1e-14;

/** What a desk would want to know about the options of one side. */
function optionWarnings(measured: MeasuredSide): readonly Finding[] {
  return leansWrong(measured).concat(quoteWarnings(measured));
}

/** The same whatever side they are on: about premiums, volatilities and early exercise. */
export function quoteWarnings(measured: MeasuredSide): readonly Finding[] {
  const options = measured.sized.legs.filter((leg) => leg.kind === "option");
  return mixedPremiums(measured, options).concat(
    netPrices(measured),
    yieldAssumed(measured, options),
    ...options.map((leg) => legWarnings(leg, measured)),
  );
}

function notListed({ side: { contract, legs } }: MeasuredSide): readonly Finding[] {
  const found = containsOption(legs) ? optionsNotListed(contract.symbol) : null;
  return found === null ? NONE : [found];
}

/** Orders name the contract of the table, whatever one point of it is said to be worth. */
function otherMultiplier({ side: { contract } }: MeasuredSide): readonly Finding[] {
  const { symbol, multiplier } = contract;
  const listed = findContract(symbol);
  if (listed === undefined || listed.multiplier === multiplier) return NONE;
  const small = findContract(listed.sibling ?? "");
  const instead = small?.multiplier === multiplier ? small.symbol : null;
  return [finding("MULTIPLIER_NOT_LISTED", { symbol, multiplier, listed: listed.multiplier, instead })];
}

/** The level of a price file is the front future's. */
export function levelOfOther({ side }: Pick<MeasuredSide, "side">): readonly Finding[] {
  const other = otherFuture(side);
  return other === null ? NONE : [finding("LEVEL_OF_OTHER_FUTURE", { ...other })];
}

/** Calendar days to the expiry of a future from which most trade is in the next: CME rolls on the Monday of that week. */
const ROLLED_DAYS = 4;

/** Futures that are held in the days in which nearly nobody still trades them. */
function futureWarnings({ asOf }: PairTrade, { side, sized }: MeasuredSide): readonly Finding[] {
  const { future } = side;
  const days = future === null || asOf === null ? null : daysBetween(asOf, future.expiry);
  if (future === null || days === null || days > ROLLED_DAYS || !holdsFutures(side)) return NONE;
  const next = futureAfter(sized.symbol, dayNumber(future.expiry) ?? 0, false).code;
  return [finding("FUTURE_LAST_DAYS", { code: future.code, expiry: future.expiry, days, next })];
}

/** Calendar days to an expiry at the opening from which its last day is worth a word. */
const LAST_DAYS = 5;

/** What a desk would want to know about the days on which the options of a pair expire, and the series that do. */
export function expiryWarnings(trade: PairTrade, sides: readonly MeasuredSide[]): readonly Finding[] {
  const optioned = sides.filter(({ unit }) => containsOption(unit));
  if (optioned.length === 0 || trade.expiry === null) return NONE;
  const found = [...optioned.flatMap((one) => seriesWarnings(one, trade.asOf)), ...severalSeries(optioned)];
  return [...expiriesApart(trade, sides), ...found];
}

/** That the options of one side expire before those of the other. */
export function expiriesApart({ expiry: nearer }: PairTrade, sides: readonly MeasuredSide[]): readonly Finding[] {
  const [first, second] = sides.filter(({ unit }) => containsOption(unit));
  if (first === undefined || second === undefined || nearer === null) return NONE;
  const [day, other] = [first.side.expiry, second.side.expiry];
  if (day === null || other === null || day === other) return NONE;
  const symbols = { long: first.sized.symbol, short: second.sized.symbol };
  return [finding("EXPIRIES_DIFFER", { ...symbols, longExpiry: day, shortExpiry: other, nearer })];
}

/** The warning that all quotes are of one series and the side's options of another that expires on the day too. */
export function quotesOfOtherSeries({ chain, option, contract: { symbol } }: TradeSide): readonly Finding[] {
  const [quoted, ...others] = new Set(chain?.rows.map((row) => row.symbol));
  const [listed, code] = [findContract(symbol), option?.code ?? null];
  if (chain === null || listed === undefined || option === null || code === null) return NONE;
  if (quoted == null || others.length > 0 || quoted === code) return NONE;
  const isSeries = seriesOn(listed, option.date).some((series) => series.code === quoted);
  return isSeries ? [finding("CHAIN_OTHER_SERIES", { quoted, symbol, code }, { where: { file: chain.file } })] : NONE;
}

/** What is taken where nobody says which of several series of a day is meant, and what else expires then. */
function severalSeries(sides: readonly MeasuredSide[]): readonly Finding[] {
  const open = sides.flatMap(({ side: { option, others, series } }) => {
    const listed = others.filter(({ certain }) => certain);
    return option === null || series !== null || listed.length === 0 ? [] : [{ option, others: listed }];
  });
  const [first] = open;
  if (first === undefined) return NONE;
  const taken = open.map(({ option }) => ({ code: option.code ?? option.series, underlying: option.underlying }));
  const others = open.flatMap((one) => one.others.map(({ code, series }) => code ?? series));
  return [finding("SERIES_SEVERAL", { symbol: first.option.symbol, taken, others })];
}

function seriesWarnings({ side, sized }: MeasuredSide, asOf: string | null): readonly Finding[] {
  const { symbol } = sized;
  const { expiry, option } = side;
  const found: Finding[] = [];
  if (expiry !== null && expiry === asOf) {
    const isOpening = option?.settlement === "am";
    found.push(finding("EXPIRY_NOT_AHEAD", { symbol, expiry, isOpening }));
  }
  if (option === null) return found;
  const { code, date, settlement, series, certain, nominal } = option;
  const days = sized.option?.days ?? null;
  if (settlement === "am" && days !== null && days > 0 && days <= LAST_DAYS)
    found.push(finding("EXPIRY_AT_OPENING", { symbol, date, days, lastTradingDay: option.lastTradingDay }));
  if (!certain) found.push(finding("SERIES_UNCERTAIN", { symbol, series, code, date, nominal }));
  return found;
}

/** A structure that pays both ways leans where its delta is more than this share of that of its contracts. */
const LEANING = 0.15;

/**
 * The long side should gain when its index rises, and the short side lose: by its delta, or where that is not known by
 * a profit at expiry that nowhere goes the right way. A straddle near the money does neither.
 */
function leansWrong({ name, sized, lean, contractsPerUnit }: MeasuredSide): readonly Finding[] {
  const { delta } = sized.unit;
  if (delta !== null && lean === 0 && Math.abs(delta) <= LEANING * contractsPerUnit) return NONE;
  const direction = delta ?? lean;
  const isWrong = name === "long" ? direction < 0 : direction > 0;
  return isWrong ? [finding("SIDE_LEANS_WRONG", { side: name, symbol: sized.symbol, delta })] : [];
}

function mixedPremiums({ sized }: MeasuredSide, options: readonly SizedOption[]): readonly Finding[] {
  const modelled = options.filter(({ premium }) => premium.from === "model").map(nameOf);
  const isMixed = modelled.length > 0 && modelled.length < options.length;
  return isMixed ? [finding("PREMIUMS_MIXED", { symbol: sized.symbol, modelled })] : [];
}

/** Verticals at a net price imply no volatility: what their greeks rest on instead. */
function netPrices({ sized }: MeasuredSide): readonly Finding[] {
  const verticals = netVerticals(sized.legs);
  if (verticals.length === 0) return NONE;
  const [first] = verticals;
  const used = first?.bought.volatility ?? null;
  return [finding("PREMIUMS_NET", { symbol: sized.symbol, verticals: verticals.map(({ text }) => text), used })];
}

/** Where nothing values the options, as with deltas given and no date, no yield is taken at all. */
function yieldAssumed({ side, sized, pricing }: MeasuredSide, options: readonly SizedOption[]): readonly Finding[] {
  const isAssumed = side.contract.kind !== "future" && side.yield === null && options.length > 0 && pricing.known;
  return isAssumed ? [finding("YIELD_ASSUMED_ZERO", { symbol: sized.symbol })] : [];
}

function legWarnings(leg: SizedOption, { sized, pricing, volatility }: MeasuredSide): readonly Finding[] {
  const { symbol } = sized;
  const { impliedVolatility: implied, premium, delta, quantity } = leg;
  const found: Finding[] = [];
  const tooDear = aboveWorth(leg, sized);
  if (tooDear !== null) found.push(tooDear);
  const least = pricing.known ? lowerBound(pricing.terms, leg.right, leg.strike) : 0;
  if (premium.net !== true && isBelow(premium.value, least, sized.level.value))
    found.push(finding("PREMIUM_BELOW_INTRINSIC", { symbol, leg: nameOf(leg), premium: premium.value, least }));
  const isQuoted = isOwnQuote(leg) && pricing.known && pricing.terms.years > 0;
  if (isQuoted && implied === null && tooDear === null) {
    const isExercised = delta !== null && Math.abs(delta) === 1 && isAmerican(pricing.terms);
    const args = { symbol, leg: nameOf(leg), premium: premium.value, used: leg.volatility, isExercised };
    found.push(finding("IMPLIED_VOLATILITY_NONE", args));
  }
  const given = volatility.known ? volatility.volatility.value : null;
  if (implied !== null && given !== null && isFar(implied, given)) {
    found.push(finding("IMPLIED_VOLATILITY_FAR", { symbol, leg: nameOf(leg), implied, sized: given }));
  }
  if (quantity < 0 && pricing.known && isAmerican(pricing.terms) && delta !== null && Math.abs(delta) >= DEEP) {
    found.push(finding("SHORT_AMERICAN_DEEP", { symbol, leg: nameOf(leg), delta }));
  }
  return found;
}

/** No option is worth more than what it buys: a call its index, a put its strike. A premium in dollars often is. */
function aboveWorth(leg: SizedOption, { symbol, level, multiplier }: SizedSide): Finding | null {
  const premium = leg.premium.value;
  const most = leg.right === "call" ? level.value : leg.strike;
  if (premium <= most) return null;
  const inPoints = multiplier === 1 ? null : premium / multiplier;
  return finding("PREMIUM_ABOVE_WORTH", { symbol, leg: nameOf(leg), premium, most, inPoints });
}

/** Whether an implied volatility is so far from another one that one of both is likely to be wrong. */
export function isFar(implied: number, given: number): boolean {
  return implied > FAR * given || implied * FAR < given;
}

/** Whether a price is below what an option is worth at least; the rounding of level − strike puts none below it. */
export function isBelow(price: number, least: number, level: number): boolean {
  return least - price > ROUNDING * level;
}

/** An option of a side in short: "2750C". */
export function nameOf({ strike, right }: Pick<SizedOption, "strike" | "right">): string {
  return `${decimalText(strike)}${right === "call" ? "C" : "P"}`;
}
