/** One line of the table of faults: what was tried how often, and what of it was lost. */
export interface Row {
  readonly what: string;
  readonly tried: number;
  /** One sentence for each loss; none where every promise was kept. */
  readonly losses: readonly string[];
  /** What else was counted, or why nothing was tried. */
  readonly note: string;
}

/** How much is tried: all of it, or what a test suite has the time for. */
export type Extent = "full" | "quick";

/** What a section tries; it prints nothing. */
export type Section = (extent: Extent) => Promise<readonly Row[]>;

/** A row that cannot be tried here, and why. */
export function skipped(what: string, reason: string): Row {
  return { what, tried: 0, losses: [], note: `skipped: ${reason}` };
}

/** How often each answer came: "0: 812, 3: 188". */
export function counted(answers: readonly (number | string | null)[]): string {
  const counts = new Map<string, number>();
  for (const answer of answers) counts.set(String(answer), (counts.get(String(answer)) ?? 0) + 1);
  return [...counts]
    .sort(([first], [second]) => (first < second ? -1 : 1))
    .map(([answer, count]) => `${answer}: ${grouped(count)}`)
    .join(", ");
}

/** A whole number with its thousands apart. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
