import { americanValue, black76Value } from "../dist/index.js";
import { inTurns, secondsOf } from "./calls.mjs";
import { optionPoints } from "./option-points.mjs";
import { offBy, packageRows, quantLibRow } from "./peer-rows.mjs";
import { row } from "./row.mjs";

const POINTS = 32;
const NAME = "americanValue";

/** Values of American options on a future a second; as a multiple of a European value; and by others. */
export function americanRows({ quantLib, valuers }) {
  const points = optionPoints(POINTS).map((point) => {
    const years = Math.round(point.years * 365) / 365;
    const { right, forward, strike, volatility, rate } = point;
    const option = { underlying: "future", right, price: forward, strike, years, volatility, rate };
    return { right, forward, strike, years, volatility, rate, option };
  });
  const perSecond = (options) =>
    POINTS / secondsOf(() => points.reduce((sum, point) => sum + ourValue(point), 0), options);
  const { ratio } = inTurns(europeanOf, ourValue, points);
  const beside = quantLibRow(
    `${NAME} to QuantLib's QdFpAmericanEngine in C++`,
    quantLib,
    () => perSecond({ rounds: 5, warmUp: 1 }),
    () => quantLib("american", points),
  );
  return [
    row(NAME, perSecond(), "/s", { atLeast: 2000 }),
    row(`${NAME}: European values in the time of one`, ratio, "×"),
    quantLib === null
      ? beside
      : { ...beside, note: `${beside.note}, ${apart(points, quantLib("american", points).sum)}` },
    ...packageRows(valuers, {
      kind: "american",
      name: NAME,
      points,
      ours: ourValue,
      theirs: ({ american }) => american,
      exact: ourValue,
      unit: "points (a tree of 200 steps)",
    }),
  ];
}

function apart(points, sum) {
  const ours = points.reduce((total, point) => total + ourValue(point), 0);
  return offBy(Math.abs(ours - sum) / points.length, "points on average");
}

function ourValue({ option }) {
  return americanValue(option);
}

function europeanOf({ right, forward, strike, years, volatility, rate }) {
  return black76Value(right, forward, strike, years, volatility, rate);
}
