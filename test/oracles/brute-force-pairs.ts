/**
 * Whole contracts by trying every pair, in whole numbers only: the selection rules of the arithmetic, section 2, as they
 * are written there, sharing nothing with the search under test.
 *
 * Every amount is a whole number of one common grain; the tolerance is in hundredths.
 */
export interface Case {
  readonly exposure: Both;
  readonly notional: Both;
  readonly worst: Both;
  readonly caps: Both;
  readonly fixed: { readonly long?: number; readonly short?: number };
  readonly maxLoss: number | null;
  readonly maxNotional: number | null;
  readonly tolerance: number;
}

export interface Both {
  readonly long: number;
  readonly short: number;
}

export interface Pair extends Both {
  readonly residual: bigint;
  readonly grossExposure: bigint;
  readonly gross: bigint;
}

const abs = (x: bigint) => (x < 0n ? -x : x);
const B = BigInt;

function pairsOf(trade: Case): Pair[] {
  const pairs: Pair[] = [];
  for (let long = 1; long <= trade.caps.long; long += 1) {
    for (let short = 1; short <= trade.caps.short; short += 1) {
      const l = B(long) * B(trade.exposure.long);
      const s = B(short) * B(trade.exposure.short);
      const gross = B(long) * B(trade.notional.long) + B(short) * B(trade.notional.short);
      const worst = B(long) * B(trade.worst.long) + B(short) * B(trade.worst.short);
      if (trade.fixed.long !== undefined && trade.fixed.long !== long) continue;
      if (trade.fixed.short !== undefined && trade.fixed.short !== short) continue;
      if (trade.maxLoss !== null && -worst > B(trade.maxLoss)) continue;
      if (trade.maxNotional !== null && gross > B(trade.maxNotional)) continue;
      pairs.push({ long, short, residual: l - s, grossExposure: l + s, gross });
    }
  }
  return pairs;
}

export const byC = (a: Pair, b: Pair) => Number(abs(a.residual) * b.grossExposure - abs(b.residual) * a.grossExposure);
const byGross = (a: Pair, b: Pair) => Number(a.gross - b.gross);
const byLong = (a: Pair, b: Pair) => a.long - b.long;
const within = (hundredths: number) => (p: Pair) => abs(p.residual) * 100n <= B(hundredths) * p.grossExposure;

/** First by the orders given, one after the other. */
function first(pairs: readonly Pair[], ...orders: ((a: Pair, b: Pair) => number)[]): Pair | null {
  const order = (a: Pair, b: Pair) => orders.reduce((met, next) => met || next(a, b), 0);
  return pairs.reduce<Pair | null>((best, pair) => (best === null || order(pair, best) < 0 ? pair : best), null);
}

/** What the rules of choice ask of a trade, beside its feasible pairs. */
export interface Rules {
  readonly isFixed: boolean;
  readonly hasBudget: boolean;
  readonly tolerance: number;
}

function choose({ isFixed, hasBudget, tolerance }: Rules, feasible: readonly Pair[]): Pair | null {
  const larger = (a: Pair, b: Pair) => byGross(b, a);
  if (isFixed) return first(feasible, byC, byGross, byLong);
  const good = feasible.filter(within(tolerance));
  if (good.length === 0) return first(feasible, byC, byGross, byLong);
  if (!hasBudget) return first(good, byGross, byC, byLong);
  const most = good.reduce((top, p) => (p.gross > top ? p.gross : top), 0n);
  return first(
    good.filter((p) => p.gross * 10n >= most * 9n),
    byC,
    larger,
    byLong,
  );
}

function frontier(feasible: readonly Pair[], chosen: Pair): Pair[] {
  // Doubles first: most amounts differ there already.
  const ordered = feasible
    .map((pair) => ({ pair, near: Number(pair.gross) }))
    .sort((a, b) => a.near - b.near || byGross(a.pair, b.pair) || byC(a.pair, b.pair) || byLong(a.pair, b.pair));
  const records: Pair[] = [];
  for (const { pair } of ordered) {
    const last = records.at(-1);
    if (last === undefined || byC(pair, last) < 0) records.push(pair);
  }
  const start = records.findIndex(within(20));
  const listed = records.slice(start < 0 ? -1 : start);
  const shown = listed.length <= 9 ? listed : [...listed.slice(0, 9), ...listed.slice(-1)];
  return shown.includes(chosen) ? shown : [...shown, chosen].sort(byGross);
}

/** What is found by trying every pair: the chosen one and the frontier. */
export interface Found {
  readonly chosen: Pair;
  readonly withinTolerance: boolean;
  readonly frontier: Pair[];
}

/** The choice among feasible pairs, or null where there are none. */
export function chosenOf(rules: Rules, feasible: readonly Pair[]): Found | null {
  const chosen = choose(rules, feasible);
  if (chosen === null) return null;
  return {
    chosen,
    withinTolerance: within(rules.tolerance)(chosen),
    frontier: frontier(feasible, chosen),
  };
}

/** Whether balanced pairs lose more the larger they are: a budget on a locked-in gain bounds nothing. */
function isLossBounding({ maxLoss, exposure, worst, tolerance }: Case): boolean {
  const [more, less] = [B(100 + tolerance), B(100 - tolerance)];
  const lossAt = (long: bigint, short: bigint) =>
    -(B(worst.long) * B(exposure.short) * long + B(worst.short) * B(exposure.long) * short);
  return maxLoss !== null && lossAt(more, less) > 0n && lossAt(less, more) > 0n;
}

/** The chosen pair and the frontier, or null where nothing fits. */
export function bruteForce(trade: Case): Found | null {
  const { fixed, maxNotional, tolerance } = trade;
  const isFixed = fixed.long !== undefined || fixed.short !== undefined;
  const hasBudget = maxNotional !== null || isLossBounding(trade);
  return chosenOf({ isFixed, hasBudget, tolerance }, pairsOf(trade));
}

/** The smallest pair within tolerance, whatever the limits, by counting up; null beyond `most` of either contract. */
export function smallestByCounting(exposure: Both, hundredths: number, most: number): Both | null {
  const trade = {
    exposure,
    notional: exposure,
    worst: { long: 0, short: 0 },
    fixed: {},
    maxLoss: null,
    maxNotional: null,
  };
  const all = pairsOf({ ...trade, caps: { long: most, short: most }, tolerance: hundredths });
  return first(all.filter(within(hundredths)), byGross, byC);
}
