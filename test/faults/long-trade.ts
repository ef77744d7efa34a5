import { sampleWith } from "../cli/trades.ts";

/** The sample trade with many legs on its long side, none of which needs the model. */
export function longTrade(legs: number): string {
  const lines = Array.from(
    { length: legs },
    (_, at) => `    - ${at % 2 === 0 ? "+" : "-"}1 ${1000 + 5 * (at % 1000)}C @ 10.00\n`,
  );
  return sampleWith("    - 2750C @ 78.40\n    - -1 2950C @ 18.20\n", lines.join("")).replace(/rate:.*\n/, "");
}
