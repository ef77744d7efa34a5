import { americanValue, black76Value, impliedVolatility } from "../dist/index.js";
import { blackCalculator } from "./black-calculator.mjs";
import { secondsOf } from "./calls.mjs";
import { median } from "./median.mjs";
import { optionPoints } from "./option-points.mjs";
import { row, skipped } from "./row.mjs";
import { inScratchFolder } from "./scratch.mjs";

const POINTS = 4096;
const AMERICAN_POINTS = 32;
const PASSES = 50;
const ROUNDS = 9;

/** Option values and implied volatilities a second in one thread, by the exported functions with their checks. */
export function measure() {
  return inScratchFolder((folder) => [...valueRows(folder), impliedRow(), americanRow()]);
}

function valueRows(folder) {
  const points = optionPoints(POINTS);
  const work = () => {
    let sum = 0;
    for (let pass = 0; pass < PASSES; pass += 1) sum += sumOfValues(points);
    return sum / PASSES;
  };
  const quantLib = blackCalculator(points, folder);
  const name = "black76Value";
  const ratioName = "black76Value to QuantLib's BlackCalculator in C++";
  const perSecond = (seconds) => (POINTS * PASSES) / seconds;
  if (quantLib === null) {
    return [
      row(name, perSecond(secondsOf(work)) / 1e6, "M/s", { atLeast: 10 }, "or 1.3 × QuantLib's BlackCalculator"),
      skipped(ratioName, "×", "skipped: needs a C++ compiler and libquantlib0-dev"),
    ];
  }
  refuseOtherValues(work(), quantLib().sum);
  const rounds = Array.from({ length: ROUNDS }, () => ({
    ours: perSecond(secondsOf(work, { rounds: 15, warmUp: 2 })),
    theirs: quantLib().perSecond,
  }));
  const theirs = median(rounds.map((round) => round.theirs));
  const atLeast = Math.min(10, (1.3 * theirs) / 1e6);
  return [
    row(
      name,
      median(rounds.map(({ ours }) => ours)) / 1e6,
      "M/s",
      { atLeast },
      "10, or 1.3 × QuantLib where that is less",
    ),
    row(ratioName, median(rounds.map((round) => round.ours / round.theirs)), "×"),
  ];
}

function sumOfValues(points) {
  let sum = 0;
  for (const { right, forward, strike, years, volatility, rate } of points) {
    sum += black76Value(right, forward, strike, years, volatility, rate);
  }
  return sum;
}

function refuseOtherValues(ours, theirs) {
  if (Math.abs(ours - theirs) > 1e-9 * theirs) throw new Error(`values sum to ${ours}, QuantLib's to ${theirs}`);
}

function impliedRow() {
  // Written out key by key: V8 reads an object that a spread began and further keys ended at a third of the speed.
  const quotes = optionPoints(POINTS).map(({ right, forward, strike, years, volatility, rate }) => {
    const premium = black76Value(right, forward, strike, years, volatility, rate);
    return { model: "black-76", right, forward, strike, years, rate, premium };
  });
  const seconds = secondsOf(() => quotes.reduce((sum, quote) => sum + (impliedVolatility(quote) ?? 0), 0));
  return row("impliedVolatility, European", POINTS / seconds / 1e6, "M/s", { atLeast: 2 });
}

function americanRow() {
  const options = optionPoints(AMERICAN_POINTS).map(({ right, forward, strike, years, volatility, rate }) => {
    return { underlying: "future", right, price: forward, strike, years, volatility, rate };
  });
  const seconds = secondsOf(() => options.reduce((sum, option) => sum + americanValue(option), 0));
  return row("americanValue", AMERICAN_POINTS / seconds, "/s", { atLeast: 2000 });
}
