import type { Chain, ChainRow } from "../option/chain.ts";
import type { Bars } from "../volatility/bars.ts";
import { comovement } from "../volatility/comovement.ts";
import { sideVolatility } from "./side-volatility.ts";
import type { PairTrade, SideHistory, TradeSide } from "./trade.ts";

/**
 * The trade with only what sizing reads of its files: it is sized the same, and a page that carries it stays small.
 *
 * A volatility that can be measured is, and keeps its provenance; of the histories the closes stay that beta and correlation
 * are measured over, of a chain the quotes of the trade's expiry and rights, where a leg asks for one. Every number that a
 * person may put otherwise can still be: levels, volatilities, contracts.
 */
export function prunedTrade(trade: PairTrade): PairTrade {
  const [first, second] = [trade.long.history, trade.short.history];
  const shared = first === null || second === null ? null : comovement(first.bars, second.bars, first.method).firstDate;
  const pruned = (side: TradeSide) => ({ ...withHistory(side, shared), chain: prunedChain(side, trade.expiry) });
  return { ...trade, long: pruned(trade.long), short: pruned(trade.short) };
}

function withHistory(side: TradeSide, shared: string | null): TradeSide {
  const { history } = side;
  if (history === null) return side;
  const measured = sideVolatility(side);
  if (measured.known) return { ...side, volatility: measured.volatility, history: closesFrom(history, shared) };
  // Why it cannot be measured is told from the rows that the estimator would read.
  const { bars, method } = history;
  const rows = method.estimator === "ewma" ? bars.dates.length : method.lookback + 1;
  const read = Math.min(bars.dates.length - rows, startOf(bars, shared));
  return { ...side, history: { ...history, bars: barsFrom(bars, Math.max(0, read)) } };
}

function closesFrom(history: SideHistory, date: string | null): SideHistory {
  const bars = barsFrom(history.bars, startOf(history.bars, date));
  return { ...history, bars: { ...bars, open: null, high: null, low: null } };
}

/** The first row of a date or later; the end where there is no date. */
function startOf({ dates }: Bars, date: string | null): number {
  const found = date === null ? -1 : dates.findIndex((one) => one >= date);
  return found < 0 ? dates.length : found;
}

function barsFrom({ dates, open, high, low, close }: Bars, start: number): Bars {
  const column = (prices: Float64Array | null) => prices?.slice(start) ?? null;
  return {
    dates: dates.slice(start),
    open: column(open),
    high: column(high),
    low: column(low),
    close: close.slice(start),
  };
}

function prunedChain({ chain, legs }: TradeSide, expiry: string | null): Chain | null {
  const asking = legs.flatMap((leg) =>
    leg.kind === "option" && (leg.premium === null || leg.strike.kind !== "points") ? [leg.right] : [],
  );
  if (chain === null || asking.length === 0) return null;
  const isOfExpiry = (row: ChainRow) => expiry === null || (row.expiry ?? expiry) === expiry;
  const isRead = (row: ChainRow) => asking.includes(row.right) && isOfExpiry(row);
  return { ...chain, rows: chain.rows.filter(isRead), findings: [] };
}
