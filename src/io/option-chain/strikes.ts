import { as, type Points } from "../../core/quantity.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import { type DecimalMark, numberIn } from "../table/numbers.ts";
import { contractIn } from "./contracts.ts";
import type { DraftRow } from "./quotes.ts";
import { type QuoteRow, strikeAndLetter } from "./rows.ts";

/** Units of strikes that vendors write whole: cents, and the thousandths of OptionMetrics. */
const PARTS = [100, 1000];

/**
 * Returns the parts of a point that the strike column counts in, by the strikes in the symbols beside it: 1 where they
 * agree, or where no symbol has one.
 */
export function partsBySymbols(rows: readonly QuoteRow[], decimal: DecimalMark | null): number {
  const ratios = rows.slice(0, 500).flatMap(({ cells, layout }) =>
    layout.sides.flatMap(({ columns: { strike, contract } }) => {
      const code = contractIn(cells[contract ?? -1] ?? "");
      const value = numberIn(strikeAndLetter(cells[strike ?? -1] ?? "").text, decimal);
      return code === null || code.expiry === null || !(value > 0) ? [] : [value / code.strike];
    }),
  );
  return PARTS.find((parts) => ratios.length > 0 && ratios.every((ratio) => ratio === parts)) ?? 1;
}

/** The quotes with their strikes in points, and the warning where the file writes parts of a point. */
interface ScaledStrikes {
  readonly drafts: readonly DraftRow[];
  readonly findings: readonly Finding[];
}

/**
 * The quotes with their strikes in points.
 *
 * Put–call parity tells the unit: call less put falls by the discounted distance between two strikes. Where no two
 * strikes have both, strikes that are a hundred or a thousand times the level do.
 */
export function strikesInPoints(drafts: readonly DraftRow[], level: number | undefined): ScaledStrikes {
  const [first] = drafts;
  const isWhole = drafts.every(({ strike }) => strike % 5 === 0);
  const ratio = isWhole ? ratioByParity(drafts) : 1;
  const parts = ratio === null ? partsByLevel(drafts, level) : nearestParts(ratio);
  if (parts === 1 || first === undefined) return { drafts, findings: [] };
  const args = { parts, value: first.strike, strike: first.strike / parts };
  return {
    drafts: drafts.map((draft) => ({ ...draft, strike: as<Points>(draft.strike / parts) })),
    findings: [finding("CHAIN_STRIKES_SCALED", args)],
  };
}

function nearestParts(ratio: number): number {
  return PARTS.find((parts) => ratio > parts * 0.7 && ratio < parts * 1.4) ?? 1;
}

/** What is quoted at one strike: the middles of call and put. */
interface Straddle {
  readonly strike: number;
  readonly call: number;
  readonly put: number;
}

/**
 * The distance between strikes over the fall of call less put: 1 where both are points; null where nothing tells, or
 * the strikes do not tell the same.
 */
function ratioByParity(drafts: readonly DraftRow[]): number | null {
  const ratios = straddlesOf(drafts).flatMap((straddles) =>
    straddles.slice(1).map(({ strike, call, put }, at) => {
      const below = straddles[at] as Straddle;
      return (strike - below.strike) / (below.call - below.put - (call - put));
    }),
  );
  ratios.sort((a, b) => a - b);
  const [low, middle, high] = [ratios[0], ratios[Math.floor(ratios.length / 2)], ratios.at(-1)];
  if (low === undefined || middle === undefined || high === undefined) return null;
  return low > middle * 0.4 && high < middle * 2.5 ? middle : null;
}

/** The straddles of each series and quote time, by strike. */
function straddlesOf(drafts: readonly DraftRow[]): readonly (readonly Straddle[])[] {
  const series = new Map<string, Map<number, { call?: number; put?: number }>>();
  for (const { symbol, expiry, month, quoteTime, strike, right, bid, ask, mark, settle } of drafts) {
    const middle = bid !== null && ask !== null ? (bid + ask) / 2 : (mark ?? settle);
    if (middle === null) continue;
    const key = [symbol, expiry, month?.month, quoteTime].join("|");
    const strikes = series.get(key) ?? new Map<number, { call?: number; put?: number }>();
    strikes.set(strike, { ...strikes.get(strike), [right]: middle });
    series.set(key, strikes);
  }
  return [...series.values()].map((strikes) =>
    [...strikes]
      .flatMap(([strike, { call, put }]) => (call === undefined || put === undefined ? [] : [{ strike, call, put }]))
      .sort((a, b) => a.strike - b.strike),
  );
}

function partsByLevel(drafts: readonly DraftRow[], level: number | undefined): number {
  const strikes = drafts.map(({ strike }) => strike).sort((a, b) => a - b);
  const middle = strikes[Math.floor(strikes.length / 2)];
  if (level === undefined || middle === undefined) return 1;
  return PARTS.find((parts) => middle > level * parts * 0.6 && middle < level * parts * 1.6) ?? 1;
}
