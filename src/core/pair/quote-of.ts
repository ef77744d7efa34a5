import { type Chain, type ChainRow, rowsOfExpiry } from "../option/chain.ts";
import type { Instrument } from "./position.ts";

/** The option among instruments. */
export type OptionInstrument = Instrument & { readonly kind: "option" };

/**
 * The row of a chain that quotes an option, or null where it has none: the expiry is not in the file, or the strike is
 * not.
 */
export function quoteOf(chain: Chain | null, { expiry, option, right, strike }: OptionInstrument): ChainRow | null {
  if (chain === null || !chain.rows.some((row) => row.right === right && row.strike === strike)) return null;
  if (!chain.rows.some((row) => row.expiry === null || row.expiry === expiry)) return null;
  const rows = rowsOfExpiry(chain, expiry, option?.code ?? null);
  return rows.find((row) => row.right === right && row.strike === strike) ?? null;
}
