import type { PairProfits } from "../../core/scenario/scenario.ts";
import type { HeatCell, HeatMap, HeatRow } from "../sheet/heatmap.ts";
import { numberCell, type Sheet, wordsCell } from "../sheet/sheet.ts";
import { decimal, decimalsOf, signedDecimal, signedPercent } from "../text/figures.ts";
import { moneyDecimals } from "../text/precision.ts";
import { visible } from "../text/text.ts";

/** From this size on, a picture needs no cents. */
const WHOLE_DOLLARS_FROM = 1000;

/** Decimals of all profits of a picture: whole dollars, unless all of them are small. */
export function profitDecimals(profits: readonly number[]): number {
  return Math.max(...profits.map(Math.abs)) >= WHOLE_DOLLARS_FROM ? 0 : moneyDecimals(profits);
}

/** Decimals that show every one of some moves in percent in full. */
export function moveDecimals(moves: readonly number[]): number {
  return Math.min(10, Math.max(0, ...moves.map((move) => decimalsOf(move) - 2)));
}

/** The profits of a scenario's grid, a row for each long move, and below them one in which both indices move alike. */
export function scenarioMap(scenario: PairProfits, { withLevels }: { readonly withLevels: boolean }): HeatMap {
  const { long, short } = scenario.base.trade;
  const headings = labelsOf(scenario, "short", withLevels);
  const labels = labelsOf(scenario, "long", withLevels).map((parts) => parts.join("  "));
  const cell = cellsOf(scenario);
  const rows = labels.map((label, at): HeatRow => ({ label, cells: headings.map((_, column) => cell(at, column)) }));
  const alike = scenario.moves.short.map((move) => scenario.moves.long.indexOf(move));
  return {
    across: visible(`${short.symbol} moves by`),
    corner: withLevels ? ["", visible(long.symbol)] : [visible(long.symbol)],
    headings,
    rows: [...rows, { label: "both", cells: alike.map((at, column) => ({ ...cell(at, column), mark: null })) }],
  };
}

/** The map as a table without colour. */
export function mapSheet(scenario: PairProfits): Sheet {
  const { across, corner, headings, rows } = scenarioMap(scenario, { withLevels: true });
  return {
    corner: `${corner.join("")}, ${across}`,
    headings: headings.map((lines) => wordsCell(lines, "heading")),
    rows: rows.map(({ label, cells }) => ({ label, cells: cells.map((one) => numberCell(marked(one))) })),
  };
}

function marked({ text, mark }: HeatCell): string {
  return mark === "today" ? `[${text}]` : mark === "adverse" ? `${text}!` : text;
}

/** A move in percent, or "today" where there is none, aligned in a column of labels; with the level behind it where asked. */
function labelsOf({ moves, levels }: PairProfits, side: "long" | "short", withLevels: boolean): string[][] {
  const decimals = moveDecimals(moves[side]);
  const words = moves[side].map((move) => (move === 0 ? "today" : signedPercent(move, decimals)));
  const places = Math.max(...levels[side]) >= WHOLE_DOLLARS_FROM ? 0 : 2;
  const points = levels[side].map((level) => decimal(level, places));
  const [wide, far] = [widest(words), widest(points)];
  return words.map((word, at) => [word.padStart(wide), ...(withLevels ? [(points[at] ?? "").padStart(far)] : [])]);
}

function widest(texts: readonly string[]): number {
  return Math.max(...texts.map(({ length }) => length));
}

function cellsOf({ moves, profit }: PairProfits): (row: number, column: number) => HeatCell {
  const all = profit.flat();
  const decimals = profitDecimals(all);
  const most = { loss: -Math.min(0, ...all), gain: Math.max(0, ...all) };
  return (row, column) => {
    const amount = profit[row]?.[column];
    if (amount === undefined) return { text: "", share: 0, mark: null };
    const isToday = moves.long[row] === 0 && moves.short[column] === 0;
    const isAdverse = row === 0 && column === moves.short.length - 1;
    return {
      text: signedDecimal(amount, decimals),
      share: amount === 0 ? 0 : amount / (amount < 0 ? most.loss : most.gain),
      mark: isToday ? "today" : isAdverse ? "adverse" : null,
    };
  };
}
