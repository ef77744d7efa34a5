import { expiryEnvelope, profitAtExpiry } from "../../dist/index.js";
import { sampleOptions } from "../sample-options.mjs";
import { dollars, textTable } from "./text-table.mjs";

const legs = sampleOptions.map(({ quantity, right, strike, premium }) => ({
  kind: "option",
  quantity,
  right,
  strike,
  premium,
}));
const positions = [
  { name: "RTY 2750/2950 call spread", legs: legs.slice(0, 2), level: 2730.8, multiplier: 50 },
  { name: "NQ 25500/23500 put spread", legs: legs.slice(2), level: 25658.25, multiplier: 20 },
  { name: "RTY 2950 call sold", legs: [legs[1]], level: 2730.8, multiplier: 50 },
];
/** opstrat draws 20 % to either side unless told; OptionLab's own test of a sold call takes 50 %. */
const WINDOWS = [0.2, 0.5];
const STEPS = 10_000;

/** The most that positions lose: exactly, and as the lowest point of a chart, which is what it takes without the slope at infinity. */
export function lossTable() {
  const charts = WINDOWS.map((window) => [
    `lowest point of a chart, ±${100 * window} %`,
    ...positions.map((position) => dollars(-lowest(position, window))),
  ]);
  return textTable("Max loss of one, USD", [
    ["", ...positions.map(({ name }) => name)],
    ["pairsize", ...positions.map(exact)],
    ...charts,
  ]);
}

function exact({ legs: structure, multiplier }) {
  const { maxLoss } = expiryEnvelope(structure, { multiplier });
  return maxLoss.kind === "unlimited" ? "unlimited" : dollars(maxLoss.amount);
}

function lowest({ legs: structure, level, multiplier }, window) {
  const levels = Array.from({ length: STEPS + 1 }, (_, step) => level * (1 - window + (2 * window * step) / STEPS));
  return Math.min(...levels.map((at) => profitAtExpiry(structure, at, { multiplier })));
}
