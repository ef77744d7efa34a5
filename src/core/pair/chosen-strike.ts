import { fail } from "../../errors/error.ts";
import { findContract } from "../contract/catalogue.ts";
import { exact, plus, times, toNumber } from "../exact.ts";
import { type Chain, type ChainOption, middlePrice, quotedStrikes } from "../option/chain.ts";
import { notationOf, type StrikeSelector } from "../option/leg.ts";
import { deltaOf, europeanTerms, impliedVolatilityOf, isAmerican, type PricingTerms } from "../option/pricing.ts";
import { type AnnualVolatility, as, type Points, type Ratio } from "../quantity.ts";
import type { Side, Sides } from "../sides.ts";
import type { SizedLeg, SizedOption, SizedSide } from "./sizing.ts";
import type { PairTrade, TradeLeg, TradeOption, TradeSide } from "./trade.ts";

/** An option whose strike is named by a delta or by a distance from the level. */
type NamedStrike = TradeOption & { readonly strike: Exclude<StrikeSelector, { kind: "points" }> };

/**
 * The strike in index points that a leg names: the nearest to a distance from the level or to a delta, of those that
 * the side's chain quotes, else of the product's listed grids. The finest grid is listed near expiry only and trades
 * little, so the roundest strike is taken that is what was asked to the whole percent or the whole delta: 25,000 rather
 * than 25,070 for the money at 25,068.
 *
 * A delta is that of each quote's own implied volatility where a chain is given, else that of one volatility for all
 * strikes. Of two equally near the lower one. On the last day no delta lies between 0 and 1, so none names a strike.
 *
 * @throws PairsizeError STRIKE_GRID_UNKNOWN; STRIKE_NEEDS_MODEL for a delta without a model or a volatility;
 * STRIKE_FAR where the chain ends short of what was asked, or is of something else; and for a chain without a quote of
 * that right and expiry CHAIN_EXPIRY_MISSING, CHAIN_SEVERAL_EXPIRIES, STRIKE_GRID_UNKNOWN
 */
export function chosenStrike(
  leg: NamedStrike,
  side: TradeSide,
  terms: PricingTerms | null,
  volatility: AnnualVolatility | null,
): Points {
  const { strike, right } = leg;
  const { chain, expiry, level, contract } = side;
  const code = side.option?.code ?? null;
  const quoted = chain === null ? [] : quotedStrikes(chain, expiry, right, code);
  if (strike.kind === "moneyness") {
    const wanted = toNumber(times(exact(level.value), plus(exact(1), exact(strike.value))));
    const scale = { of: (at: Points) => at, wanted, most: MOST_OF_LEVEL * level.value };
    if (quoted.length > 0) return ofChain(leg, side, quoted, scale);
    const ladder = listedStrikes(leg, side);
    const low = halved((count) => ladder.at(count) <= wanted, { low: 1, high: ladder.most });
    return roundest(ladder, low, (at) => Math.abs(at - wanted), AS_ASKED.ofLevel * level.value);
  }
  const isDated = terms !== null && terms.years > 0;
  const refuse = () => fail("STRIKE_NEEDS_MODEL", { leg: named(leg), symbol: contract.symbol, isDated });
  if (!isDated) return refuse();
  if (chain !== null && quoted.length > 0) {
    const smile = smileOf(chain, { expiry, right, code }, terms, volatility);
    const deltas = deltasOf(chain, JSON.stringify([terms, volatility, expiry, right, code]));
    const sizeOf = (at: Points): number => {
      const found = deltas.get(at);
      if (found !== undefined) return found;
      const sigma = smile(at);
      const size = sigma === null ? refuse() : Math.abs(deltaOf(terms, right, at, sigma));
      deltas.set(at, size);
      return size;
    };
    return ofChain(leg, side, quoted, { of: sizeOf, wanted: strike.value, most: ALONE.delta });
  }
  if (volatility === null) return refuse();
  return strikeOfDelta(leg, strike.value, listedStrikes(leg, side), terms, volatility);
}

/**
 * Refuses strikes that were asked for apart and are one option: a spread of it is none.
 *
 * @throws PairsizeError STRIKES_AS_ONE
 */
export function refuseStrikesAsOne(legs: readonly SizedLeg[], symbol: string): void {
  const options = legs.filter((leg) => leg.kind === "option");
  options.forEach((leg, at) => {
    const { right, strike, selector } = leg;
    const same = options.slice(0, at).find((one) => one.right === right && one.strike === strike);
    if (same === undefined || JSON.stringify(same.selector) === JSON.stringify(selector)) return;
    const asked = [same, leg].map((one) => notationOf({ ...one, premium: null, strike: askedStrike(one) }));
    fail("STRIKES_AS_ONE", { symbol, asked, strike, right });
  });
}

function askedStrike({ selector, strike }: SizedOption): StrikeSelector {
  return selector ?? { kind: "points", value: strike };
}

/**
 * The trade at the strikes that were chosen, each with the name that it was chosen by: under another level or
 * volatility its options stay the same.
 */
export function atChosenStrikes(trade: PairTrade, sized: Sides<SizedSide>): PairTrade {
  const side = (name: Side): TradeSide => {
    const legs = trade[name].legs.map((leg, at): TradeLeg => {
      const chosen = sized[name].legs[at];
      if (leg.kind === "future" || leg.strike.kind === "points" || chosen?.kind !== "option") return leg;
      return { ...leg, strike: { kind: "points", value: chosen.strike }, named: leg.strike };
    });
    return { ...trade[name], legs };
  };
  return { ...trade, long: side("long"), short: side("short") };
}

/** A strike further from the level asked for than this share of it is explained by no spacing of strikes. */
const MOST_OF_LEVEL = 0.1;
/** How far a strike may lie from what was asked where a chain has only one: no spacing is known. */
const ALONE = { ofLevel: 0.025, delta: 0.1 };

/** What a strike is chosen by: its points or the size of its delta, and how far from what was asked it may be. */
interface StrikeScale {
  readonly of: (strike: Points) => number;
  readonly wanted: number;
  readonly most: number;
}

/**
 * The strike of a chain nearest to what was asked.
 *
 * The scale runs one way with the strike but for the noise of quotes, so it is halved, and the strikes beside the one
 * found are looked at too.
 *
 * @throws STRIKE_FAR where it is further from it than from its neighbour
 */
function ofChain(leg: TradeOption, side: TradeSide, strikes: readonly Points[], scale: StrikeScale): Points {
  const at = (count: number) => strikes[count - 1] as Points;
  const isFalling = leg.strike.kind === "delta" && leg.right === "call";
  const isBelow = (count: number) => scale.of(at(count)) >= scale.wanted === isFalling;
  const low = halved(isBelow, { low: 1, high: strikes.length });
  const distance = (strike: Points) => Math.abs(scale.of(strike) - scale.wanted);
  const near = strikes.slice(Math.max(0, low - 3), low + 3);
  const found = near.reduce((best, strike) => (distance(strike) < distance(best) ? strike : best));
  const place = strikes.indexOf(found);
  const beside = [strikes[place - 1], strikes[place + 1]].flatMap((strike) => strike ?? []);
  const gaps = beside.map((strike) => Math.abs(scale.of(strike) - scale.of(found)));
  const isDelta = leg.strike.kind === "delta";
  const alone = isDelta ? ALONE.delta : ALONE.ofLevel * side.level.value;
  const spacing = gaps.length === 0 ? alone : Math.max(...gaps);
  const allowed = isDelta ? spacing : Math.min(spacing, scale.most);
  if (distance(found) <= allowed) return found;
  const [lowest, highest] = [strikes[0] as Points, strikes.at(-1) as Points];
  const where = { where: { file: side.chain?.file ?? "" } };
  return fail("STRIKE_FAR", { leg: named(leg), symbol: side.contract.symbol, nearest: found, lowest, highest }, where);
}

/** Sizes of delta that were found before, by what they rest on: alternatives on one chain ask for the same ones. */
const known = new WeakMap<Chain, Map<string, Map<Points, number>>>();

function deltasOf(chain: Chain, basis: string): Map<Points, number> {
  const ofChain = known.get(chain) ?? new Map<string, Map<Points, number>>();
  const deltas = ofChain.get(basis) ?? new Map<Points, number>();
  known.set(chain, ofChain.set(basis, deltas));
  return deltas;
}

/** The volatility of each quoted strike: that of its own middle, mark, settlement or last trade, else the one given. */
function smileOf(
  chain: Chain,
  series: Omit<ChainOption, "strike">,
  terms: PricingTerms,
  volatility: AnnualVolatility | null,
): (strike: Points) => AnnualVolatility | null {
  return (strike) => {
    const price = middlePrice(chain, { ...series, strike });
    return (price === null ? null : impliedVolatilityOf(terms, series.right, strike, price)) ?? volatility;
  };
}

/** Half a percent of the level, half a point of delta: what a whole percent and a whole delta are rounded from. */
const AS_ASKED = { ofLevel: 0.005, delta: 0.005 };

/** Strikes that there are to choose from, ascending, by their count from 1, and the grids among them, coarsest first. */
interface Ladder {
  readonly at: (count: number) => Points;
  readonly most: number;
  readonly coarser: readonly number[];
}

function listedStrikes(leg: TradeOption, { contract, level }: TradeSide): Ladder {
  const steps = findContract(contract.symbol)?.options?.strikeSteps ?? [];
  if (steps.length === 0) return fail("STRIKE_GRID_UNKNOWN", { leg: named(leg), symbol: contract.symbol });
  const [step = 1, ...coarser] = [...steps].sort((a, b) => a - b);
  const most = Math.max(2, Math.ceil((FURTHEST * level.value) / step));
  return { at: (count) => as<Points>(count * step), most, coarser: [ROUNDEST, ...coarser.reverse()] };
}

/** Whole thousands are listed on every grid, and are where open interest gathers. */
const ROUNDEST = 1000;

/** Strikes are looked for up to so many times the level. */
const FURTHEST = 10;

/** The nearest strike of the coarsest grid that has one near enough, else of the finest; the count is the one below. */
function roundest(
  { at, most, coarser }: Ladder,
  low: number,
  distance: (strike: Points) => number,
  enough: number,
): Points {
  const nearer = (a: number, b: number) => as<Points>(distance(as(a)) <= distance(as(b)) ? a : b);
  const finest = nearer(at(low), at(Math.min(low + 1, most)));
  for (const step of coarser) {
    const below = Math.floor(finest / step) * step;
    const round = nearer(Math.max(step, below), below + step);
    if (distance(round) <= enough) return round;
  }
  return finest;
}

/**
 * The size of delta falls with the strike of a call and rises with that of a put, American or European: delta is v −
 * k·v' in the strike k of an option on an index of 1, and v is convex. So the strikes are halved between two on either
 * side, which the European delta is near to.
 */
function strikeOfDelta(
  { right }: TradeOption,
  wanted: Ratio,
  ladder: Ladder,
  terms: PricingTerms,
  volatility: AnnualVolatility,
): Points {
  const sizeBy = (model: PricingTerms) => (strike: Points) => Math.abs(deltaOf(model, right, strike, volatility));
  const size = sizeBy(terms);
  const isBelow = (of: typeof size) => (count: number) =>
    right === "call" ? of(ladder.at(count)) >= wanted : of(ladder.at(count)) <= wanted;
  const { most } = ladder;
  const near = halved(isBelow(sizeBy(europeanTerms(terms))), { low: 1, high: most });
  const low = isAmerican(terms) ? halved(isBelow(size), around(isBelow(size), near, most)) : near;
  return roundest(ladder, low, (strike) => Math.abs(size(strike) - wanted), AS_ASKED.delta);
}

/** Counts on either side of the one that is sought. */
interface Bracket {
  readonly low: number;
  readonly high: number;
}

/** The last count that is below, or the lowest of the bracket. */
function halved(isBelow: (count: number) => boolean, bracket: Bracket): number {
  let { low, high } = bracket;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isBelow(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** A bracket about a count that is near, found in growing steps. */
function around(isBelow: (count: number) => boolean, near: number, most: number): Bracket {
  let [low, high] = [near, Math.min(near + 1, most)];
  for (let step = 1; low > 1 && !isBelow(low); step *= 2) [low, high] = [Math.max(1, low - step), low];
  for (let step = 1; high < most && isBelow(high); step *= 2) [low, high] = [high, Math.min(most, high + step)];
  return { low, high };
}

function named(leg: TradeOption): string {
  return notationOf({ ...leg, premium: leg.premium?.value ?? null });
}
