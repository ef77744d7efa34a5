/**
 * Roots of option codes: the names that an exchange gives to the options that expire on one kind of day.
 *
 * Checked on 2026-12-01. No page was found that settles the codes of YM other than those on Fridays, any code of EMD,
 * whether NDXP has third Fridays, and on which weekdays options on XND, XSP, DJX and the ETFs expire. Since 29 June
 * 2026 the notes of a public library call physical and financial families of MES and MNQ ambiguous, which no exchange
 * page confirms.
 *
 * @see CME Group, contract specifications of quarterly, weekly and end-of-month options, 2025 and 2026
 * @see CBOT, E-mini Dow options: OYM, and YM1 to YM4 on Fridays, none in the week of the quarterly
 * @see Cboe, RUTW: third Fridays too; every weekday since 8 January 2024
 */

/** Roots of the options on a future; n stands for the week of the month; a root is null where no source states it. */
export interface FutureOptionRoots {
  readonly quarterly: string | null;
  readonly eom: string | null;
  /** Monday to Friday. */
  readonly weekly: readonly (string | null)[];
  /** Whether the week's PM series is listed on the day of the quarterly too. */
  readonly weeklyOnQuarterlyDay: boolean;
}

/** Roots of the options on a cash index or an ETF: one for the third Friday, one for all other days. */
export interface CashOptionRoots {
  readonly monthly: string;
  readonly others: string;
  /** Whether a source says that options expire on every trading day. */
  readonly daily: boolean;
  /** Whether the other root is listed on the day of the monthly too; null where no source states it. */
  readonly othersOnMonthlyDay: boolean | null;
}

function eMini(quarterly: string, eom: string, weekly: string): FutureOptionRoots {
  return { quarterly, eom, weekly: weekly.split(" "), weeklyOnQuarterlyDay: true };
}

const onFutures: Readonly<Record<string, FutureOptionRoots>> = {
  ES: eMini("ES", "EW", "EnA EnB EnC EnD EWn"),
  NQ: eMini("NQ", "QNE", "QnA QnB QnC QnD QNn"),
  RTY: eMini("RTO", "RTM", "RnA RnU RnC RnD RnE"),
  MES: eMini("MES", "EX", "XnA XnB XnC XnD EXn"),
  MNQ: eMini("MNQ", "MQE", "DnA DnB DnC DnD MQn"),
  YM: { quarterly: "OYM", eom: null, weekly: [null, null, null, null, "YMn"], weeklyOnQuarterlyDay: false },
  EMD: { quarterly: null, eom: null, weekly: [null, null, null, null, null], weeklyOnQuarterlyDay: false },
};

function oneRoot(root: string, daily = false): CashOptionRoots {
  return { monthly: root, others: root, daily, othersOnMonthlyDay: false };
}

const onCash: Readonly<Record<string, CashOptionRoots>> = {
  SPX: { monthly: "SPX", others: "SPXW", daily: true, othersOnMonthlyDay: true },
  RUT: { monthly: "RUT", others: "RUTW", daily: true, othersOnMonthlyDay: true },
  NDX: { monthly: "NDX", others: "NDXP", daily: false, othersOnMonthlyDay: null },
  MRUT: oneRoot("MRUT", true),
  ...Object.fromEntries(["XND", "XSP", "DJX", "IWM", "QQQ", "SPY", "DIA"].map((root) => [root, oneRoot(root)])),
};

/** Returns the roots of the options on a future of the contract table, or undefined where none are known. */
export function futureOptionRoots(symbol: string): FutureOptionRoots | undefined {
  return onFutures[symbol];
}

/** Returns the roots of the options on a cash index or an ETF of the contract table, or undefined for other symbols. */
export function cashOptionRoots(symbol: string): CashOptionRoots | undefined {
  return onCash[symbol];
}

/** The meaning of a root: the contract under the options, and the days of expiry. */
export interface OptionRoot {
  readonly symbol: string;
  readonly day: RootDay;
}

/** The days of a month that a root stands for. */
export type RootDay =
  | { readonly kind: "quarterly" | "eom" | "cash" }
  /** The nth such weekday of the month; Monday is 1. */
  | { readonly kind: "weekly"; readonly weekday: number; readonly week: number };

const roots = new Map<string, OptionRoot>();
for (const [symbol, { quarterly, eom, weekly }] of Object.entries(onFutures)) {
  if (quarterly !== null) roots.set(quarterly, { symbol, day: { kind: "quarterly" } });
  if (eom !== null) roots.set(eom, { symbol, day: { kind: "eom" } });
  for (const [index, root] of weekly.entries()) {
    for (let week = 1; root !== null && week <= 5; week++) {
      roots.set(root.replace("n", `${week}`), { symbol, day: { kind: "weekly", weekday: index + 1, week } });
    }
  }
}
for (const [symbol, { monthly, others }] of Object.entries(onCash)) {
  for (const root of [monthly, others]) roots.set(root, { symbol, day: { kind: "cash" } });
}

/**
 * Returns what the root of an option code stands for, or undefined where the table does not have it.
 *
 * @example
 * optionRoot("RUTW")?.symbol; // "RUT"
 */
export function optionRoot(root: string): OptionRoot | undefined {
  return roots.get(root);
}
