import { type Both, chosenOf, type Found, type Pair } from "./brute-force-pairs.ts";

/**
 * Pairs by trying every one in whole numbers, under the rules of the arithmetic, section 2, as they are written there: what a
 * position costs is added up over the contracts that it is really traded in, as many large ones as fit and the small ones left,
 * each with its own fee.
 *
 * Amounts are those of one counted contract, whole numbers of one grain; a fee is that of one contract, large or small.
 */
export interface MicroCase {
  readonly perLarge: { readonly long: 1 | 10; readonly short: 1 | 10 };
  readonly exposure: Both;
  readonly notional: Both;
  /** What a counted contract can lose, and what it costs at entry, before fees: below 0 where it is a gain. */
  readonly loss: Both;
  readonly premium: Both;
  /** Signed dollar delta × volatility, and the correlation in hundredths; null adds the sides' sizes. */
  readonly delta: Both;
  readonly correlation: number | null;
  /** 100 times the variance in a year of the profit revalued a day later, where that is known: squares and their cross term. */
  readonly revalued?: Both & { readonly both: number };
  readonly fee: Both;
  /** In large contracts; null where none are given. */
  readonly caps: Both | null;
  readonly fixed: { readonly long?: number; readonly short?: number };
  readonly budgets: {
    readonly maxLoss?: number;
    readonly accountRisk?: number;
    readonly maxNotional?: number;
    readonly maxPremium?: number;
    /** A day; a year has 252. */
    readonly maxDailyRisk?: number;
  };
  /** In hundredths. */
  readonly tolerance: number;
}

type BudgetName = keyof MicroCase["budgets"];
type BigBoth = { readonly long: bigint; readonly short: bigint };

const B = BigInt;
const sides = ["long", "short"] as const;
const size = (value: number) => Math.abs(value);

function traded(count: number, perLarge: number): { large: number; small: number } {
  const large = Math.floor(count / perLarge);
  return { large, small: count - large * perLarge };
}

/** What a pair takes of everything that has a budget, in grains; of a day's risk 100 times its variance in a year. */
export function takes(trade: MicroCase, pair: Both) {
  const sum = (of: Both) => sides.reduce((total, side) => total + B(of[side]) * B(pair[side]), 0n);
  const fees = sides.reduce((total, side) => {
    const { large, small } = traded(pair[side], trade.perLarge[side]);
    return total + B(trade.fee[side]) * B(large + small);
  }, 0n);
  return {
    loss: sum(trade.loss) + fees,
    premium: sum(trade.premium) + fees,
    notional: sum(trade.notional),
    risk: risk(trade, { long: B(pair.long), short: B(pair.short) }),
  };
}

/** 100·(δL²·nL² + δS²·nS² + 2ρ·δL·δS·nL·nS), or of the sum of both sizes. */
function risk({ delta, correlation }: MicroCase, { long, short }: BigBoth): bigint {
  const [own, other] = [B(delta.long) * long, B(delta.short) * short];
  const cross =
    correlation === null
      ? 100n * B(size(delta.long)) * long * B(size(delta.short)) * short
      : B(correlation) * own * other;
  return 100n * (own * own + other * other) + 2n * cross;
}

function fits(trade: MicroCase, pair: Both): boolean {
  const { maxLoss, accountRisk, maxNotional, maxPremium, maxDailyRisk } = trade.budgets;
  const taken = takes(trade, pair);
  const over = (amount: bigint, most: number | undefined) => most !== undefined && amount > B(most);
  if (over(taken.loss, maxLoss) || over(taken.loss, accountRisk)) return false;
  if (over(taken.notional, maxNotional) || over(taken.premium, maxPremium)) return false;
  if (maxDailyRisk === undefined) return true;
  const most = 25_200n * B(maxDailyRisk) ** 2n;
  return taken.risk <= most && revaluedRisk(trade, pair) <= Number(most);
}

export function revaluedRisk({ revalued }: MicroCase, { long, short }: Both): number {
  if (revalued === undefined) return 0;
  return revalued.long * long * long + revalued.short * short * short + 2 * revalued.both * long * short;
}

/** What a long run of counted contracts takes each, times 10: fees of large contracts in it. */
function perTen(trade: MicroCase, name: Exclude<BudgetName, "maxDailyRisk">): BigBoth {
  const of = (side: "long" | "short") => {
    const fee = B(trade.fee[side]) * (trade.perLarge[side] === 10 ? 1n : 10n);
    if (name === "maxNotional") return 10n * B(trade.notional[side]);
    return 10n * B((name === "maxPremium" ? trade.premium : trade.loss)[side]) + fee;
  };
  return { long: of("long"), short: of("short") };
}

/** The rays of |imbalance| = tolerance, either way. */
function edges({ exposure, tolerance }: MicroCase): [BigBoth, BigBoth] {
  const [more, less] = [B(100 + tolerance), B(100 - tolerance)];
  return [
    { long: B(exposure.short) * more, short: B(exposure.long) * less },
    { long: B(exposure.short) * less, short: B(exposure.long) * more },
  ];
}

/** Whether, along two rays and all between them, more contracts take more of a budget. */
function takesMore(trade: MicroCase, name: BudgetName, [u, v]: readonly [BigBoth, BigBoth]): boolean {
  if (name !== "maxDailyRisk") {
    const { long, short } = perTen(trade, name);
    return [u, v].every((ray) => long * ray.long + short * ray.short > 0n);
  }
  if (trade.revalued !== undefined) return alwaysTakes(trade, [u, v]);
  const [own, other] = [risk(trade, u), risk(trade, v)];
  const whole = risk(trade, { long: u.long + v.long, short: u.short + v.short });
  const both = whole - own - other;
  return own > 0n && other > 0n && (both >= 0n || both * both < 4n * own * other);
}

/** The same where the pair is revalued too: of a hedge that leaves less than a thousandth of a day's move nothing is taken. */
function alwaysTakes(trade: MicroCase, [u, v]: readonly [BigBoth, BigBoth]): boolean {
  const { delta, correlation, revalued } = trade;
  if (revalued === undefined) return false;
  const rho = correlation === null ? null : correlation / 100;
  const cross = rho === null ? Math.abs(delta.long * delta.short) : rho * delta.long * delta.short;
  const [a, b] = [100 * delta.long ** 2 + revalued.long, 100 * delta.short ** 2 + revalued.short];
  const c = 100 * cross + revalued.both;
  const size = (ray: BigBoth) => Math.hypot(Number(ray.long), Number(ray.short));
  return Array.from({ length: 20_001 }, (_, i) => i / 20_000).every((share) => {
    const at = (of: "long" | "short") => (Number(u[of]) / size(u)) * (1 - share) + (Number(v[of]) / size(v)) * share;
    const [x, y] = [at("long"), at("short")];
    const [squares, hedge] = [a * x * x + b * y * y, 2 * c * x * y];
    return squares + hedge > 1e-6 * (squares + Math.abs(hedge));
  });
}

const AXES: readonly [BigBoth, BigBoth] = [
  { long: 1n, short: 0n },
  { long: 0n, short: 1n },
];

/** The budgets that bound every pair, those that bound the pairs within tolerance, and the others. */
export function boundsOf(trade: MicroCase): { all: BudgetName[]; balanced: BudgetName[]; none: BudgetName[] } {
  const names = (Object.keys(trade.budgets) as BudgetName[]).filter((name) => trade.budgets[name] !== undefined);
  const all = names.filter((name) => takesMore(trade, name, AXES));
  const balanced = names.filter((name) => !all.includes(name) && takesMore(trade, name, edges(trade)));
  return { all, balanced, none: names.filter((name) => !all.includes(name) && !balanced.includes(name)) };
}

/** The most contracts of a side that fit budgets along two rays and between them, roughly but never too few; ∞ for no bound. */
function reach(trade: MicroCase, names: readonly BudgetName[], rays: readonly [BigBoth, BigBoth]): Both {
  const reached = (side: "long" | "short") =>
    Math.min(
      ...names.map((name) => {
        const most = trade.budgets[name] ?? 0;
        // Rays are close enough together to be looked at one after the other.
        const steps = Array.from({ length: 101 }, (_, i) => i / 100);
        const scales = steps.map((share) => {
          const at = (of: "long" | "short") => Number(rays[0][of]) * (1 - share) + Number(rays[1][of]) * share;
          const [long, short] = [at("long"), at("short")];
          const count = at(side);
          if (name === "maxDailyRisk") {
            const [own, other] = [trade.delta.long * long, trade.delta.short * short];
            const cross = trade.correlation === null ? Math.abs(own * other) : (trade.correlation / 100) * own * other;
            return (count * most * Math.sqrt(252)) / Math.sqrt(own * own + other * other + 2 * cross);
          }
          const per = perTen(trade, name);
          return (10 * count * most) / (Number(per.long) * long + Number(per.short) * short);
        });
        return Math.max(...scales) * 1.05 + 1;
      }),
    );
  return { long: reached("long"), short: reached("short") };
}

/** The largest counts that have to be tried, of all pairs and of those within tolerance. */
export function countsToTry(trade: MicroCase): { readonly all: Both; readonly balanced: Both } {
  const { perLarge, caps, fixed } = trade;
  const counted = (most: Both) => ({ long: most.long * perLarge.long, short: most.short * perLarge.short });
  const { all, balanced } = boundsOf(trade);
  if (caps !== null) return { all: counted(caps), balanced: counted(caps) };
  if (fixed.long !== undefined || fixed.short !== undefined) throw new Error("counts are fixed beside caps only");
  const within = reach(trade, [...all, ...balanced], edges(trade));
  if (all.length > 0) return { all: reach(trade, all, AXES), balanced: within };
  const usual = counted({ long: 100, short: 100 });
  return { all: usual, balanced: balanced.length > 0 ? within : usual };
}

/** Doubles decide where they are further apart than this; whole numbers where they are not. */
const CLEAR = 1e-9;

/** a ≤ b of amounts that are sums of two: by doubles where that is clear, else exactly. */
function atMost(a: number, b: number, exactly: () => boolean): boolean {
  return Math.abs(a - b) > CLEAR * (Math.abs(a) + Math.abs(b) + 1) ? a < b : exactly();
}

/** Whether a pair fits every budget: most do, or do not, by far. */
function fitsQuickly(trade: MicroCase): (long: number, short: number) => boolean {
  const { budgets, perLarge, fee, delta } = trade;
  const correlation = trade.correlation === null ? null : trade.correlation / 100;
  const losses = [budgets.maxLoss, budgets.accountRisk].filter((most) => most !== undefined);
  const most = {
    loss: Math.min(...losses),
    premium: budgets.maxPremium ?? Infinity,
    notional: budgets.maxNotional ?? Infinity,
  };
  const fees = (side: "long" | "short", count: number) => {
    const { large, small } = traded(count, perLarge[side]);
    return fee[side] * (large + small);
  };
  const daily = budgets.maxDailyRisk === undefined ? Infinity : 252 * budgets.maxDailyRisk ** 2;
  return (long, short) => {
    const exactly = () => fits(trade, { long, short });
    const fee = fees("long", long) + fees("short", short);
    const sum = (of: Both) => of.long * long + of.short * short;
    const [own, other] = [delta.long * long, delta.short * short];
    const cross = correlation === null ? Math.abs(own * other) : correlation * own * other;
    return (
      atMost(sum(trade.loss) + fee, most.loss, exactly) &&
      atMost(sum(trade.premium) + fee, most.premium, exactly) &&
      atMost(sum(trade.notional), most.notional, exactly) &&
      atMost(own * own + other * other + 2 * cross, daily, exactly) &&
      atMost(revaluedRisk(trade, { long, short }) / 100, daily, exactly)
    );
  };
}

/** The chosen pair and the frontier, or null where nothing fits. */
export function bruteForceMicros(trade: MicroCase): Found | null {
  const feasible: Pair[] = [];
  const { perLarge, fixed, exposure, notional, tolerance } = trade;
  const { all, balanced } = countsToTry(trade);
  const { none } = boundsOf(trade);
  const hasBudget = none.length < Object.values(trade.budgets).filter((most) => most !== undefined).length;
  const fitsAll = fitsQuickly(trade);
  const isBalanced = (long: number, short: number) => {
    const [l, s] = [exposure.long * long, exposure.short * short];
    return atMost(100 * Math.abs(l - s), tolerance * (l + s), () => {
      const [m, n] = [B(exposure.long) * B(long), B(exposure.short) * B(short)];
      return (m < n ? n - m : m - n) * 100n <= B(tolerance) * (m + n);
    });
  };
  for (let long = 1; long <= Math.max(all.long, balanced.long); long += 1) {
    if (fixed.long !== undefined && fixed.long * perLarge.long !== long) continue;
    for (let short = 1; short <= Math.max(all.short, balanced.short); short += 1) {
      if (fixed.short !== undefined && fixed.short * perLarge.short !== short) continue;
      const most = isBalanced(long, short) ? balanced : all;
      if (long > most.long || short > most.short || !fitsAll(long, short)) continue;
      const [l, s] = [B(long) * B(exposure.long), B(short) * B(exposure.short)];
      const gross = B(long) * B(notional.long) + B(short) * B(notional.short);
      feasible.push({ long, short, residual: l - s, grossExposure: l + s, gross });
    }
  }
  const isFixed = fixed.long !== undefined || fixed.short !== undefined;
  return chosenOf({ isFixed, hasBudget, tolerance }, feasible);
}
