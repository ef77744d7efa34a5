/**
 * A heading and aligned rows; the first column to the left, the others to the right.
 *
 * @param {readonly (readonly string[])[]} rows the first names the columns
 */
export function textTable(heading, rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join("  ");
  return `${[heading, ...rows.map(line)].join("\n")}\n`;
}

/** Whole US dollars with separators, as "-20,365". */
export function dollars(amount) {
  const digits = Math.round(Math.abs(amount)).toString();
  return `${amount < 0 ? "-" : ""}${digits.replace(/\B(?=(\d{3})+$)/g, ",")}`;
}
