import type {
  FeasibleSizing,
  HeldBook,
  PairGreeks,
  PairSizing,
  SizedSide,
  SizedTrade,
  Sizing,
} from "../../core/pair/sizing.ts";
import type { Bound } from "../../core/payoff/envelope.ts";
import {
  blankCell,
  type Cell,
  filledRows,
  headings,
  lossTone,
  numberCell,
  profitCell,
  type Row,
  row,
  type Sheet,
  type Tone,
  wordsCell,
} from "../sheet/sheet.ts";
import {
  addingUp,
  amountsOf,
  boundAmount,
  currencyBehind,
  dateInWords,
  decimal,
  decimalsFor,
  exact,
  moneyDecimals,
  notApplicable,
  percent,
  signedDecimal,
  signedPercent,
  significantDecimals,
} from "../text/text.ts";
import { capitalRows, commonRows, deltaRow, modelRow, ofFeasible } from "./rows.ts";
import {
  bothSides,
  breakevenLines,
  feasibleOnes,
  hasMicros,
  heldWords,
  leftOver,
  legLines,
  levelSource,
  moveWords,
  pointsDecimals,
  premiumWords,
  seriesWords,
  volatilitySource,
  weightingWords,
} from "./words.ts";

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
      rowOf("Option", sides, ({ option }) => (option === null ? blankCell : wordsCell(seriesWords(option)))),
      expiryRow(sides),
      ...levelRows(sides, decimals),
      ...multiplierRows(sides),
      rowOf("Notional each, USD", sides, (side) => numberCell(decimal(side.notionalPerContract, notionals))),
      ...volatilityRows(sides),
      ...structureRows(sides, decimals),
    ]),
  };
}

/** When the options expire, where the two sides differ: else the title says it. */
function expiryRow(sides: Sides): Row | null {
  const dates = new Set(sides.flatMap(({ option }) => option?.date ?? []));
  if (dates.size < 2) return null;
  return rowOf("Expiry", sides, ({ option }) => (option === null ? blankCell : wordsCell(dateInWords(option.date))));
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
    rowOf("Multiplier, per point", sides, ({ multiplier, currency }) =>
      numberCell(`${exact(multiplier)}${currencyBehind(currency)}`),
    ),
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
    rowOf("Structure", sides, (side) => wordsCell(legLines(side, decimals))),
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
    sideBoundRow("Max loss each, USD", sides, ({ unit }) => unit.maxLoss, lossTone),
    sideBoundRow(
      "Max gain each, USD",
      sides,
      ({ unit }) => unit.maxGain,
      () => "plain",
    ),
    rowOf("Breakeven, points", sides, ({ unit }) => wordsCell(breakevenLines(unit, decimals))),
  ];
}

function sideBoundRow(
  label: string,
  sides: Sides,
  bound: (side: SizedSide) => Bound,
  tone: (bound: Bound) => Tone,
): Row {
  const decimals = moneyDecimals(amountsOf(sides.map(bound)));
  return rowOf(label, sides, (side) => numberCell(boundAmount(bound(side), decimals), tone(bound(side))));
}

function rowOf(label: string, sides: Sides, cell: (side: SizedSide) => Cell): Row {
  return row(label, sides.map(cell));
}

type Sizings = readonly Sizing[];

/** The weightings beside each other, a row a figure. */
export function weightingsSheet(result: PairSizing): Sheet {
  const { trade, sizings } = result;
  return {
    corner: "",
    headings: headings(...sizings.map(({ weighting }) => weighting)),
    rows: filledRows([
      contractsRow(trade, sizings),
      ...notionalRows(sizings),
      ...moneyRows(sizings),
      ...capitalRows(trade, sizings),
      ...moveRows(trade, sizings),
      ...commonRows(sizings),
      ...balanceRows(result),
      ...bookRows(sizings),
      ...ratioRows(trade, sizings),
      riskRow(sizings),
      ...greekRows(sizings),
    ]),
  };
}

function ratioRows({ long, short }: SizedTrade, sizings: Sizings): Row[] {
  return [
    row(
      "Makes equal",
      sizings.map(({ weighting }) => wordsCell(weightingWords[weighting].equal)),
    ),
    ratioRow(`Ratio, ${short.symbol} per ${long.symbol}`, sizings, 3, 4, (ratio) => ratio),
    ratioRow(`Ratio, ${long.symbol} per ${short.symbol}`, sizings, 3, 2, (ratio) => 1 / ratio),
  ];
}

function ratioRow(
  label: string,
  sizings: Sizings,
  digits: number,
  least: number,
  turn: (ratio: number) => number,
): Row {
  const ratios = sizings.flatMap((sizing) => (sizing.available ? [turn(sizing.hedgeRatio)] : []));
  const decimals = significantDecimals(ratios, digits, least);
  const cell = (sizing: Sizing) =>
    sizing.available ? numberCell(decimal(turn(sizing.hedgeRatio), decimals)) : wordsCell("not available");
  return row(label, sizings.map(cell));
}

function contractsRow(trade: SizedTrade, sizings: Sizings): Row {
  const label = hasMicros(trade) ? "Contracts" : `Contracts, ${trade.long.symbol} : ${trade.short.symbol}`;
  return row(
    label,
    sizings.map((sizing) => contractsCell(sizing, trade)),
  );
}

function contractsCell(sizing: Sizing, trade: SizedTrade): Cell {
  if (!sizing.available) return blankCell;
  return sizing.feasible ? numberCell(heldWords(sizing.contracts, trade)) : wordsCell("nothing fits", "loss");
}

function notionalRows(sizings: Sizings): Row[] {
  return [
    moneyRow("Long notional, USD", sizings, ({ notional }) => notional.long, decimal),
    moneyRow("Short notional, USD", sizings, ({ notional }) => notional.short, decimal),
    moneyRow("Net notional, USD", sizings, ({ notional }) => notional.net, signedDecimal),
    moneyRow("Gross notional, USD", sizings, ({ notional }) => notional.gross, decimal),
  ];
}

function balanceRows(result: PairSizing): (Row | null)[] {
  const { sizings } = result;
  const outside = feasibleOnes(sizings).some(({ withinTolerance }) => !withinTolerance);
  return [
    ofFeasible("Residual", sizings, (sizing) => numberCell(leftOver(sizing))),
    ofFeasible("Imbalance", sizings, ({ imbalance }) => numberCell(signedPercent(imbalance, 2))),
    deltaRow(result),
    outside
      ? ofFeasible("Within tolerance", sizings, (sizing) =>
          sizing.withinTolerance ? wordsCell("yes") : wordsCell("no", "loss"),
        )
      : null,
  ];
}

/** Balance of the book as it is held now, a row a figure; none where no holdings were given. */
function bookRows(sizings: Sizings): Row[] {
  const bookOf = (sizing: Sizing) => (sizing.available ? sizing.holding : undefined);
  if (sizings.every((sizing) => bookOf(sizing) === undefined)) return [];
  const ofBook = (label: string, cell: (book: HeldBook, sizing: Sizing) => Cell) =>
    row(
      label,
      sizings.map((sizing) => {
        const book = bookOf(sizing);
        return book === undefined ? blankCell : cell(book, sizing);
      }),
    );
  return [
    ofBook("Residual as held now", ({ residual }, { weighting }) =>
      numberCell(residual === null ? notApplicable : leftOver({ weighting, residual })),
    ),
    ofBook("Imbalance as held now", ({ imbalance }) =>
      numberCell(imbalance === null ? notApplicable : signedPercent(imbalance, 2)),
    ),
    ofBook("  by delta", ({ deltaImbalance }) =>
      numberCell(deltaImbalance === null ? notApplicable : signedPercent(deltaImbalance, 2)),
    ),
    ofBook("Delta as held, USD", ({ delta }) =>
      numberCell(delta === null ? notApplicable : signedDecimal(delta.net, 0)),
    ),
    ofBook("1 σ day as held, USD", ({ dailyRisk }) =>
      numberCell(dailyRisk === null ? notApplicable : decimal(dailyRisk.amount, 0)),
    ),
  ];
}

function moneyRows(sizings: Sizings): (Row | null)[] {
  const feasible = feasibleOnes(sizings);
  return [
    feasible.every(({ premium }) => premium.net === 0)
      ? null
      : moneyRow("Premium, USD", sizings, (one) => one.premium.net, premiumWords),
    feasible.every(({ fees }) => fees === 0) ? null : moneyRow("Fees, USD", sizings, ({ fees }) => fees, decimal),
    pairBoundRow("Max loss, USD", sizings, ({ maxLoss }) => maxLoss, lossTone),
    modelRow(sizings),
    pairBoundRow(
      "Max gain, USD",
      sizings,
      ({ maxGain }) => maxGain,
      () => "plain",
    ),
  ];
}

/** The standard deviation of a day: the greater of deltas and revaluation, which the budget counts. */
function riskRow(sizings: Sizings): Row | null {
  const risks = feasibleOnes(sizings).flatMap(({ dailyRisk }) => dailyRisk ?? []);
  const [first] = risks;
  if (first === undefined) return null;
  const together = first.correlation === null ? "sides added" : `correlation ${decimal(first.correlation, 2)}`;
  const by = first.revalued === null ? ", by delta" : "";
  return moneyRow(
    `1 σ day, USD, ${together}${by}`,
    sizings,
    (one) => greaterRisk(one.dailyRisk),
    (amount) => decimal(amount, 0),
  );
}

function greaterRisk(risk: FeasibleSizing["dailyRisk"]): number {
  return risk === null ? 0 : Math.max(risk.amount, risk.revalued ?? 0);
}

/** The net greeks of each sizing in whole USD, a row each; none where the options of no sizing can be valued. */
function greekRows(sizings: Sizings): Row[] {
  const moved = (greek: keyof PairGreeks) =>
    feasibleOnes(sizings).some(
      ({ greeks }) => greeks !== null && (greeks[greek].long !== 0 || greeks[greek].short !== 0),
    );
  const net = (label: string, greek: keyof PairGreeks) =>
    ofFeasible(label, sizings, ({ greeks }) => numberCell(greeks === null ? "" : signedDecimal(greeks[greek].net, 0)));
  // Futures alone have a delta and nothing else: that is their notional, which is shown already.
  if (!moved("gamma") && !moved("vega")) return [];
  return [
    net("Net delta, USD", "delta"),
    net("Net gamma, USD per 1 %", "gamma"),
    net("Net vega, USD per vol point", "vega"),
    net("Net theta, USD per day", "theta"),
  ];
}

function moveRows(trade: SizedTrade, sizings: Sizings): Row[] {
  const [first] = feasibleOnes(sizings);
  return (first?.moves ?? []).flatMap((move, index) => {
    const profits = feasibleOnes(sizings).flatMap((sizing) => sizing.moves?.[index]?.profit ?? []);
    const decimals = moneyDecimals(profits.flatMap(({ long, short, net }) => [long, short, net]));
    const profit = (of: "long" | "short" | "net") => (sizing: FeasibleSizing) => {
      const { long, short, net } = sizing.moves?.[index]?.profit ?? { long: 0, short: 0, net: 0 };
      const [first = 0, second = 0] = addingUp([long, short], net, decimals);
      return of === "net" ? net : of === "long" ? first : second;
    };
    const profitRow = (label: string, of: "long" | "short" | "net") =>
      ofFeasible(label, sizings, (sizing) => profitCell(profit(of)(sizing), decimals));
    return [
      profitRow(`Profit if ${moveWords(trade, move)}`, "net"),
      profitRow(`  of which ${trade.long.symbol}`, "long"),
      profitRow(`  of which ${trade.short.symbol}`, "short"),
    ];
  });
}

function pairBoundRow(
  label: string,
  sizings: Sizings,
  of: (sizing: FeasibleSizing) => Bound,
  tone: (bound: Bound) => Tone,
): Row {
  const decimals = moneyDecimals(amountsOf(feasibleOnes(sizings).map(of)));
  return ofFeasible(label, sizings, (sizing) => numberCell(boundAmount(of(sizing), decimals), tone(of(sizing))));
}

/** A row of amounts in one precision. */
function moneyRow(
  label: string,
  sizings: Sizings,
  of: (sizing: FeasibleSizing) => number,
  write: typeof decimal,
  tone: (amount: number) => Tone = () => "plain",
): Row {
  const decimals = moneyDecimals(feasibleOnes(sizings).map(of));
  return ofFeasible(label, sizings, (sizing) => numberCell(write(of(sizing), decimals), tone(of(sizing))));
}
