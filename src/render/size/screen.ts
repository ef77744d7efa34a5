import type {
  FeasibleSizing,
  MoveProfit,
  PairSizing,
  SizedLeg,
  SizedSide,
  SizedTrade,
  Sizing,
} from "../../core/pair/sizing.ts";
import { plural, structureOf } from "../../core/pair/structure.ts";
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
  strong,
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
  percent,
  signedDecimal,
  signedPercent,
  significantDecimals,
  visible,
} from "../text/text.ts";
import { capitalRow, commonRows, deltaRow, imbalanceFigure, modelRow, ofFeasible } from "./rows.ts";
import {
  bothSides,
  breakevenLines,
  countWords,
  feasibleOnes,
  hasMicros,
  heldWords,
  legLines,
  moveWords,
  pointsDecimals,
  premiumWords,
  weightingWords,
} from "./words.ts";

// The first screen of `size`, in the order in which a trader asks: what to trade, what it costs, the most that it can
// lose and make, what has to happen, what is left unbalanced; then the two sides. All other rows are in sheets.ts.

type Sizings = readonly Sizing[];

/** What is traded, in words: "buy RTY 2750/2950 call spreads, buy NQ 25500/23500 put spreads". */
export function pairInWords(trade: SizedTrade): string {
  return bothSides(trade).map(sideInWords).join(", ");
}

function sideInWords(side: SizedSide): string {
  const { name, bought } = structureOf(side.legs);
  const verb = bought === 0 ? "open" : bought > 0 ? "buy" : "sell";
  if (name !== "") return visible(`${verb} ${side.symbol} ${plural(name)}`);
  const symbols = side.micro === undefined ? side.symbol : `${side.symbol} and ${side.micro.symbol}`;
  return visible(`${verb} ${symbols} ${isShares(side) ? "shares" : "futures"}`);
}

function isShares({ legs, symbol }: SizedSide): boolean {
  return legs.some(({ kind, code }) => kind === "future" && code === symbol);
}

/** The answer: a column a weighting. */
export function answerSheet(result: PairSizing): Sheet {
  const { trade, sizings } = result;
  return {
    corner: "",
    headings: headings(...sizings.map(({ weighting }) => weighting)),
    aligns: sizings.map(() => "left"),
    rows: filledRows([
      ...contractsRows(trade, sizings),
      notionalRow(trade, sizings),
      ...costRows(sizings),
      ...boundRows(sizings),
      ...capitalRowOf(trade, sizings),
      ...eventRows(trade, sizings),
      ...balanceRows(result),
      ratioRow(trade, sizings),
    ]),
  };
}

/** What the pair binds, unless nobody limits it and it is no less than the debit that stands above it already. */
function capitalRowOf({ size }: SizedTrade, sizings: Sizings): Row[] {
  const isDebit = feasibleOnes(sizings).every(({ capital }) => capital.kind === "premium");
  return isDebit && size?.maxCapital === undefined ? [] : [capitalRow(sizings)];
}

/** Whole contracts, in one row; of a side in small contracts too, a row for each side. */
function contractsRows(trade: SizedTrade, sizings: Sizings): Row[] {
  const { long, short } = trade;
  if (!hasMicros(trade))
    return [contractsRow(`Contracts, ${long.symbol} : ${short.symbol}`, sizings, (pair) => heldWords(pair, trade))];
  return [
    contractsRow(`Contracts, ${long.symbol}`, sizings, (pair) => countWords(pair.long, long)),
    contractsRow(`Contracts, ${short.symbol}`, sizings, (pair) => countWords(pair.short, short)),
  ];
}

function contractsRow(label: string, sizings: Sizings, words: (pair: FeasibleSizing["contracts"]) => string): Row {
  const cell = (sizing: Sizing): Cell => {
    if (!sizing.available) return wordsCell("not available");
    return strong(sizing.feasible ? numberCell(words(sizing.contracts)) : wordsCell("nothing fits", "loss"));
  };
  return row(label, sizings.map(cell));
}

function notionalRow({ long, short }: SizedTrade, sizings: Sizings): Row {
  const decimals = moneyDecimals(feasibleOnes(sizings).flatMap(({ notional }) => [notional.long, notional.short]));
  return ofFeasible(`Notional, ${long.symbol} / ${short.symbol}, USD`, sizings, ({ notional }) =>
    numberCell(`${decimal(notional.long, decimals)} / ${decimal(notional.short, decimals)}`),
  );
}

/** How a row of cash says its direction: once in the label where all go one way, else in each figure. */
interface CashAmount {
  readonly label: "Pay" | "Receive" | "Premium";
  readonly figure: (amount: number) => string;
}

/** The words of some cash amounts at entry, paid below 0. */
function cashAmount(amounts: readonly number[], decimals: number): CashAmount {
  const figure = (amount: number) => decimal(Math.abs(amount), decimals);
  if (amounts.every((amount) => amount <= 0)) return { label: "Pay", figure };
  if (amounts.every((amount) => amount >= 0)) return { label: "Receive", figure };
  return { label: "Premium", figure: (amount) => premiumWords(amount, decimals) };
}

/** What is paid or received, with the fees behind it. */
function costRows(sizings: Sizings): (Row | null)[] {
  const all = feasibleOnes(sizings);
  const premiums = all.map(({ premium }) => premium.net);
  const decimals = moneyDecimals(all.flatMap(({ premium, fees }) => [premium.net, fees]));
  const fees = all.some((sizing) => sizing.fees !== 0);
  if (premiums.every((premium) => premium === 0))
    return [fees ? ofFeasible("Fees, USD", sizings, (one) => numberCell(decimal(one.fees, decimals))) : null];
  const { label, figure } = cashAmount(premiums, decimals);
  return [
    ofFeasible(`${label}, USD`, sizings, ({ premium, fees: paid }) =>
      numberCell(`${figure(premium.net)}${fees ? `, fees ${decimal(paid, decimals)}` : ""}`),
    ),
  ];
}

function boundRows(sizings: Sizings): Row[] {
  const bounds = feasibleOnes(sizings).flatMap(({ maxLoss, maxGain }) => [maxLoss, maxGain]);
  const decimals = moneyDecimals(amountsOf(bounds));
  return [
    ofFeasible("Max loss, USD", sizings, ({ maxLoss }) =>
      strong(numberCell(boundAmount(maxLoss, decimals), lossTone(maxLoss))),
    ),
    ...[modelRow(sizings)].filter((one) => one !== null),
    ofFeasible("Max gain, USD", sizings, ({ maxGain }) => numberCell(boundAmount(maxGain, decimals))),
  ];
}

/** What the pair makes by the moves that the trade names, where nothing moves, and where both indices move alike. */
function eventRows(trade: SizedTrade, sizings: Sizings): (Row | null)[] {
  const [first] = feasibleOnes(sizings);
  const moves = first?.moves ?? [];
  const named = moves.map((move, at) =>
    moveRows(trade, sizings, moveWords(trade, move), (sizing) => sizing.moves?.[at]),
  );
  // Of several moves the sides would fill the screen: --full has them.
  return [...named.flatMap((rows) => (moves.length > 1 ? rows.slice(0, 1) : rows)), ...commonRows(sizings)];
}

function moveRows(
  { long, short }: SizedTrade,
  sizings: Sizings,
  label: string,
  of: (sizing: FeasibleSizing) => MoveProfit | undefined,
): Row[] {
  const profits = feasibleOnes(sizings).flatMap((sizing) => of(sizing)?.profit ?? []);
  const decimals = moneyDecimals(profits.flatMap((profit) => [profit.long, profit.short, profit.net]));
  return [
    ofFeasible(label, sizings, (sizing) => profitCell(of(sizing)?.profit.net ?? 0, decimals)),
    ofFeasible(`  ${long.symbol} / ${short.symbol}`, sizings, (sizing) => {
      const profit = of(sizing)?.profit ?? { long: 0, short: 0, net: 0 };
      const parts = addingUp([profit.long, profit.short], profit.net, decimals);
      return numberCell(parts.map((part) => signedDecimal(part, decimals)).join(" / "));
    }),
  ];
}

/** What rounding to whole contracts left over, in what the weighting balances, and by delta; "!" is out of tolerance. */
function balanceRows(result: PairSizing): (Row | null)[] {
  const { sizings } = result;
  const heldNow = sizings.flatMap((sizing) => (sizing.available ? (sizing.holding?.imbalance ?? []) : []));
  return [
    ofFeasible("Imbalance", sizings, ({ imbalance, withinTolerance, weighting }) =>
      wordsCell(`${imbalanceFigure(imbalance)}${withinTolerance ? "" : " !"} of ${weightingWords[weighting].equal}`),
    ),
    deltaRow(result),
    heldNow.length === 0
      ? null
      : row(
          "  as held now",
          sizings.map((sizing) => {
            const held = sizing.available ? (sizing.holding?.imbalance ?? null) : null;
            return held === null ? blankCell : numberCell(imbalanceFigure(held));
          }),
        ),
    heldNow.length === 0 ? null : ofFeasible("To do", sizings, ({ direction }) => wordsCell(direction)),
  ];
}

/** The hedge ratio before rounding, the way round in which it is at least 1. */
function ratioRow({ long, short }: SizedTrade, sizings: Sizings): Row {
  const ratios = sizings.flatMap((sizing) => (sizing.available ? [sizing.hedgeRatio] : []));
  const isShortPerLong = (ratios[0] ?? 1) >= 1;
  const turned = (ratio: number) => (isShortPerLong ? ratio : 1 / ratio);
  const decimals = significantDecimals(ratios.map(turned), 3, 2);
  const unit = isShortPerLong ? `${short.symbol} per ${long.symbol}` : `${long.symbol} per ${short.symbol}`;
  return row(
    `Hedge ratio, ${unit}`,
    sizings.map((sizing) => (sizing.available ? numberCell(decimal(turned(sizing.hedgeRatio), decimals)) : blankCell)),
  );
}

/** The two sides in short: what they are, what one contract moves, what one unit costs and can do. */
export function sidesInShort(trade: SizedTrade): Sheet {
  const sides = bothSides(trade);
  const decimals = pointsDecimals(trade);
  const notionals = moneyDecimals(sides.map(({ notionalPerContract }) => notionalPerContract));
  const of = (label: string, cell: (side: SizedSide) => Cell) => row(label, sides.map(cell));
  return {
    corner: "",
    headings: headings(`long ${trade.long.symbol}`, `short ${trade.short.symbol}`),
    aligns: ["left", "left"],
    rows: filledRows([
      of("Counted in", ({ symbol, micro }) =>
        micro === undefined ? blankCell : wordsCell(`${micro.symbol}, ${micro.perLarge} to one ${symbol}`),
      ),
      of("Option", ({ option }) => (option === null ? blankCell : wordsCell(optionWords(option, trade)))),
      of("Level, points", (side) => wordsCell(`${decimal(side.level.value, decimals)}${levelSource(side)}`)),
      of(multiplierLabel(sides), multiplierCell),
      of("Notional each, USD", (side) => numberCell(decimal(side.notionalPerContract, notionals))),
      of("Volatility", (side) => wordsCell(volatilityInShort(side, sides))),
      ...unitRows(sides, decimals),
    ]),
  };
}

/** "RTOH6, American, AM", with its day where the two sides' differ. */
function optionWords(option: NonNullable<SizedSide["option"]>, { long, short }: SizedTrade): string {
  const { code, series, exercise, settlement, date } = option;
  const style = exercise === "american" ? "American" : "European";
  const settles = settlement === "am" || settlement === "pm" ? settlement.toUpperCase() : settlement;
  const isOther = new Set([long, short].flatMap((side) => side.option?.date ?? [])).size > 1;
  return [code ?? series, style, settles, isOther ? dateInWords(date) : null]
    .filter((part) => part !== null)
    .join(", ");
}

function levelSource({ level: { from, date } }: SizedSide): string {
  if (from === "history") return date === undefined ? ", last close" : `, close of ${dateInWords(date)}`;
  return from === "flag" || from === "file" ? "" : `, from the ${from}`;
}

function multiplierLabel(sides: readonly SizedSide[]): string {
  return sides.every(isInDollars) ? "Multiplier, USD per point" : "Multiplier, per point";
}

function isInDollars({ currency, fx }: SizedSide): boolean {
  return currency === "USD" && fx === 1;
}

function multiplierCell(side: SizedSide): Cell {
  const { multiplier, currency, fx } = side;
  return isInDollars(side)
    ? numberCell(exact(multiplier))
    : wordsCell(`${exact(multiplier)}${currencyBehind(currency)} at ${exact(fx)} USD`);
}

function volatilityInShort({ volatility }: SizedSide, sides: readonly SizedSide[]): string {
  if (volatility === null) return "not known";
  const known = sides.flatMap((side) => side.volatility?.value ?? []);
  const figure = percent(volatility.value, decimalsFor(known, 3, 4) - 2);
  if (volatility.from !== "history") return `${figure} given`;
  const { estimator, lookback } = volatility;
  const how = estimator === "close-to-close" && lookback !== null ? "" : `, ${estimator}`;
  return `${figure}${how}${lookback === null ? "" : `, ${lookback} returns`}`;
}

/** What one unit costs, can lose and make, and where it breaks even; of futures alone none of these says more. */
function unitRows(sides: readonly SizedSide[], decimals: number): (Row | null)[] {
  if (!sides.some(({ legs }) => legs.some(isOption))) return [];
  const rows = (label: string, cell: (side: SizedSide) => Cell) =>
    row(
      label,
      sides.map((side) => (side.legs.some(isOption) ? cell(side) : blankCell)),
    );
  const units = sides.filter(({ legs }) => legs.some(isOption));
  const premiums = units.map(({ unit }) => unit.netPremium);
  const { label, figure } = cashAmount(premiums, moneyDecimals(premiums));
  const bounds = amountsOf(units.flatMap(({ unit }) => [unit.maxLoss, unit.maxGain]));
  return [
    rows("Legs", (side) => (structureOf(side.legs).bought === 0 ? wordsCell(legLines(side, decimals)) : blankCell)),
    rows(`One ${unitNoun(units)}: ${label.toLowerCase()}`, (side) =>
      wordsCell(`${figure(side.unit.netPremium)}${premiumSource(side)}`),
    ),
    rows("  max loss / max gain", ({ unit }) => {
      const [loss, gain] = [unit.maxLoss, unit.maxGain].map((bound) => boundAmount(bound, moneyDecimals(bounds)));
      return numberCell(`${loss} / ${gain}`);
    }),
    rows("Breakeven", ({ unit, level }) =>
      wordsCell(
        breakevenLines(unit, decimals).map((line, at) => {
          const crossing = unit.breakevens[at];
          return crossing === undefined ? line : `${line} (${signedPercent(crossing / level.value - 1, 1)})`;
        }),
      ),
    ),
  ];
}

function isOption({ kind }: SizedLeg): boolean {
  return kind === "option";
}

/** What both structures are, where some words say it: "risk reversal", "spread" of a call spread and a put spread. */
function unitNoun(sides: readonly SizedSide[]): string {
  const names = sides.map(({ legs }) => structureOf(legs).name.split(" ").slice(1));
  const [first = [], second = first] = names;
  if (first.join(" ") === second.join(" ")) return first[0] === "structure" ? "structure" : first.join(" ");
  return first.at(-1) === "spread" && second.at(-1) === "spread" ? "spread" : "unit";
}

/** Where premiums are from, unless they were given. */
function premiumSource({ legs }: SizedSide): string {
  const sources = new Set(legs.flatMap((leg) => (leg.kind === "option" ? [leg.premium.from] : [])));
  if (sources.has("model")) return sources.size === 1 ? ", by model" : ", partly by model";
  return sources.has("chain") ? `${sources.size === 1 ? "," : ", partly"} from the chain` : "";
}
