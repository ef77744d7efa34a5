import type { Chain } from "../../core/option/chain.ts";
import { fail } from "../../errors/error.ts";
import type { DraftRow } from "./draft-row.ts";

/**
 * Refuses sides that nothing names where prices say the opposite: a call with a higher strike is worth less, a put more.
 *
 * @throws CHAIN_SIDES_REVERSED
 */
export function refuseReversed(rows: readonly DraftRow[], file: Chain["file"]): void {
  const assumed = rows.filter(({ rightAssumed, right }) => rightAssumed && right === "call");
  for (const expiry of new Set(assumed.map((row) => row.expiry))) {
    const priced = assumed
      .filter((row) => row.expiry === expiry && worthOf(row) > 0)
      .sort((a, b) => a.strike - b.strike);
    const [low, high] = [priced[0], priced.at(-1)];
    if (low === undefined || high === undefined || worthOf(high) <= worthOf(low)) continue;
    const args = { expiry: expiry ?? "", low: low.strike, high: high.strike };
    fail("CHAIN_SIDES_REVERSED", args, { where: { file, line: low.line } });
  }
}

function worthOf({ bid, ask, mark, last, settle }: DraftRow): number {
  if (bid !== null && ask !== null) return (bid + ask) / 2;
  return mark ?? settle ?? last ?? 0;
}
