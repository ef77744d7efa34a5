import { uniform } from "./random.mjs";

/**
 * European options on a future, spread over what a desk meets: levels of 1,000 to 30,000 points, strikes of 0.7 to 1.4 times that, a week
 * to two years, volatilities of 8 % to 80 %, rates of 0 to 6 %.
 */
export function optionPoints(count) {
  const random = uniform(count);
  const between = (low, high) => low + (high - low) * random();
  return Array.from({ length: count }, () => {
    const forward = between(1000, 30_000);
    return {
      right: random() < 0.5 ? "call" : "put",
      forward,
      strike: forward * Math.exp(between(-0.35, 0.35)),
      years: between(0.02, 2),
      volatility: between(0.08, 0.8),
      rate: between(0, 0.06),
    };
  });
}
