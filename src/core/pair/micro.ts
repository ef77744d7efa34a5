import { findContract } from "../contract/find-contract.ts";
import type { MicroContract } from "./micro-contract.ts";
import { PER_LARGE, type PerLarge } from "./split.ts";
import type { TradeSide } from "./trade.ts";

/** The small contract of a side, or why it has none: nothing smaller is listed, or no options on what is. */
export type MicroChoice =
  | { readonly kind: "micro"; readonly micro: MicroContract }
  | { readonly kind: "none" }
  | { readonly kind: "no-options"; readonly symbol: string };

/**
 * The small contract on the same index that a side can be counted in.
 *
 * Only where the side trades the contract as the table has it: another multiplier is another contract. A side with
 * options has one only where options are known to be listed on it.
 */
export function microOf({ contract, legs }: Pick<TradeSide, "contract" | "legs">): MicroChoice {
  const sibling = findContract(contract.symbol)?.sibling ?? null;
  const small = sibling === null ? undefined : findContract(sibling);
  if (small === undefined || contract.kind !== "future") return { kind: "none" };
  if (small.currency !== contract.currency || small.multiplier * PER_LARGE !== contract.multiplier)
    return { kind: "none" };
  if (!small.listsOptions && legs.some((leg) => leg.kind === "option"))
    return { kind: "no-options", symbol: small.symbol };
  const { symbol, name } = small;
  return { kind: "micro", micro: { symbol, name, multiplier: small.multiplier, perLarge: PER_LARGE } };
}

/** How many counted contracts make a large one. */
export function perLargeOf({ micro }: { readonly micro: MicroContract | null }): PerLarge {
  return micro?.perLarge ?? 1;
}
