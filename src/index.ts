// Errors and warnings

// Files
export {
  type PriceFile,
  type PriceFormat,
  type PriceHistory,
  type PriceHistoryOptions,
  readPriceHistory,
  type Spacing,
} from "./api/price-history.ts";
export type { Code } from "./errors/catalogue.ts";
export { PairsizeError } from "./errors/error.ts";
export type { Finding } from "./errors/finding.ts";
export { hintOf, messageOf } from "./errors/wording.ts";
