import { entry, usd } from "./entry.ts";

const percent = (fraction: number) => `${(fraction * 100).toFixed(1)} %`;

/** The volatility of a side's model premiums: given, or measured over so many periods. */
interface ModelVolatility {
  readonly symbol: string;
  readonly volatility: number;
  readonly measured: {
    readonly estimator: string;
    readonly lookback: number | null;
    readonly periodsPerYear: number;
  } | null;
}

/** Model volatilities, and by how many USD a max loss grows where all are a point higher or lower. */
export interface ModelVolatilities {
  readonly at: readonly ModelVolatility[];
  readonly higher: number;
  readonly lower: number;
}

/** "model premiums at 60-day historical volatility; ±1 vol point is ±$4,210": of the two shifts the greater. */
export function modelPremiumWords({ at, higher, lower }: ModelVolatilities): string {
  const most = Math.max(Math.abs(higher), Math.abs(lower));
  const amount = usd(most < 100 ? Number(most.toFixed(2)) : Math.round(most));
  return `model premiums at ${volatilities(at)}; ±1 vol point is ±${amount}`;
}

function volatilities(at: readonly ModelVolatility[]): string {
  const words = at.map(volatilityWords);
  if (new Set(words).size === 1) return words[0] ?? "";
  return at.map(({ symbol }, index) => `${words[index]} for ${symbol}`).join(" and ");
}

/** "60-day historical volatility", "a volatility of 18.5 %". */
function volatilityWords({ volatility, measured }: ModelVolatility): string {
  if (measured === null) return `a volatility of ${percent(volatility)}`;
  const { estimator, lookback, periodsPerYear } = measured;
  const period = { 252: "day", 365: "day", 52: "week", 12: "month" }[periodsPerYear] ?? "period";
  const window = lookback === null ? "" : `${lookback}-${period} `;
  return `${window}historical volatility${estimator === "close-to-close" ? "" : ` (${estimator})`}`;
}

/** Most legs that a sentence names. */
const MOST_NAMED = 5;

/** Codes of valuing options: missing inputs, and warnings for a desk. */
export const findings = () => ({
  PRICING_INPUT_MISSING: entry({
    severity: "input",
    title: "An option cannot be valued without a date, an expiry and a rate",
    message: (a: { missing: readonly string[] }) => `the options cannot be valued without ${a.missing.join(", ")}`,
    hint: (a) =>
      `give ${a.missing.map((key) => (key === "asOf" ? "--as-of" : `--${key}`)).join(", ")}, or the keys of a trade file`,
  }),
  EXERCISE_UNKNOWN: entry({
    severity: "input",
    title: "Nothing says whether options may be exercised early",
    message: (a: { symbol: string }) => `nothing says whether options on ${a.symbol} are American or European`,
    hint: (a) => `give --exercise ${a.symbol}=european or =american, or the side's key exercise`,
  }),
  OPTIONS_NOT_LISTED: entry({
    severity: "warning",
    title: "No options are known to be listed on a contract",
    message: (a: { symbol: string; other: string | null }) => `no options are known to be listed on ${a.symbol}`,
    hint: (a) => (a.other === null ? null : `${a.other} has options`),
  }),
  PREMIUM_MISSING: entry({
    severity: "input",
    title: "An option leg has no premium, and no model gives it one",
    message: (a: { leg: string; symbol: string }) => `the leg "${a.leg}" of ${a.symbol} has no premium`,
    hint: () =>
      "write it after an @ (2750C @ 78.40), or give --as-of, --expiry, --rate and a volatility for a model price",
  }),
  NOTHING_TO_PRICE: entry({
    severity: "input",
    title: "There is no leg to price",
    message: (_: Readonly<Record<string, never>>) => "there is no leg to price",
    hint: () => 'give --leg "RTY=2750C @ 78.40", or a trade file with legs',
  }),
  UNDERLYINGS_TOO_MANY: entry({
    severity: "usage",
    title: "Legs of more than two underlyings are given",
    message: (a: { symbols: readonly string[] }) => `legs are given of ${a.symbols.join(", ")}: at most two at once`,
    hint: () => "price the others by a second call",
  }),
  STRIKE_GRID_UNKNOWN: entry({
    severity: "input",
    title: "A strike is named by delta or distance, and the contract's listed strikes are not known",
    message: (a: { leg: string; symbol: string }) =>
      `the leg "${a.leg}" of ${a.symbol} names no strike, and the listed strikes of ${a.symbol} are not known`,
    hint: (a) => `give the chain that lists them, --chain ${a.symbol}=FILE, or write the strike in index points`,
  }),
  STRIKE_FAR: entry({
    severity: "input",
    title: "The strike of a chain that is nearest to a delta or a distance lies far from it",
    message: (a: { leg: string; symbol: string; nearest: number; lowest: number; highest: number }) =>
      `the chain of ${a.symbol} has no strike near ${a.leg}: the nearest of its ${a.lowest} to ${a.highest} is ${a.nearest}`,
    hint: (a) => `download more strikes, check that the chain is of ${a.symbol}, or name a strike such as ${a.nearest}`,
  }),
  STRIKES_AS_ONE: entry({
    severity: "input",
    title: "Strikes that were asked for apart are one option",
    message: (a: { symbol: string; asked: readonly string[]; strike: number; right: "call" | "put" }) =>
      `${a.asked.join(" and ")} of ${a.symbol} are both its ${a.strike} ${a.right}`,
    hint: () => "name them further apart, or write the strikes in index points",
  }),
  STRIKE_NEEDS_MODEL: entry({
    severity: "input",
    title: "A strike is named by its delta, and there is no model to find it",
    message: (a: { leg: string; symbol: string; isDated: boolean }) =>
      `the leg "${a.leg}" of ${a.symbol} names a delta, and nothing values it`,
    hint: (a) =>
      a.isDated
        ? `give --implied-vol ${a.symbol}=20%, or --vol`
        : "a date, an expiry ahead and a rate are needed: give what is missing of --as-of, --expiry and --rate",
  }),
  QUOTES_NOT_TRADABLE: entry({
    severity: "input",
    title: "The legs of a side gain at every level: nobody trades at such quotes",
    message: (a: { symbol: string; legs: readonly string[]; gain: number }) =>
      `${a.symbol} ${a.legs.slice(0, MOST_NAMED).join(", ")}${a.legs.length > MOST_NAMED ? ", …" : ""} lock in a gain of ${a.gain} points: quotes that cannot be traded`,
    hint: () => "check premiums, strikes and signs; --allow-arbitrage (allowArbitrage: true) sizes them all the same",
  }),
  SIDE_LEANS_WRONG: entry({
    severity: "warning",
    title: "A side's structure leans against its side",
    message: (a: { side: "long" | "short"; symbol: string; delta: number | null }) =>
      `the ${a.side} side ${a.symbol} ${a.side === "long" ? "loses" : "gains"} when its index rises (${a.delta === null ? "at expiry" : `delta ${a.delta.toFixed(2)}`})`,
    hint: (a) =>
      a.side === "long"
        ? "a long side profits when its index rises: calls bought, puts sold"
        : "a short side profits when its index falls: puts bought, calls sold",
  }),
  PREMIUMS_MIXED: entry({
    severity: "warning",
    title: "A structure mixes quoted and model premiums",
    message: (a: { symbol: string; modelled: readonly string[] }) =>
      `the premiums of ${a.symbol} ${a.modelled.join(", ")} are the model's, the others are quoted`,
    hint: () => "a structure is traded at quotes: give one for every leg",
  }),
  PREMIUMS_NET: entry({
    severity: "warning",
    title: "A vertical has a net price, which implies no volatility of its options",
    message: (a: { symbol: string; verticals: readonly string[]; used: number | null }) =>
      `${a.symbol} ${a.verticals.slice(0, MOST_NAMED).join(", ")}${a.verticals.length > MOST_NAMED ? ", …" : ""}: ${
        a.used === null
          ? "a net price alone gives no greeks"
          : `a net price implies no volatility; greeks and values before expiry are at ${percent(a.used)}, the side's`
      }`,
    hint: () => "max loss, max gain and premium are exact; for each option's own greeks give both premiums",
  }),
  TICKETS_NEED_PREMIUMS: entry({
    severity: "input",
    title: "Orders of single options are asked for a vertical that has a net price only",
    message: (a: { verticals: readonly string[] }) =>
      `${a.verticals.join(", ")}: a net price gives the order of no single option a limit`,
    hint: () => "enter the vertical as one order at its net price, or give each option its own premium",
  }),
  MODEL_PREMIUMS: entry({
    severity: "note",
    title: "A max loss rests on premiums of the model, not on quotes",
    message: (a: ModelVolatilities) => modelPremiumWords(a),
    hint: () => "quote every leg, or give a chain: --quoted-premiums makes check refuse model premiums",
  }),
  IMPLIED_VOLATILITY_NONE: entry({
    severity: "warning",
    title: "No volatility gives a premium, and another one is used",
    message: (a: { symbol: string; leg: string; premium: number; used: number | null; isExercised: boolean }) => {
      const used =
        a.used === null
          ? "nothing values it before expiry"
          : `${percent(a.used)}, the side's, is used for its value before expiry${a.isExercised ? "" : " and its greeks"}`;
      const delta = a.isExercised ? " (its delta is that of its index: exercising it now gives as much)" : "";
      return `no volatility gives ${a.symbol} ${a.leg} a premium of ${a.premium}: ${used}${delta}`;
    },
    hint: (a) =>
      a.used === null ? `give --implied-vol ${a.symbol}=20%` : `--implied-vol ${a.symbol}=20% gives another`,
  }),
  OPTIONS_DELIVER: entry({
    severity: "note",
    title: "Options leave futures or shares behind, or may be assigned before expiry",
    message: (a: { into: readonly string[]; early: readonly string[] }) => {
      const left = `an index between its strikes leaves ${a.into.join(" and ")} a contract`;
      const early = a.early.length === 0 ? [] : [`sold ${a.early.join(", ")} may be assigned before expiry`];
      return [...(a.into.length === 0 ? [] : [`the max loss ends at expiry: ${left}`]), ...early].join("; ");
    },
    hint: (a) =>
      a.into.length === 0
        ? "an assignment closes the option and opens its future"
        : "close before expiry, or plan what is done with what is left",
  }),
  YIELD_ASSUMED_ZERO: entry({
    severity: "warning",
    title: "A dividend yield is missing and taken for 0",
    message: (a: { symbol: string }) => `${a.symbol} has no dividend yield, and 0 is taken`,
    hint: (a) => `give --yield ${a.symbol}=1.2%`,
  }),
  PREMIUM_ABOVE_WORTH: entry({
    severity: "warning",
    title: "A premium is above what any option is worth: a call its index, a put its strike",
    message: (a: { symbol: string; leg: string; premium: number; most: number; inPoints: number | null }) =>
      `${a.symbol} ${a.leg} at ${a.premium} is above the ${a.most} points that it is worth at most`,
    hint: (a) =>
      a.inPoints === null
        ? "check the premium, the strike and the level"
        : `premiums are index points: ${a.premium} a contract are ${Number(a.inPoints.toPrecision(6))} points`,
  }),
  PREMIUM_BELOW_INTRINSIC: entry({
    severity: "warning",
    title: "A premium is below what the option is worth at least",
    message: (a: { symbol: string; leg: string; premium: number; least: number }) =>
      `${a.symbol} ${a.leg} at ${a.premium} is below the ${a.least.toFixed(2)} points that it is worth at least`,
    hint: () => "check the quote, the level and that both are of one moment",
  }),
  IMPLIED_VOLATILITY_FAR: entry({
    severity: "warning",
    title: "An implied volatility is far from the volatility of the side",
    message: (a: { symbol: string; leg: string; implied: number; sized: number }) =>
      `${a.symbol} ${a.leg} implies a volatility of ${percent(a.implied)}, and the side is sized at ${percent(a.sized)}`,
    hint: () => "check the premium, the expiry and the level",
  }),
  SHORT_AMERICAN_DEEP: entry({
    severity: "warning",
    title: "A sold American option is deep in the money",
    message: (a: { symbol: string; leg: string; delta: number }) =>
      `the sold ${a.symbol} ${a.leg} may be exercised any day (delta ${a.delta.toFixed(2)})`,
    hint: () => "its buyer gives up little by exercising it early",
  }),
  EXPIRY_NOT_AHEAD: entry({
    severity: "warning",
    title: "The options expire on the date of the trade",
    message: (a: { symbol: string; expiry: string; isOpening: boolean }) =>
      `the ${a.symbol} options expire on the date of the trade, ${a.expiry}: they are worth what exercising them gives`,
    hint: (a) => (a.isOpening ? "they settle at the opening: the level given is taken as the settlement value" : null),
  }),
});
