import { type LegMark, type PairMark, partNames, type RuleMark } from "../../core/life/mark.ts";
import type { NetOfSides } from "../../core/pair/sizing.ts";
import type { Bound } from "../../core/payoff/envelope.ts";
import type { Side, Sides } from "../../core/sides.ts";
import { messageOf } from "../../errors/words.ts";
import {
  blankCell,
  type Cell,
  headings,
  numberCell,
  profitCell,
  type Row,
  row,
  type Sheet,
  wordsCell,
} from "../sheet/sheet.ts";
import { countWords, hasMicros } from "../size/words.ts";
import {
  boundAmount,
  dateInWords,
  decimal,
  decimalsFor,
  moneyDecimals,
  notApplicable,
  percent,
  signedDecimal,
  signedPercent,
} from "../text/text.ts";

/** "RTY over NQ, dollar-neutral   22 Jan 2026 to 20 Feb 2026, 28 days left". */
export function markTitle({ symbols, weighting, entry, now, daysLeft }: PairMark): string {
  const from = entry.asOf === null ? "" : `${dateInWords(entry.asOf)} to `;
  const left = daysLeft === null ? "" : `, ${daysLeft} ${daysLeft === 1 ? "day" : "days"} left`;
  return `${symbols.long} over ${symbols.short}, ${weighting}   ${from}${dateInWords(now.asOf)}${left}`;
}

function sideHeadings({ symbols }: PairMark): Cell[] {
  return headings(symbols.long, symbols.short, "pair");
}

/** A profit or a loss in USD; a loss is red. */
export function amountCell(value: number | null, decimals: number): Cell {
  return value === null ? wordsCell(notApplicable, "quiet") : profitCell(value, decimals);
}

export function amounts(label: string, { long, short, net }: NetOfSides<number | null>, decimals: number): Row {
  return row(label, [amountCell(long, decimals), amountCell(short, decimals), amountCell(net, decimals)]);
}

/** What stands first: what it has made, how much of what it can make, and what has drifted. */
export function headlineSheet(mark: PairMark): Sheet {
  const { symbols, micros, profit, profitAtMid, fees, contracts, entry, now, ratio, chosenNow, maxGain, maxLoss } =
    mark;
  const sums = [profit.long, profit.short, profit.net, profitAtMid.net].filter((one) => one !== null);
  const decimals = moneyDecimals(sums);
  const sideOf = (side: Side) => ({
    symbol: symbols[side],
    ...(micros[side] === null ? {} : { micro: micros[side] }),
  });
  const sides = { long: sideOf("long"), short: sideOf("short") };
  const counted = (pair: Sides<number>, side: Side) =>
    numberCell(countWords(pair[side], sides[side], hasMicros(sides)));
  const count = (label: string, pair: Sides<number>): Row =>
    row(label, [counted(pair, "long"), counted(pair, "short"), blankCell]);
  const levels = (label: string, { levels: { long, short } }: PairMark["now"] | PairMark["entry"]): Row =>
    row(label, [numberCell(decimal(long.value, 2)), numberCell(decimal(short.value, 2)), blankCell]);
  const share = (label: string, bound: Bound | null, value: number | null): Row =>
    row(label, [
      blankCell,
      numberCell(bound === null ? notApplicable : boundAmount(bound, boundDecimals(bound))),
      numberCell(value === null ? notApplicable : percent(value, 1)),
    ]);
  const number = (value: number | null, digits: number) => (value === null ? notApplicable : decimal(value, digits));
  return {
    corner: "",
    headings: sideHeadings(mark),
    rows: [
      ...(contracts === null ? [] : [count("Contracts", contracts)]),
      levels("Level at entry", entry),
      levels("Level now", now),
      amounts("Profit where it closes, USD", profit, decimals),
      ...(fees === 0 ? [] : [afterFees(mark)]),
      amounts("  at the mid", profitAtMid, decimals),
      share("Of the max gain, USD", maxGain, mark.shareOfMaxGain),
      share("Of the max loss, USD", maxLoss, mark.shareOfMaxLoss),
      row(`Ratio, ${mark.symbols.short} per ${mark.symbols.long}`, [
        numberCell(number(ratio.entry, 4)),
        numberCell(number(ratio.now, 4)),
        numberCell(ratio.drift === null ? notApplicable : signedPercent(ratio.drift, 1)),
      ]),
      ...(chosenNow === null ? [] : [count("Would be chosen now", chosenNow)]),
    ],
  };
}

/** The profit with the fees of the entry off, of which the shares of the bounds are. */
function afterFees({ profit, fees }: PairMark): Row {
  const left = profit.net === null ? null : profit.net - fees;
  const cell = amountCell(left, left === null ? 0 : moneyDecimals([left]));
  return row(`  less fees of ${decimal(fees, moneyDecimals([fees]))}`, [blankCell, blankCell, cell]);
}

function boundDecimals(bound: Bound): number {
  return bound.kind === "limited" ? moneyDecimals([bound.amount]) : 0;
}

/** One line a rule: "takeProfit 50 %: REACHED, 61.2 %". */
export function ruleWords({ name, limit, actual, reached, reason }: RuleMark): string {
  const isDays = name === "daysLeft";
  const figure = (value: number) => (isDays ? `${value}` : percent(value, 1));
  const title = `${name} ${isDays ? limit : percent(limit, decimalsFor([limit * 100], 0, 4))}`;
  if (reason !== null) return `${title}: CANNOT BE MEASURED, ${messageOf(reason)}`;
  const at = actual === null ? notApplicable : name === "maxRatioDrift" ? signedPercent(actual, 1) : figure(actual);
  return `${title}: ${reached ? "REACHED" : "not reached"}, ${at}`;
}

/** What the parts of a profit are called. */
export const partLabels = {
  time: "Time",
  delta: "Level, by the entry delta",
  gamma: "  by gamma and higher",
  volatility: "Implied volatility",
  spread: "Spread, mid to closing side",
  unexplained: "Unexplained",
} as const;

/** What made the profit, part by part, and their sum; null where a leg has no parts. */
export function partsSheet(mark: PairMark): Sheet | null {
  const { attribution: parts, profit } = mark;
  if (parts === null) return null;
  const rows = partNames.map((name) => ({ label: partLabels[name], amount: parts[name] }));
  return {
    corner: "Made by, USD",
    headings: sideHeadings(mark),
    rows: [...rows.map(({ label, amount }) => amounts(label, amount, 2)), amounts("Profit", profit, 2)],
  };
}

/** Each leg with its entry and its mark. */
export function legsSheet({ legs }: PairMark): Sheet {
  // A value of the model has as many decimals as one likes; quotes and entries have their own.
  const prices = legs.flatMap(({ entry, mark }) => [
    entry,
    ...(mark === null || mark.from === "model" ? [] : [mark.value]),
  ]);
  const decimals = decimalsFor(prices, 2, 4);
  return {
    corner: "Leg",
    headings: headings("Held", "Entry", "Mark", "From", "Vol then", "Vol now", "USD"),
    aligns: ["right", "right", "right", "left", "right", "right", "right"],
    rows: legs.map((leg) =>
      row(leg.code ?? leg.name, [
        numberCell(signedDecimal(leg.quantity, 0)),
        numberCell(decimal(leg.entry, decimals)),
        leg.mark === null ? wordsCell("not marked", "loss") : numberCell(decimal(leg.mark.value, decimals)),
        wordsCell(sourceWords(leg)),
        numberCell(volatility(leg.impliedVolatility.entry)),
        numberCell(volatility(leg.impliedVolatility.now)),
        amountCell(leg.profit, moneyDecimals([leg.profit ?? 0])),
      ]),
    ),
  };
}

/** The side of the quote that closes the leg, or what else its mark is. */
function sourceWords({ mark, quantity }: LegMark): string {
  if (mark === null) return "";
  if (mark.from !== "mid" || mark.value === mark.mid) return mark.from;
  return quantity > 0 ? "bid" : "ask";
}

function volatility(value: number | null): string {
  return value === null ? "" : percent(value, 1);
}

/** The greeks of the position now; null where a leg is not valued. */
export function greeksSheet(mark: PairMark): Sheet | null {
  const { greeks } = mark;
  if (greeks === null) return null;
  return {
    corner: "Now, USD",
    headings: sideHeadings(mark),
    rows: [
      amounts("Delta, of the whole level", greeks.delta, 0),
      amounts("Gamma, per 1 %", greeks.gamma, 0),
      amounts("Vega, per vol point", greeks.vega, 0),
      amounts("Theta, per day", greeks.theta, 0),
    ],
  };
}
