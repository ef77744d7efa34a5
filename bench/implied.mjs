import { black76, black76Value, impliedVolatility } from "../dist/index.js";
import { inTurns, secondsOf } from "./calls.mjs";
import { optionPoints } from "./option-points.mjs";
import { offBy, packageRows, quantLibRow } from "./peer-rows.mjs";
import { row } from "./row.mjs";

const POINTS = 1024;
const NAME = "impliedVolatility, European";
/** A premium is rounded to a double: where that alone moves the volatility by more, no method can be blamed. */
const DETERMINED_TO = 1e-10;

/** Implied volatilities a second, each found again from the premium that it gives; as a multiple of a value; and by others. */
export function impliedRows({ quantLib, valuers }) {
  const points = determined(optionPoints(4 * POINTS)).slice(0, POINTS);
  const perSecond = (options) =>
    POINTS / secondsOf(() => points.reduce((sum, point) => sum + ourVolatility(point), 0), options);
  const worst = Math.max(...points.map((point) => Math.abs(ourVolatility(point) - point.volatility)));
  const { ratio } = inTurns(({ quote }) => ourValue(quote), ourVolatility, points);
  const theirs = quantLib === null ? null : quantLib("implied", points);
  const beside = quantLibRow(
    `${NAME}, to QuantLib's blackFormulaImpliedStdDev in C++`,
    quantLib,
    () => perSecond({ rounds: 15, warmUp: 2 }),
    () => quantLib("implied", points),
  );
  return [
    row(NAME, perSecond() / 1e6, "M/s", { atLeast: 2 }, offBy(worst, "of volatility")),
    row(`${NAME}: values in the time of one`, ratio, "×", undefined, "the floor is one"),
    theirs === null ? beside : { ...beside, note: `${beside.note}, ${offBy(theirs.worst, "of volatility")}` },
    ...packageRows(valuers, {
      kind: "implied",
      name: NAME,
      points,
      ours: ourVolatility,
      theirs: (valuer) => (point) => valuer.implied(point, point.quote.premium),
      exact: ({ volatility }) => volatility,
      unit: "of volatility",
    }),
  ];
}

function determined(points) {
  return points
    .map((point) => {
      const { right, forward, strike, years, volatility, rate } = point;
      const premium = black76Value(right, forward, strike, years, volatility, rate);
      // Written out key by key: V8 reads an object that a spread began and further keys ended at a third of the speed.
      const quote = { model: "black-76", right, forward, strike, years, rate, premium };
      return { right, forward, strike, years, volatility, rate, quote };
    })
    .filter(({ quote, volatility }) => (quote.premium * Number.EPSILON) / vega(quote, volatility) < DETERMINED_TO);
}

function vega({ right, forward, strike, years, rate }, volatility) {
  return black76({ right, forward, strike, years, volatility, rate }).vega;
}

function ourVolatility({ quote }) {
  return impliedVolatility(quote) ?? Number.NaN;
}

function ourValue({ right, forward, strike, years, rate }) {
  return black76Value(right, forward, strike, years, 0.2, rate);
}
