import { weightingNamed } from "../core/pair/weighting.ts";
import { fail } from "../errors/error.ts";
import { mapOf } from "./path.ts";

/**
 * The trade of a document that `size --json` printed, as a trade file says it, with the contracts of one weighting.
 *
 * @param weighting as it was typed; null where the document must hold one pair only
 * @throws PairsizeError TRADED_UNKNOWN, STORED_SIZING_UNREADABLE
 */
export function storedTrade(document: unknown, file: string, weighting: string | null): Record<string, unknown> {
  const { trade, sizings } = mapOf(document);
  const wanted = weighting === null ? null : weightingNamed(weighting);
  const sized = (Array.isArray(sizings) ? sizings : []).map(mapOf);
  const pairs = sized.filter(({ contracts }) => contracts !== undefined);
  if (wanted === null && pairs.length > 1)
    fail("TRADED_UNKNOWN", { weightings: pairs.map((pair) => String(pair.weighting)) });
  const pair = wanted === null ? pairs[0] : pairs.find((one) => one.weighting === wanted);
  const { asOf, expiry, rate, long, short, correlation, moves, holdings } = mapOf(trade);
  if (pair === undefined) {
    const problem = wanted === null ? "no weighting has contracts" : `${wanted} has no contracts`;
    return fail("STORED_SIZING_UNREADABLE", { file, problem }, { where: { file } });
  }
  const { long: first, short: second } = { long: sideOf(long), short: sideOf(short) };
  return {
    ...present({ version: 1, asOf, expiry, rate, correlation, moves, holdings }),
    long: first,
    short: second,
    size: {
      weighting: pair.weighting,
      contracts: pair.contracts,
      ...(hasMicros(long, short) ? { withMicros: true } : {}),
    },
  };
}

function sideOf(side: unknown): Record<string, unknown> {
  const {
    symbol,
    multiplier,
    fx,
    level,
    volatility,
    legs,
    option,
    yield: dividend,
    exercise,
    impliedVolatility,
  } = mapOf(side);
  const { date, code, exercise: style } = mapOf(option);
  return present({
    ...{ symbol, multiplier, fx, legs, impliedVolatility },
    level: mapOf(level).value,
    volatility: mapOf(volatility).value,
    yield: dividend,
    expiry: date,
    series: code,
    exercise: exercise ?? style,
  });
}

function hasMicros(...sides: readonly unknown[]): boolean {
  return sides.some((side) => mapOf(side).micro !== undefined);
}

/** Without the keys that hold nothing. */
function present(map: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value != null));
}
