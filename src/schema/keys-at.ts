import { tradeParts, tradeSchema } from "./trade.ts";

const keysOf = (schema: { readonly def: { readonly shape: object } }) => Object.keys(schema.def.shape);

/** The keys that a map of the trade may hold, for suggestions: those of the map that the path leads to. */
export function keysAt(path: readonly (string | number)[]): readonly string[] {
  const names = path.filter((step) => typeof step === "string");
  const [first, second] = names;
  if (first === undefined) return keysOf(tradeSchema);
  if (first === "products") return keysOf(tradeParts.product);
  if (first === "limits") return second === undefined ? keysOf(tradeParts.limits) : keysOf(tradeParts.counts);
  if (first === "size") return second === undefined ? keysOf(tradeParts.size) : keysOf(tradeParts.counts);
  if (second === "legs") return keysOf(tradeParts.leg);
  if (second === "history") return keysOf(tradeParts.history);
  if (second === "chain") return keysOf(tradeParts.chain);
  return keysOf(tradeParts.side);
}
