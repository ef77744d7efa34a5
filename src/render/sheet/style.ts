/** A text as it was, or with the codes that make a terminal show it otherwise. */
export type Paint = (text: string) => string;

/** Style of a picture: the columns there are, and what bold, dim, red and the shades of a profit mean there. */
export interface Style {
  /** Columns of the terminal; null is no limit, as into a pipe or a file. */
  readonly width: number | null;
  readonly paint: {
    readonly bold: Paint;
    readonly dim: Paint;
    readonly red: Paint;
    /**
     * A profit by its share of the largest: reds from −1, the worst loss, to 0; blues or greens from 0 to 1, the best
     * gain.
     */
    readonly heat: (share: number) => Paint;
  };
}

/** Paint that leaves a text as it is. */
export const asItIs: Paint = (text) => text;

/** No limit and no colour: for pipes, files, NO_COLOR and tests. */
export const plainStyle: Style = {
  width: null,
  paint: { bold: asItIs, dim: asItIs, red: asItIs, heat: () => asItIs },
};

/** The same style with another limit. */
export function withWidth(style: Style, width: number | null): Style {
  return { ...style, width };
}

/** Below this many columns a screen is drawn for this many: a line of two letters helps nobody. */
const leastWidth = 20;

/** The width to draw for, or null for no limit. */
export function drawingWidth(style: Style): number | null {
  return style.width === null ? null : Math.max(style.width, leastWidth);
}
