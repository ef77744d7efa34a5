import { grouped, type Row } from "./row.ts";

const SHOWN_LOSSES = 20;

/** The rows as an aligned text table, and below it the first losses in words. */
export function table(rows: readonly Row[]): string {
  const lines = [
    ["what", "tried", "lost", ""] as const,
    ...rows.map(({ what, tried, losses, note }) => [what, grouped(tried), grouped(losses.length), note] as const),
  ];
  const width = (column: 0 | 1 | 2) => Math.max(...lines.map((line) => line[column].length));
  const drawn = lines.map(([what, tried, lost, note]) =>
    [what.padEnd(width(0)), tried.padStart(width(1)), lost.padStart(width(2)), note].join("  ").trimEnd(),
  );
  const losses = rows.flatMap(({ what, losses }) => losses.map((loss) => `${what}: ${loss}`));
  const more = losses.length > SHOWN_LOSSES ? [`and ${losses.length - SHOWN_LOSSES} more`] : [];
  return `${[...drawn, ...(losses.length > 0 ? ["", ...losses.slice(0, SHOWN_LOSSES), ...more] : [])].join("\n")}\n`;
}
