import type { Bound } from "../../core/bound.ts";
import type { SizedSide, SizedTrade } from "../../core/pair/sized-trade.ts";
import {
  blankCell,
  type Cell,
  filledRows,
  headings,
  lossTone,
  numberCell,
  type Row,
  row,
  type Sheet,
  type Tone,
  wordsCell,
} from "../sheet/sheet.ts";
import {
  amountsOf,
  boundAmount,
  decimal,
  decimalsFor,
  exact,
  moneyDecimals,
  notApplicable,
  percent,
} from "../text/figures.ts";
import {
  bothSides,
  breakevenLines,
  legWithPrice,
  levelSource,
  pointsDecimals,
  premiumWords,
  volatilitySource,
} from "./trade-words.ts";

/** More legs than this are counted on the screen; the tickets and the JSON have them all. */
const mostLegs = 12;

type Sides = readonly [SizedSide, SizedSide];

/** The two sides beside each other, per contract or per unit of the structure. */
export function sidesSheet(trade: SizedTrade): Sheet {
  const sides = bothSides(trade);
  const decimals = pointsDecimals(trade);
  const notionals = moneyDecimals(sides.map(({ notionalPerContract }) => notionalPerContract));
  return {
    corner: "",
    headings: headings(`long ${trade.long.symbol}`, `short ${trade.short.symbol}`),
    rows: filledRows([
      rowOf("Contract", sides, ({ name }) => wordsCell(name)),
      rowOf("Counted in", sides, countedIn),
      ...levelRows(sides, decimals),
      ...multiplierRows(sides),
      rowOf("Notional each, USD", sides, (side) => numberCell(decimal(side.notionalPerContract, notionals))),
      ...volatilityRows(sides),
      ...structureRows(sides, decimals),
    ]),
  };
}

function countedIn({ symbol, micro }: SizedSide): Cell {
  return micro === undefined ? blankCell : wordsCell(`${micro.symbol}, ${micro.perLarge} to one ${symbol}`);
}

function levelRows(sides: Sides, decimals: number): (Row | null)[] {
  const given = sides.every(({ level }) => level.from === "flag" || level.from === "file");
  return [
    rowOf("Level, points", sides, ({ level }) => numberCell(decimal(level.value, decimals))),
    given ? null : rowOf("Level from", sides, ({ level }) => wordsCell(levelSource(level), "quiet")),
  ];
}

function multiplierRows(sides: Sides): (Row | null)[] {
  if (sides.every(({ currency, fx }) => currency === "USD" && fx === 1)) {
    return [rowOf("Multiplier, USD per point", sides, ({ multiplier }) => numberCell(exact(multiplier)))];
  }
  return [
    rowOf("Multiplier, per point", sides, ({ multiplier, currency }) => numberCell(`${exact(multiplier)} ${currency}`)),
    rowOf("USD per unit of currency", sides, ({ fx }) => numberCell(exact(fx))),
  ];
}

function volatilityRows(sides: Sides): Row[] {
  const known = sides.flatMap(({ volatility }) => (volatility === null ? [] : [volatility.value]));
  const decimals = decimalsFor(known, 3, 4) - 2;
  const perYear = ({ dollarVolatilityPerContract: amount }: SizedSide) =>
    amount === null ? notApplicable : decimal(amount, 0);
  return [
    rowOf("Volatility, annual", sides, ({ volatility }) =>
      numberCell(volatility === null ? notApplicable : percent(volatility.value, decimals)),
    ),
    rowOf("Volatility from", sides, ({ volatility }) => wordsCell(volatilitySource(volatility), "quiet")),
    ...(known.length === 0
      ? []
      : [rowOf("Dollar volatility each, USD/√yr", sides, (side) => numberCell(perYear(side)))]),
  ];
}

function structureRows(sides: Sides, decimals: number): (Row | null)[] {
  const premiums = sides.map(({ unit }) => unit.netPremium);
  const deltas = sides.some(({ unit }) => unit.delta !== null);
  const optionless = premiums.every((premium) => premium === 0);
  return [
    rowOf("Structure", sides, (side) => structure(side, decimals)),
    deltas
      ? rowOf("Delta each", sides, ({ unit }) =>
          numberCell(unit.delta === null ? notApplicable : decimal(unit.delta, 3)),
        )
      : null,
    optionless
      ? null
      : rowOf("Premium each, USD", sides, ({ unit }) =>
          numberCell(premiumWords(unit.netPremium, moneyDecimals(premiums))),
        ),
    boundRow("Max loss each, USD", sides, ({ unit }) => unit.maxLoss, lossTone),
    boundRow(
      "Max gain each, USD",
      sides,
      ({ unit }) => unit.maxGain,
      () => "plain",
    ),
    rowOf("Breakeven, points", sides, ({ unit }) => wordsCell(breakevenLines(unit, decimals))),
  ];
}

function structure({ legs }: SizedSide, decimals: number): Cell {
  const more = legs.length - mostLegs;
  const shown = more > 1 ? legs.slice(0, mostLegs) : legs;
  return wordsCell([
    ...shown.map((leg) => legWithPrice(leg, decimals)),
    ...(more > 1 ? [`and ${more} more legs`] : []),
  ]);
}

function boundRow(label: string, sides: Sides, bound: (side: SizedSide) => Bound, tone: (bound: Bound) => Tone): Row {
  const decimals = moneyDecimals(amountsOf(sides.map(bound)));
  return rowOf(label, sides, (side) => numberCell(boundAmount(bound(side), decimals), tone(bound(side))));
}

function rowOf(label: string, sides: Sides, cell: (side: SizedSide) => Cell): Row {
  return row(label, sides.map(cell));
}
