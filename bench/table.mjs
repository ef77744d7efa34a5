import { rounded } from "./row.mjs";

/** The rows as an aligned text table. */
export function table(rows) {
  const lines = [["what", "figure", "target", ""], ...rows.map(cells)];
  const widths = [0, 1, 2].map((column) => Math.max(...lines.map((line) => line[column].length)));
  const text = lines.map(([name, figure, target, verdict]) =>
    [name.padEnd(widths[0]), figure.padStart(widths[1]), target.padStart(widths[2]), verdict].join("  ").trimEnd(),
  );
  return `${text.join("\n")}\n`;
}

function cells({ name, figure, unit, target, met, note }) {
  const measured = figure === null ? "–" : `${rounded(figure)} ${unit}`;
  const verdict = [met === null ? "" : met ? "met" : "MISSED", note ?? ""].filter((word) => word !== "").join("; ");
  return [name, measured, target === undefined ? "" : bound(target), verdict];
}

function bound(target) {
  return "atMost" in target ? `≤ ${rounded(target.atMost)}` : `≥ ${rounded(target.atLeast)}`;
}
