import { decimalText } from "../number-text.ts";
import { type Right, verticalText } from "../option/leg.ts";
import type { SizedLeg, SizedOption } from "./sizing.ts";

/** A leg as far as the name of its structure goes. */
type NamedLeg =
  | { readonly kind: "future"; readonly quantity: number }
  | { readonly kind: "option"; readonly quantity: number; readonly right: Right; readonly strike: number };

/** What one unit of a side is called, and whether the legs buy it or sell it. */
export interface Structure {
  /** In the singular: "2750/2950 call spread"; "" for an outright future. */
  readonly name: string;
  /** 1 where the legs are the structure bought, −1 where they are it sold, 0 where its name has no direction. */
  readonly bought: 1 | -1 | 0;
}

type OptionLeg = Extract<NamedLeg, { kind: "option" }>;

/** Options by ascending strike, of one strike the put first. */
interface Shape {
  readonly options: readonly OptionLeg[];
  /** Futures of one unit. */
  readonly futures: number;
}

/**
 * Returns what a desk calls one unit of a side's legs, whatever it costs: the direction is that of the legs, so that a
 * risk reversal that receives premium is bought all the same.
 *
 * Bought is: of a vertical, a butterfly, a condor or a box the one that costs a debit, of a risk reversal, a synthetic,
 * a covered call or a collar the one that gains when the index rises. An iron butterfly or condor is bought with its
 * inner strikes bought. A ratio spread sells more than it buys, a backspread buys more; each is bought as it is named.
 * Strikes ascend, but for a put spread, whose dearer option is named first.
 *
 * @see McMillan, Options as a Strategic Investment, 4th ed., 2002 (ratio spread, backspread, collar, box)
 * @example
 * structureOf([{ kind: "option", quantity: 1, right: "call", strike: 2760 }, { kind: "option", quantity: -1, right: "put", strike: 2585 }]).name; // "2585/2760 risk reversal"
 */
export function structureOf(legs: readonly NamedLeg[]): Structure {
  const shape = shapeOf(legs);
  if (shape === null) return custom;
  const { options, futures } = shape;
  if (futures !== 0) return withFutures(shape) ?? custom;
  const namers = [noOptions, single, pairOf, butterfly, foursome];
  return namers[options.length]?.(options) ?? custom;
}

/** The plural of a name: "call spreads", "iron butterflies", "boxes". */
export function plural(name: string): string {
  if (name.endsWith("y")) return `${name.slice(0, -1)}ies`;
  return `${name}${name.endsWith("x") ? "es" : "s"}`;
}

const custom: Structure = { name: "custom structure", bought: 0 };

/** The legs in order, lines of one instrument added; null where two of them cancel or options come with too many. */
function shapeOf(legs: readonly NamedLeg[]): Shape | null {
  const options = legs.filter((leg): leg is OptionLeg => leg.kind === "option");
  const futures = legs.reduce((sum, leg) => sum + (leg.kind === "future" ? leg.quantity : 0), 0);
  const names = new Set(options.map(({ right, strike }) => `${right} ${strike}`));
  if (names.size < options.length || (futures === 0 && options.length < legs.length)) return null;
  const rank = ({ right }: OptionLeg) => (right === "put" ? 0 : 1);
  return { options: [...options].sort((a, b) => a.strike - b.strike || rank(a) - rank(b)), futures };
}

function noOptions(): null {
  return null;
}

function signOf(quantity: number): 1 | -1 {
  return quantity < 0 ? -1 : 1;
}

function named(name: string, bought: number): Structure {
  return { name, bought: signOf(bought) };
}

/** "2585/2760" of legs in order, each strike once. */
function strikesOf(options: readonly OptionLeg[]): string {
  return [...new Set(options.map(({ strike }) => decimalText(strike)))].join("/");
}

function single([option]: readonly OptionLeg[]): Structure | null {
  return option === undefined ? null : named(`${decimalText(option.strike)} ${option.right}`, option.quantity);
}

function pairOf(options: readonly OptionLeg[]): Structure | null {
  const [low, high] = options;
  if (low === undefined || high === undefined) return null;
  if (low.right === high.right) return sameRight(low, high);
  const strikes = strikesOf([low, high]);
  const [put, call] = low.right === "put" ? [low, high] : [high, low];
  if (put.quantity === call.quantity) {
    const name = low.strike === high.strike ? "straddle" : low.right === "put" ? "strangle" : "gut strangle";
    return named(`${strikes} ${name}`, call.quantity);
  }
  if (put.quantity !== -call.quantity || low.right === "call") return null;
  return named(`${strikes} ${low.strike === high.strike ? "synthetic" : "risk reversal"}`, call.quantity);
}

/** A vertical, or a spread of unequal quantities. */
function sameRight(low: OptionLeg, high: OptionLeg): Structure | null {
  const { right } = low;
  const [near, far] = right === "call" ? [low, high] : [high, low];
  if (signOf(near.quantity) === signOf(far.quantity)) return null;
  const strikes = strikesOf([near, far]);
  const [few, many] = [Math.abs(near.quantity), Math.abs(far.quantity)];
  if (few === many) return named(`${strikes} ${right} spread`, near.quantity);
  if (few > many) return null;
  const name = near.quantity > 0 ? "ratio spread" : "backspread";
  return { name: `${strikes} ${few}x${many} ${right} ${name}`, bought: 1 };
}

function butterfly(options: readonly OptionLeg[]): Structure | null {
  const [low, middle, high] = options;
  if (low === undefined || middle === undefined || high === undefined) return null;
  const { right } = low;
  const isOne = middle.right === right && high.right === right;
  if (!isOne || low.quantity !== high.quantity || middle.quantity !== -2 * low.quantity) return null;
  const isEven = Math.abs(2 * middle.strike - low.strike - high.strike) < 1e-9 * middle.strike;
  return named(`${strikesOf(options)} ${isEven ? "" : "broken-wing "}${right} butterfly`, low.quantity);
}

/** Four options of one quantity: a condor, an iron condor, an iron butterfly or a box. */
function foursome(options: readonly OptionLeg[]): Structure | null {
  const [first, second, third, fourth] = options;
  if (
    options.length !== 4 ||
    first === undefined ||
    second === undefined ||
    third === undefined ||
    fourth === undefined
  )
    return null;
  const size = Math.abs(first.quantity);
  if (options.some(({ quantity }) => Math.abs(quantity) !== size)) return null;
  const [signs, rights] = [
    options.map(({ quantity }) => (quantity > 0 ? "+" : "-")).join(""),
    options.map(({ right }) => right[0]).join(""),
  ];
  const strikes = strikesOf(options);
  const isWings = signs === "+--+" || signs === "-++-";
  if (isWings && (rights === "cccc" || rights === "pppp"))
    return named(`${strikes} ${first.right} condor`, first.quantity);
  if (isWings && rights === "ppcc")
    return named(`${strikes} iron ${second.strike === third.strike ? "butterfly" : "condor"}`, second.quantity);
  // Puts and calls of the same two strikes: a call spread and a put spread, both bought.
  const isBox = rights === "pcpc" && first.strike === second.strike && third.strike === fourth.strike;
  return isBox && (signs === "-++-" || signs === "+--+") ? named(`${strikes} box`, second.quantity) : null;
}

/** A future and options of the same number. */
function withFutures({ options, futures }: Shape): Structure | null {
  const [first, second, ...others] = options;
  if (first === undefined) return { name: "", bought: signOf(futures) };
  if (others.length > 0 || options.some(({ quantity }) => Math.abs(quantity) !== Math.abs(futures))) return null;
  if (second === undefined) return futureAndOption(first, futures);
  const isCollar = first.right === "put" && second.right === "call";
  const isHedged = first.quantity === futures && second.quantity === -futures;
  if (!isCollar || !isHedged) return null;
  return named(`${strikesOf(options)} ${first.strike === second.strike ? "conversion" : "collar"}`, futures);
}

function futureAndOption({ right, quantity, strike }: OptionLeg, futures: number): Structure | null {
  const isSold = quantity < 0;
  const isCall = right === "call";
  // Beside a bought future a call is sold or a put bought; beside a sold one the other way round.
  if (futures > 0 !== (isCall === isSold)) return null;
  return named(`${decimalText(strike)} ${isSold ? "covered" : "protective"} ${right}`, futures);
}

/** A vertical of a side whose premiums are known only as a net. */
interface NetVertical {
  /** The leg that has the net, and the other one, whose premium is 0. */
  readonly bought: SizedOption;
  readonly sold: SizedOption;
  /** "+1 2750/2950 CS @ 60.20". */
  readonly text: string;
}

/**
 * The verticals at a net price among the legs of a side: two legs that follow one another, as they were read.
 *
 * @param divisor units that the legs as written hold: how many the text says
 */
export function netVerticals(legs: readonly SizedLeg[], divisor = 1): readonly NetVertical[] {
  const found: NetVertical[] = [];
  for (let at = 0; at < legs.length; at += 1) {
    const [bought, sold] = [legs[at], legs[at + 1]];
    if (!isNet(bought) || !isNet(sold)) continue;
    const { quantity, right, premium } = bought;
    const strike = (leg: SizedOption) => ({ kind: "points", value: leg.strike }) as const;
    const strikes = { bought: strike(bought), sold: strike(sold) };
    const text = verticalText({ quantity: quantity * divisor, right, ...strikes, net: premium.value });
    found.push({ bought, sold, text });
    at += 1;
  }
  return found;
}

function isNet(leg: SizedLeg | undefined): leg is SizedOption {
  return leg?.kind === "option" && leg.premium.net === true;
}
