import { black76Value } from "../dist/index.js";
import { secondsOf } from "./calls.mjs";
import { optionPoints } from "./option-points.mjs";
import { packageRows, quantLibRow } from "./peer-rows.mjs";
import { textbookValue } from "./peers/textbook.mjs";
import { row } from "./row.mjs";

const POINTS = 4096;
const PASSES = 50;
const NAME = "black76Value";

/** Values of European options a second: ours, the textbook's formula as the floor, QuantLib and the npm packages. */
export function valueRows({ quantLib, valuers }) {
  const points = optionPoints(POINTS);
  const perSecond = (options) => (POINTS * PASSES) / secondsOf(() => summed(points), options);
  const beside = quantLibRow(
    `${NAME} to QuantLib's BlackCalculator in C++`,
    quantLib,
    () => perSecond({ rounds: 15, warmUp: 2 }),
    () => sameSum(points, quantLib("value", points)),
  );
  const atLeast = beside.perSecond === undefined ? 10 : Math.min(10, (1.3 * beside.perSecond) / 1e6);
  const packages = { kind: "value", name: NAME, points, ours: ourValue, exact: ourValue, unit: "points" };
  return [
    row(NAME, perSecond() / 1e6, "M/s", { atLeast }, "10, or 1.3 × QuantLib where that is less"),
    ...packageRows([{ name: "textbook", value: textbookValue }], { ...packages, theirs: ({ value }) => value }).map(
      asFloor,
    ),
    beside,
    ...packageRows(valuers, { ...packages, theirs: ({ value }) => value }),
  ];
}

/** The textbook's formula is no package; what it shows is how little there is to gain below it. */
function asFloor(line) {
  return { ...line, name: `${NAME} to its floor, the formula with a polynomial for N(x)` };
}

function ourValue({ right, forward, strike, years, volatility, rate }) {
  return black76Value(right, forward, strike, years, volatility, rate);
}

function summed(points) {
  let sum = 0;
  for (let pass = 0; pass < PASSES; pass += 1) for (const point of points) sum += ourValue(point);
  return sum / PASSES;
}

function sameSum(points, theirs) {
  const ours = summed(points);
  if (Math.abs(ours - theirs.sum) > 1e-9 * theirs.sum)
    throw new Error(`values sum to ${ours}, QuantLib's to ${theirs.sum}`);
  return theirs;
}
