const eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/**
 * A horizontal bar of a share from 0 to 1 of `columns` terminal columns, in eighths of a column; a share above 0 is seen.
 *
 * @example
 * bar(0.25, 10); // "██▌"
 */
export function bar(share: number, columns: number): string {
  const parts = Math.max(share > 0 ? 1 : 0, Math.round(share * columns * 8));
  return "█".repeat(Math.floor(parts / 8)) + (eighths[parts % 8] ?? "");
}
