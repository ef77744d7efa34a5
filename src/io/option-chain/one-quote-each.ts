import type { ChainRow } from "../../core/option/chain.ts";
import { optionName } from "../../core/option/chain-lookup.ts";
import { fail } from "../../errors/error.ts";

/**
 * The rows with one quote for each option: of several times the latest; rows that repeat another are left out.
 *
 * @throws CHAIN_QUOTE_REPEATED where two rows quote one option differently at one time, naming both lines
 */
export function oneQuoteEach(rows: readonly ChainRow[], file: string): { rows: readonly ChainRow[]; older: number } {
  const latest = new Map<string, ChainRow>();
  let older = 0;
  for (const row of rows) {
    const key = [row.symbol, row.expiry, row.month?.month, row.month?.yearEnds, row.right, row.strike].join("|");
    const before = latest.get(key);
    if (before === undefined) {
      latest.set(key, row);
      continue;
    }
    const [time, timeBefore] = [row.quoteTime ?? "", before.quoteTime ?? ""];
    if (time === timeBefore && !isSame(row, before)) {
      const args = { option: optionName(row), firstLine: before.line };
      fail("CHAIN_QUOTE_REPEATED", args, { where: { file, line: row.line } });
    }
    older += 1;
    if (time > timeBefore) latest.set(key, row);
  }
  return { rows: [...latest.values()], older };
}

function isSame(one: ChainRow, other: ChainRow): boolean {
  const pricesOf = ({ bid, ask, mark, last, settle }: ChainRow) => [bid, ask, mark, last, settle];
  const prices = pricesOf(other);
  return pricesOf(one).every((price, at) => price === prices[at]);
}
