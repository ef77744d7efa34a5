import type { Keys, Written } from "./key.ts";
import {
  correlationKeys,
  countKeys,
  limitKeys,
  marginCreditKeys,
  productKeys,
  sizeKeys,
  type tradeKeys,
} from "./keys.ts";
import { chainKeys, historyKeys, legKeys, levelKeys, marginKeys, sideKeys, volatilityKeys } from "./side-keys.ts";

/** A trade as it is written: in a file, by flags, or as a plain object. */
export type TradeInput = Written<typeof tradeKeys>;
/** One side as it is written. */
export type SideInput = Written<typeof sideKeys>;
/** One leg as it is written: in the notation or as an object. */
export type LegInput = string | Written<typeof legKeys>;
/** What decides how many contracts, as it is written. */
export type SizeInput = Written<typeof sizeKeys>;
/** What a check holds the trade against, as it is written. */
export type LimitsInput = Written<typeof limitKeys>;
/** A contract of the trade's own, as it is written. */
export type ProductInput = Written<typeof productKeys>;

/** The maps that a trade file is made of, by the names that its JSON Schema gives them. */
export const tradeMaps: Readonly<Record<string, Keys>> = {
  side: sideKeys,
  leg: legKeys,
  history: historyKeys,
  chain: chainKeys,
  size: sizeKeys,
  limits: limitKeys,
  counts: countKeys,
  product: productKeys,
  level: levelKeys,
  volatility: volatilityKeys,
  correlation: correlationKeys,
  margin: marginKeys,
  marginCredit: marginCreditKeys,
};
