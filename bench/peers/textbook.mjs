/**
 * Black-76 as a textbook has it, without a check, and N(x) by a polynomial that is good to 7.5e-8 (Abramowitz and Stegun 26.2.17): the
 * least that a value can cost.
 */
export function textbookValue({ right, forward, strike, years, volatility, rate }) {
  const deviation = volatility * Math.sqrt(years);
  const d1 = Math.log(forward / strike) / deviation + deviation / 2;
  const sign = right === "call" ? 1 : -1;
  const undiscounted = forward * normal(sign * d1) - strike * normal(sign * (d1 - deviation));
  return sign * Math.exp(-rate * years) * undiscounted;
}

function normal(x) {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return x > 0 ? 1 - tail : tail;
}
