import { inTurns } from "./calls.mjs";
import { median } from "./median.mjs";
import { rounded, row, skipped } from "./row.mjs";

const ROUNDS = 9;

/**
 * Ours to QuantLib in C++, in turns.
 *
 * @param {number} ours calls a second, measured each time it is called
 */
export function quantLibRow(name, quantLib, ours, theirs) {
  if (quantLib === null) return skipped(name, "×", "skipped: needs a C++ compiler and libquantlib0-dev");
  const rounds = Array.from({ length: ROUNDS }, () => ({ ours: ours(), theirs: theirs() }));
  const rate = median(rounds.map((round) => round.theirs.perSecond));
  const ratio = median(rounds.map((round) => round.ours / round.theirs.perSecond));
  return { ...row(name, ratio, "×", undefined, inMillions(rate)), perSecond: rate };
}

/**
 * Ours to each npm package that has such a function, in turns, and how far off the package is.
 *
 * @param {object} what
 * @param {"value" | "implied" | "american"} what.kind
 * @param {string} what.name of ours
 * @param {readonly object[]} what.points
 * @param {(point: object) => number} what.ours
 * @param {(valuer: object) => (point: object) => number} what.theirs
 * @param {(point: object) => number} what.exact what a package should return
 * @param {string} what.unit of it
 */
export function packageRows(valuers, { kind, name, points, ours, theirs, exact, unit }) {
  if (valuers === null) return [skipped(`${name} to npm packages`, "×", "skipped: the npm registry cannot be reached")];
  return valuers
    .filter((valuer) => valuer[kind] !== undefined)
    .map((valuer) => {
      const of = theirs(valuer);
      const { theirs: rate, ratio } = inTurns(ours, of, points);
      const off = Math.max(...points.map((point) => Math.abs(of(point) - exact(point))));
      return row(`${name} to npm ${valuer.name}`, ratio, "×", undefined, `${inMillions(rate)}, ${offBy(off, unit)}`);
    });
}

/** The largest error of a column of results, to two digits. */
export function offBy(error, unit) {
  return `off by up to ${error.toPrecision(2)} ${unit}`;
}

function inMillions(perSecond) {
  return perSecond >= 1e5 ? `${rounded(perSecond / 1e6)} M/s` : `${rounded(perSecond)} /s`;
}
