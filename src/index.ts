// Option value
export { type AmericanInput, american, americanValue } from "./api/american.ts";
export { type FutureQuote, impliedVolatility, type SpotQuote } from "./api/implied-volatility.ts";
export {
  type Black76Input,
  type BlackScholesInput,
  black76,
  black76Value,
  blackScholes,
  type OptionValue,
} from "./api/option.ts";
