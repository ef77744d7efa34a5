import { type Weighting, weightings } from "../../core/pair/weighting.ts";
import type { HelpGroup, HelpList } from "../call/command.ts";

/** The flags of `size` that matter, by what they are about; --help --all has the others. */
export const sizeGroups: readonly HelpGroup[] = [
  { title: "The pair", flags: ["--long", "--short", "--weighting"] },
  { title: "Prices and volatility", flags: ["--level", "--vol", "--history", "--lookback"] },
  { title: "Options", flags: ["--leg", "--chain", "--as-of", "--expiry", "--rate"] },
  { title: "How many", flags: ["--max-loss", "--contracts", "--move"] },
  { title: "Output", flags: ["--full", "--orders", "--explain", "--json", "--output"] },
];

/** What each weighting makes equal on the two sides, in a line. */
const equalities: Readonly<Record<Weighting, string>> = {
  "dollar-neutral": "notional: level x multiplier",
  "volatility-adjusted": "notional x volatility: dollars of movement",
  "delta-neutral": "notional x delta: what the options move by now",
  "delta-volatility-adjusted": "notional x delta x volatility",
  "beta-neutral": "notional x beta, measured from two histories",
  "equal-risk": "max loss",
};

/** Structures as their legs are given, by the names that answers call them. */
export const structureLegs: Readonly<Record<string, readonly string[]>> = {
  "call spread": ["2750C", "-1 2950C"],
  "put spread": ["2650P", "-1 2450P"],
  "risk reversal": ["2760C", "-1 2585P"],
  straddle: ["2750C", "2750P"],
  strangle: ["2850C", "2650P"],
  "call butterfly": ["2700C", "-2 2800C", "2900C"],
  "iron condor": ["-1 2600P", "2700P", "2800C", "-1 2900C"],
  "1x2 call ratio spread": ["2750C", "-2 2950C"],
  synthetic: ["2750C", "-1 2750P"],
  "covered call": ["+1 F", "-1 2900C"],
  collar: ["+1 F", "2600P", "-1 2900C"],
};

/** What else the help of `size` lists. */
export const sizeLists: readonly HelpList[] = [
  { title: "Weightings: what is made equal", rows: weightings.map((name) => [name, equalities[name]] as const) },
  {
    title: "Structures: a --leg each; -1 sells, F is a future, and no leg is one future",
    rows: Object.entries(structureLegs).map(([name, legs]) => [name, legs.join(", ")] as const),
  },
];
