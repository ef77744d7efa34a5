import {
  type Alternative,
  isSameMove,
  type NamedMove,
  namedMove,
  type Order,
  tiesOf,
} from "../../core/compare/alternative.ts";
import { decimalText } from "../../core/number-text.ts";
import type { SizedSide, SizedTrade } from "../../core/pair/sizing.ts";
import type { Finding } from "../../errors/finding.ts";
import { messageOf } from "../../errors/words.ts";
import { enveloped } from "../documents.ts";
import { findingJson, warningJson } from "../json.ts";
import { literal, markdownList, markdownTable } from "../sheet/markdown.ts";
import {
  blankCell,
  type Cell,
  drawSheet,
  drawText,
  filledRows,
  headings,
  numberCell,
  profitCell,
  type Row,
  row,
  type Sheet,
  wordsCell,
} from "../sheet/sheet.ts";
import type { Style } from "../sheet/style.ts";
import { capitalWords, modelCell } from "../size/rows.ts";
import { bothSides, breakevenLines, heldWords, moveWords, pointsDecimals, premiumWords } from "../size/words.ts";
import {
  boundAmount,
  csvText,
  decimal,
  exact,
  type Field,
  notApplicable,
  percent,
  signedDecimal,
  signedPercent,
  visible,
} from "../text/text.ts";

type Sized = Alternative & { readonly feasible: true };

/** Alternatives side by side, in their order, and what they are ordered by; null keeps that of the command line. */
export interface Compared {
  readonly alternatives: readonly Alternative[];
  readonly by: Order | null;
}

/** What premiums rest on: those of one alternative may be quotes and those of another the model's. */
const premiumsFrom = { quotes: "quoted", model: "by model", both: "both", none: "no options" } as const;

/** The table of `compare`: a column an alternative; of some of them with the moves that all are compared by. */
export function compareSheet({ alternatives: all }: Compared, alternatives = all): Sheet {
  const sized = all.filter((one) => one.feasible);
  const of = (label: string, cell: (one: Sized) => Cell): Row =>
    row(
      label,
      alternatives.map((one) => (one.feasible ? cell(one) : blankCell)),
    );
  const money = (amount: number) => profitCell(amount, 0);
  const common = (at: number) => (one: Sized) => {
    const profit = one.sizing.commonMoves?.[at]?.profit.net;
    return profit === undefined ? blankCell : money(profit);
  };
  const share = (figure: number | null, decimals = 1) =>
    numberCell(figure === null ? notApplicable : percent(figure, decimals));
  return {
    corner: "",
    headings: headings(...alternatives.map(({ name }) => visible(name))),
    aligns: alternatives.map(() => "left"),
    rows: filledRows([
      alternatives.every(({ feasible }) => feasible)
        ? null
        : row(
            "Not sized",
            alternatives.map((one) => (one.feasible ? blankCell : wordsCell(visible(messageOf(one.reason)), "loss"))),
          ),
      of("Structure", ({ sizing }) => wordsCell(visible(sizing.direction))),
      of("Contracts", ({ sizing, trade }) => numberCell(heldWords(sizing.contracts, trade))),
      of("Weighting", ({ sizing }) => wordsCell(sizing.weighting)),
      of("Premium, USD", ({ sizing }) =>
        numberCell(sizing.premium.net === 0 ? "none" : premiumWords(sizing.premium.net, 0)),
      ),
      of("  quoted or by model", ({ sizing }) => wordsCell(premiumsFrom[sizing.premiumFrom ?? "none"])),
      of("Max loss, USD", ({ sizing }) => numberCell(boundAmount(sizing.maxLoss, 0), "loss")),
      sized.every(({ sizing }) => sizing.modelPremiums === undefined)
        ? null
        : of("  by model, ±1 vol point", ({ sizing: { modelPremiums } }) =>
            modelPremiums === undefined ? blankCell : modelCell(modelPremiums),
          ),
      of("Max gain, USD", ({ sizing }) => numberCell(boundAmount(sizing.maxGain, 0))),
      of("Gain per USD at risk", ({ gainPerLoss }) =>
        numberCell(gainPerLoss === null ? notApplicable : decimal(gainPerLoss, 2)),
      ),
      of("Breakevens, points", ({ trade }) => wordsCell(breakevensOf(trade))),
      of("Unchanged, USD", common(1)),
      of("Both -10 %, USD", common(0)),
      of("Both +10 %, USD", common(2)),
      ...namedMoves(all).map((move, at) =>
        of(`${moveWords(move.trade, move.profit)}, USD`, (one) => {
          const own = namedMove(one, at);
          if (own === null) return blankCell;
          return isSameMove(own, move) ? money(own.profit.profit.net) : wordsCell("another move");
        }),
      ),
      of("Outperformance needed", ({ outperformance }) =>
        numberCell(outperformance === null ? notApplicable : signedPercent(outperformance, 1)),
      ),
      of("Probability, lognormal", ({ probabilityOfProfit }) => share(probabilityOfProfit)),
      of("Share of past windows", ({ shareProfitable }) => share(shareProfitable)),
      of("Capital, USD", ({ sizing: { capital } }) =>
        wordsCell(capitalWords(capital, 0, capital.bySide.long.kind !== capital.bySide.short.kind)),
      ),
      of("Net delta, USD", ({ sizing }) => (sizing.greeks === null ? blankCell : money(sizing.greeks.delta.net))),
      of("  long / short", ({ sizing: { greeks } }) =>
        greeks === null
          ? blankCell
          : numberCell(`${signedDecimal(greeks.delta.long, 0)} / ${signedDecimal(greeks.delta.short, 0)}`),
      ),
      of("Days to expiry", ({ daysLeft }) => numberCell(daysLeft === null ? notApplicable : exact(daysLeft))),
    ]),
  };
}

/** The named moves by place, each as the first alternative that names one there has it. */
function namedMoves(alternatives: readonly Alternative[]): NamedMove[] {
  const named = Math.max(0, ...alternatives.map((one) => (one.feasible ? (one.sizing.moves?.length ?? 0) : 0)));
  return Array.from({ length: named }, (_, at) => {
    const [first] = alternatives.flatMap((one) => namedMove(one, at) ?? []);
    if (first === undefined) throw new Error("some alternative has the longest list of moves");
    return first;
  });
}

function breakevensOf(trade: SizedTrade): string[] {
  const decimals = pointsDecimals(trade);
  return bothSides(trade).flatMap((side) =>
    breakevenLines(side.unit, decimals).map((line) => `${side.symbol} ${line}`),
  );
}

export function tieWords({ alternatives, by }: Compared): string[] {
  if (by === null) return [];
  return tiesOf(alternatives, by).map(([first, second]) => `${first} and ${second} tie by ${by}`);
}

/** The screen of `compare`; with a width, columns that do not fit stand below each other. */
export function renderCompare(compared: Compared, style: Style): string {
  const ties = tieWords(compared).flatMap((line) => drawText(visible(line), style));
  return [drawSheet(compareSheet(compared), style), ...(ties.length > 0 ? ["", ...ties] : []), ""].join("\n");
}

/** The same in Markdown. */
export function renderCompareMarkdown(compared: Compared): string {
  const ties = tieWords(compared);
  return `${markdownTable(compareSheet(compared))}${ties.length === 0 ? "" : `\n${markdownList(ties.map(literal))}`}`;
}

const columns: readonly (readonly [name: string, of: (one: Sized) => Field])[] = [
  ["weighting", ({ sizing }) => sizing.weighting],
  ["direction", ({ sizing }) => sizing.direction],
  ["long_symbol", ({ trade }) => countedSymbol(trade.long)],
  ["short_symbol", ({ trade }) => countedSymbol(trade.short)],
  ["long_contracts", ({ sizing }) => sizing.contracts.long],
  ["short_contracts", ({ sizing }) => sizing.contracts.short],
  ["net_premium_usd", ({ sizing }) => sizing.premium.net],
  ["premium_from", ({ sizing }) => sizing.premiumFrom],
  ["max_loss_usd", ({ sizing: { maxLoss } }) => (maxLoss.kind === "unlimited" ? "unlimited" : maxLoss.amount)],
  ["max_gain_usd", ({ sizing: { maxGain } }) => (maxGain.kind === "unlimited" ? "unlimited" : maxGain.amount)],
  ["gain_per_loss", ({ gainPerLoss }) => gainPerLoss],
  ["long_breakevens", ({ trade }) => breakevensField(trade.long)],
  ["short_breakevens", ({ trade }) => breakevensField(trade.short)],
  ["unchanged_profit_usd", ({ sizing }) => sizing.commonMoves?.[1]?.profit.net ?? null],
  ["both_down_10_percent_profit_usd", ({ sizing }) => sizing.commonMoves?.[0]?.profit.net ?? null],
  ["both_up_10_percent_profit_usd", ({ sizing }) => sizing.commonMoves?.[2]?.profit.net ?? null],
  ["outperformance_needed_fraction", ({ outperformance }) => outperformance],
  ["probability_of_profit", ({ probabilityOfProfit }) => probabilityOfProfit],
  ["share_of_past_windows", ({ shareProfitable }) => shareProfitable],
  ["capital_kind", ({ sizing }) => sizing.capital.kind],
  ["capital_usd", ({ sizing }) => sizing.capital.amount],
  ["long_delta_usd", ({ sizing }) => sizing.greeks?.delta.long ?? null],
  ["short_delta_usd", ({ sizing }) => sizing.greeks?.delta.short ?? null],
  ["net_delta_usd", ({ sizing }) => sizing.greeks?.delta.net ?? null],
  ["days_left", ({ daysLeft }) => daysLeft],
];

/** The symbol of the contracts that a side is counted in. */
function countedSymbol({ symbol, micro }: SizedSide): string {
  return micro?.symbol ?? symbol;
}

/** Points in full precision, parted by spaces; none where a side crosses zero nowhere. */
function breakevensField({ unit }: SizedSide): string {
  return unit.breakevens.map((level) => decimalText(level)).join(" ");
}

/** A row an alternative, numbers in full precision; of a named move what the first alternative means by it alone. */
export function renderCompareCsv({ alternatives }: Compared): string {
  const moves = namedMoves(alternatives);
  const moveNames = moves.map((_, at) => `move_${at + 1}_profit_usd`);
  const rows = alternatives.map((one): Field[] => [
    one.name,
    one.feasible,
    one.feasible ? null : messageOf(one.reason),
    ...columns.map(([, of]) => (one.feasible ? of(one) : null)),
    ...moves.map((move, at) => {
      const own = namedMove(one, at);
      return own !== null && isSameMove(own, move) ? own.profit.profit.net : null;
    }),
  ]);
  return csvText(["name", "feasible", "reason", ...columns.map(([name]) => name), ...moveNames], rows);
}

/** The document of `compare`. */
export function compareDocument({ alternatives, by }: Compared, warnings: readonly Finding[], version: string) {
  return enveloped("compare", version, {
    by,
    alternatives: alternatives.map(shown),
    warnings: warnings.map(warningJson),
  });
}

function shown(one: Alternative) {
  if (!one.feasible) return { name: one.name, feasible: false, reason: findingJson(one.reason) } as const;
  const { name, trade, sizing, gainPerLoss, outperformance, payoff, probabilityOfProfit, shareProfitable, daysLeft } =
    one;
  const { weighting, direction, contracts, premium, maxLoss, maxGain, commonMoves, capital, greeks } = sizing;
  const { modelPremiums: model } = sizing;
  return {
    name,
    feasible: true,
    weighting,
    direction,
    symbols: { long: countedSymbol(trade.long), short: countedSymbol(trade.short) },
    contracts,
    premium,
    premiumFrom: sizing.premiumFrom,
    ...(model === undefined
      ? {}
      : { modelPremiums: { higher: model.higher, lower: model.lower, message: messageOf(model.finding) } }),
    maxLoss,
    maxGain,
    gainPerLoss,
    breakevens: { long: trade.long.unit.breakevens, short: trade.short.unit.breakevens },
    commonMoves,
    moves: sizing.moves ?? [],
    outperformance,
    payoff,
    probabilityOfProfit,
    shareProfitable,
    capital,
    delta: greeks === null ? null : greeks.delta,
    daysLeft,
  } as const;
}
