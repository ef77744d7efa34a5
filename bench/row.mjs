/**
 * One measured line of the table.
 *
 * @typedef {object} Row
 * @property {string} name
 * @property {number | null} figure null where it could not be measured here
 * @property {string} unit
 * @property {{ atMost: number } | { atLeast: number }} [target]
 * @property {boolean | null} met null without a target or a figure
 * @property {string} [note]
 */

/**
 * A measured line; met, where it has a target, when the figure reaches it.
 *
 * @returns {Row}
 */
export function row(name, figure, unit, target, note) {
  return {
    name,
    figure,
    unit,
    ...(target && { target }),
    met: target === undefined ? null : reaches(figure, target),
    ...(note && { note }),
  };
}

/**
 * The line of a whole process, in multiples of a Node process that runs an empty file.
 *
 * @param {{ middle: number, note: string }} ratio
 * @returns {Row}
 */
export function processRow(name, { middle, note }, target) {
  return row(name, middle, "× bare node", target, note);
}

/**
 * A line that cannot be measured here, and why.
 *
 * @returns {Row}
 */
export function skipped(name, unit, note) {
  return { name, figure: null, unit, met: null, note };
}

function reaches(figure, target) {
  return "atMost" in target ? figure <= target.atMost : figure >= target.atLeast;
}

/** Three significant digits, without an exponent. */
export function rounded(figure) {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(figure)));
  return String(Number(figure.toFixed(digits)));
}
