import type { Finding } from "../../errors/finding.ts";
import type { Chain } from "../option/chain.ts";
import type { AnnualVolatility, Contracts, Points } from "../quantity.ts";
import type { Side, Sides } from "../sides.ts";
import type { Bars } from "../volatility/bars.ts";
import { comovement } from "../volatility/comovement.ts";
import { atChosenStrikes } from "./chosen-strike.ts";
import { measuredSide, sideVolatility } from "./measured-side.ts";
import { heldPositions, instrumentOf, quoteOf } from "./position.ts";
import { besideQuotes } from "./stale-level.ts";
import type { PairTrade, SideHistory, TradeSide } from "./trade.ts";

/** Numbers that are put in place of a trade's own; null leaves the trade's. */
export interface WhatIf {
  readonly level: Sides<Points | null>;
  readonly volatility: Sides<AnnualVolatility | null>;
  readonly contracts: Sides<Contracts | null>;
}

/**
 * The trade with numbers of both sides put otherwise, as the flags --level, --vol and --contracts put them.
 *
 * Strikes in points, premiums and deltas stay as they were quoted; a future without an entry of its own is entered at
 * the new level.
 */
export function whatIf(trade: PairTrade, { level, volatility, contracts }: WhatIf): PairTrade {
  const side = (name: Side): TradeSide => ({
    ...trade[name],
    ...(level[name] === null ? {} : { level: { value: level[name], from: "flag" } }),
    ...(volatility[name] === null ? {} : { volatility: { value: volatility[name], from: "flag" } }),
  });
  const { rules } = trade;
  const count = (name: Side) => contracts[name] ?? rules.contracts[name];
  return {
    ...trade,
    long: side("long"),
    short: side("short"),
    rules: { ...rules, contracts: { long: count("long"), short: count("short") } },
  };
}

/**
 * The trade with only what sizing reads of its files: it is sized the same, and a page that carries it stays small.
 *
 * A volatility that can be measured is, and keeps its provenance; a strike that is named by a delta or a distance is
 * chosen, and stays where a level or a volatility is put otherwise. Of the histories the closes stay that beta and
 * correlation are measured over, of a chain the quotes that its legs and its holdings ask for. Every number that a
 * person may put otherwise can still be: levels, volatilities, contracts.
 *
 * @throws PairsizeError as sizePair does
 */
export function prunedTrade(trade: PairTrade): PairTrade {
  const [first, second] = [trade.long.history, trade.short.history];
  const shared = first === null || second === null ? null : comovement(first.bars, second.bars, first.method).firstDate;
  const chosen = atChosenStrikes(trade, {
    long: measuredSide(trade, "long").sized,
    short: measuredSide(trade, "short").sized,
  });
  const pruned = (name: Side) => ({ ...withHistory(chosen[name], shared), chain: prunedChain(chosen, name) });
  const [long, short] = [pruned("long"), pruned("short")];
  const warnings = [...trade.warnings, ...untold(trade, long, "long"), ...untold(trade, short, "short")];
  return { ...trade, long, short, warnings };
}

/** What only the quotes tell that are left out of a side. */
function untold(trade: PairTrade, pruned: TradeSide, name: Side): readonly Finding[] {
  return besideQuotes(pruned, trade).length > 0 ? [] : besideQuotes(trade[name], trade);
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
  // The last close stays whatever is measured: a level is held against it.
  const bars = barsFrom(history.bars, Math.min(startOf(history.bars, date), history.bars.dates.length - 1));
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

/** The quotes of the legs without a premium, and of what is held. */
function prunedChain(trade: PairTrade, name: Side): Chain | null {
  const side = trade[name];
  const { chain, legs } = side;
  if (chain === null) return null;
  const asking = legs.flatMap((leg) =>
    leg.kind === "option" && leg.strike.kind === "points" && leg.premium === null
      ? instrumentOf({ ...leg, strike: leg.strike.value }, side, side.contract.symbol)
      : [],
  );
  const held = heldPositions(trade, name).map(({ instrument }) => instrument);
  const read = [...asking, ...held].map((one) => (one.kind === "option" ? quoteOf(chain, one) : null));
  const rows = chain.rows.filter((row) => read.includes(row));
  return rows.length === 0 ? null : { ...chain, rows, findings: [] };
}
