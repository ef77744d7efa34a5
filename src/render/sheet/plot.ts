const eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/**
 * A horizontal bar of a share from 0 to 1 of `columns` terminal columns, in eighths of a column; a share above 0 is
 * seen.
 *
 * @example
 * bar(0.25, 10); // "██▌"
 */
export function bar(share: number, columns: number): string {
  const parts = Math.max(share > 0 ? 1 : 0, Math.round(share * columns * 8));
  return "█".repeat(Math.floor(parts / 8)) + (eighths[parts % 8] ?? "");
}

/** A drawing of dots, two by four in each character, in the braille patterns of Unicode. */
export interface DotDrawing {
  /** Dots across and down. */
  readonly width: number;
  readonly height: number;
  readonly dot: (x: number, y: number) => void;
  /** The character of a column and a row; a space where no dot is. */
  readonly at: (column: number, row: number) => string;
}

// The bits of the eight dots of a pattern, by column and row (Unicode 16, table of braille patterns).
const bits = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
] as const;

/**
 * An empty drawing of so many characters.
 *
 * @example
 * dotDrawing(80, 12).height; // 48
 */
export function dotDrawing(columns: number, rows: number): DotDrawing {
  const patterns = new Uint8Array(columns * rows);
  return {
    width: 2 * columns,
    height: 4 * rows,
    dot: (x, y) => {
      const at = Math.floor(y / 4) * columns + Math.floor(x / 2);
      patterns[at] = (patterns[at] ?? 0) | (bits[x % 2 === 0 ? 0 : 1][y % 4] ?? 0);
    },
    at: (column, row) => {
      const pattern = patterns[row * columns + column] ?? 0;
      return pattern === 0 ? " " : String.fromCodePoint(0x2800 + pattern);
    },
  };
}

/** Draws a straight line between two dots, without gaps. */
export function drawLine(
  drawing: DotDrawing,
  from: readonly [x: number, y: number],
  to: readonly [x: number, y: number],
): void {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const steps = Math.max(Math.abs(dx), Math.abs(dy), 1);
  for (let step = 0; step <= steps; step += 1) {
    drawing.dot(Math.round(from[0] + (dx * step) / steps), Math.round(from[1] + (dy * step) / steps));
  }
}
