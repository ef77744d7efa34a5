/** The sample trade that ships: RTY call spreads against NQ put spreads at the levels of 22 January 2026. */
export const sampleFile = "fixtures/trades/rty-nq-spreads.yaml";

/** A long and a short future, without volatilities. */
export const futures = `version: 1
long: {symbol: RTY, level: 2730.8}
short: {symbol: NQ, level: 25658.25}
`;

/** The sample trade with a line of its file replaced. */
export function sampleWith(line: string, replacement: string): string {
  if (!sample.includes(line)) throw new Error(`the sample trade has no "${line}"`);
  return sample.replace(line, replacement);
}

/** The sample trade as a file of the test's own. */
export const sample = `version: 1
asOf: 2026-01-22
expiry: 2026-03-20
rate: 3.65%
long:
  symbol: RTY
  level: 2730.8
  volatility: 18.5%
  legs:
    - 2750C @ 78.40
    - -1 2950C @ 18.20
short:
  symbol: NQ
  level: 25658.25
  volatility: 17.3%
  legs: [25500P @ 612.50, -1 23500P @ 196.25]
moves: [{RTY: +16%, NQ: +8%}]
`;

/** The flags that give the whole sample trade. */
export const sampleFlags = [
  ["--long", "RTY", "--short", "NQ", "--as-of", "2026-01-22", "--expiry", "2026-03-20", "--rate", "3.65%"],
  ["--level", "RTY=2730.8", "--level", "NQ=25,658.25", "--vol", "RTY=18.5%", "--vol", "NQ=0.173"],
  ["--leg", "RTY=2750C @ 78.40", "--leg", "RTY=-1 2950C @ 18.20"],
  ["--leg", "NQ=25500P @ 612.50", "--leg", "NQ=-1 23500P @ 196.25"],
].flat();
