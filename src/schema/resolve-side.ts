import { findContract, findRetired, namedContract, nearestSymbols } from "../core/contract/catalogue.ts";
import { containsOption, type WrittenLeg } from "../core/option/leg.ts";
import { readLegs } from "../core/option/read-leg.ts";
import {
  type SideMargin,
  type SourcedLevel,
  type SourcedVolatility,
  type TradedContract,
  type TradeLeg,
  type TradeOption,
  type TradeSide,
  UNNAMED_CURRENCY,
} from "../core/pair/trade.ts";
import { as, type FxRate, type Points, type UsdPerPoint } from "../core/quantity.ts";
import type { Bars } from "../core/volatility/bars.ts";
import { defaultMethod, type Estimator, estimators, type VolatilityMethod } from "../core/volatility/method.ts";
import { type Finding, finding } from "../errors/finding.ts";
import { brokenSize, holds, type QuantityReader } from "./key.ts";
import { type LegInput, type ProductInput, productKeys, type SideInput } from "./keys.ts";
import { resolveExpiry } from "./resolve-instruments.ts";
import {
  historyKeys,
  legKeys,
  levelKeys,
  marginKeys,
  premiumKeys,
  selectorKeys,
  sideKeys,
  volatilityKeys,
} from "./side-keys.ts";
import { isMap, mapOf, type Path } from "./written-trade.ts";

/** A price file, read: what a side takes from it. */
export interface LoadedHistory {
  readonly file: string;
  readonly bars: Bars;
  /** The last unadjusted close; null where the file has adjusted prices only. */
  readonly level: { readonly value: Points; readonly date: string } | null;
}

/** What the sides of a trade have in common. */
interface Shared {
  readonly products: readonly ProductInput[];
  /** ISO date of the trade, and the expiry as it is written for both sides. */
  readonly dates: { readonly asOf: string | null; readonly expiry: string | null };
}

/** One side of the trade, with its quantities read; null where it cannot be and findings say why. */
export function resolveSide(
  side: SideInput,
  path: Path,
  { products, dates }: Shared,
  loaded: LoadedHistory | null,
  reader: QuantityReader,
): TradeSide | null {
  const at = (key: string): Path => [...path, key];
  const contract = resolveContract(side, path, products, reader);
  const number = reader.numbersOf(sideKeys, side, path);
  const volatility = volatilityOf(side.volatility, at("volatility"), reader);
  const impliedVolatility = number("impliedVolatility");
  const dividendYield = number("yield");
  const method = resolveMethod(side.history, at("history"), reader);
  const level = levelOf(side, at("level"), loaded, reader);
  const legs = legsOf(side, at("legs"), reader);
  if (contract?.kind === "index" && legs !== null && !containsOption(legs)) {
    reader.findings.push(
      finding(
        "CONTRACT_NOT_HOLDABLE",
        { symbol: contract.symbol, future: findContract(contract.symbol)?.future ?? null },
        reader.origins.place(path),
      ),
    );
  }
  const hasOptions = containsOption(legs ?? []);
  const { asOf, expiry: ofPair } = dates;
  const expires = contract === null ? null : resolveExpiry({ side, path, contract, hasOptions, ofPair, asOf }, reader);
  if (contract === null || level === null || legs === null || expires === null) return null;
  const beta = number("beta");
  const margin = marginOf(side.margin, at("margin"), reader);
  return {
    contract,
    level,
    volatility,
    history: loaded === null ? null : { file: loaded.file, bars: loaded.bars, method },
    impliedVolatility,
    yield: dividendYield,
    ...(beta === null ? {} : { beta }),
    ...(margin === null ? {} : { margin }),
    exercise: side.exercise ?? null,
    ...expires,
    // A file: whoever can read files adds it.
    chain: null,
    legs,
  };
}

/** The trader's own margin; null where none is given, or where it is wrong and a finding says so. */
function marginOf(written: SideInput["margin"], path: Path, reader: QuantityReader): SideMargin | null {
  if (written == null || !isMap(written)) return null;
  const initial = reader.numbersOf(marginKeys, written, path)("initial");
  const asOf = reader.date(written.asOf, [...path, "asOf"], "asOf");
  return initial === null || asOf === null ? null : { initial, asOf };
}

/** A level as a number, or as an answer prints it with where it came from. */
function givenLevel(written: SideInput["level"], path: Path, reader: QuantityReader): SourcedLevel | null {
  if (typeof written !== "object" || written === null) {
    const value = reader.quantity(written, path, "level", sideKeys.level.range);
    return value === null ? null : { value, from: reader.origins.from(path) };
  }
  const value = reader.numbersOf(levelKeys, written, path)("value");
  if (value === null) return null;
  const { from, file, date } = written;
  const source = { ...(file == null ? {} : { file }), ...(date == null ? {} : { date }) };
  return { value, from: from ?? reader.origins.from(path), ...source };
}

/** A volatility as a number, or as an answer prints it with how it was measured. */
function volatilityOf(written: SideInput["volatility"], path: Path, reader: QuantityReader): SourcedVolatility | null {
  if (typeof written !== "object" || written === null) {
    const value = reader.quantity(written, path, "volatility", sideKeys.volatility.range);
    return value === null ? null : { value, from: reader.origins.from(path) };
  }
  const number = reader.numbersOf(volatilityKeys, written, path);
  const [value, periodsPerYear, observations] = [number("value"), number("periodsPerYear"), number("observations")];
  const { from, estimator, firstDate, lastDate, file } = written;
  const lookback = number("lookback");
  if (value === null) return null;
  if (from !== "history" || periodsPerYear === null || observations === null)
    return { value, from: from === "flag" ? "flag" : reader.origins.from(path) };
  if (estimator == null || firstDate == null || lastDate == null || file == null)
    return { value, from: reader.origins.from(path) };
  return { value, from, estimator, lookback, periodsPerYear, firstDate, lastDate, observations, file };
}

function levelOf(
  side: SideInput,
  path: Path,
  loaded: LoadedHistory | null,
  reader: QuantityReader,
): SourcedLevel | null {
  const given = givenLevel(side.level, path, reader);
  if (given !== null) return given;
  if (side.level != null) return null;
  const bound = loaded?.level ? brokenSize(loaded.level.value) : null;
  if (loaded?.level && bound !== null) {
    const outside = { name: `the last close of ${loaded.file}`, bound, got: loaded.level.value };
    reader.findings.push(finding("VALUE_OUT_OF_RANGE", outside, reader.origins.place(path.slice(0, -1))));
    return null;
  }
  if (loaded?.level) return { value: loaded.level.value, from: "history", file: loaded.file, date: loaded.level.date };
  // A price file that could not be read, and a side without a symbol, have been refused already.
  if ((side.history != null && loaded === null) || side.symbol === "") return null;
  reader.findings.push(finding("LEVEL_MISSING", { symbol: side.symbol }, reader.origins.place(path.slice(0, -1))));
  return null;
}

/** Most legs of a side: more than any desk holds on one index, and few enough to be valued at many levels. */
const MOST_LEGS = 250;

function legsOf(side: SideInput, path: Path, reader: QuantityReader): readonly TradeLeg[] | null {
  const written = side.legs ?? [];
  if (written.length > MOST_LEGS) {
    const many = finding("LEGS_TOO_MANY", { count: written.length, most: MOST_LEGS });
    reader.findings.push({ ...many, ...reader.origins.place(path) });
    return null;
  }
  const legs = written.flatMap((leg, index) => (isImplicit(leg) ? [] : resolveLeg(leg, [...path, index], reader)));
  return legs.every((leg) => leg !== null) ? legs : null;
}

/** Whether an answer prints the future of a side without legs. */
function isImplicit(leg: LegInput): boolean {
  const { implicit } = mapOf(leg);
  return implicit === true || implicit === "true";
}

/** The legs that were written, in the notation or as a map; null where one is wrong and a finding says so. */
function resolveLeg(written: LegInput, path: Path, reader: QuantityReader): readonly (TradeLeg | null)[] {
  if (typeof written === "string") return legsOfText(written, path, reader);
  // A leg of another kind has been refused by its shape.
  return [typeof written === "object" && written !== null ? legOfMap(written, path, reader) : null];
}

function legsOfText(text: string, path: Path, reader: QuantityReader): readonly (TradeLeg | null)[] {
  const reading = readLegs(text);
  if (reading.ok) return reading.value.map((leg) => resolveWritten(leg, path, reader));
  reader.findings.push({ ...reading.finding, ...reader.origins.place(path, { offset: reading.offset }) });
  return [null];
}

function resolveWritten(leg: WrittenLeg, path: Path, { findings, origins }: QuantityReader): TradeLeg | null {
  const tooLarge = sizeFinding(leg);
  if (tooLarge !== null) {
    findings.push({ ...tooLarge, ...origins.place(path) });
    return null;
  }
  if (leg.kind === "future") return leg;
  const { kind, quantity, right, strike, premium } = leg;
  const quoted = premium === null ? null : quotedPremium(premium, origins.from(path), leg.net === true);
  return { kind, quantity, right, strike, premium: quoted, delta: null };
}

/** What of a leg is too large or too small to compute with; null where nothing is. */
function sizeFinding(leg: WrittenLeg): Finding | null {
  const ofNumber = (name: string, got: number | null): Finding | null => {
    const bound = got === null ? null : brokenSize(got);
    return got === null || bound === null ? null : finding("VALUE_OUT_OF_RANGE", { name, bound, got });
  };
  const broken =
    leg.kind === "future"
      ? ofNumber("entry", leg.entry)
      : (ofNumber("strike", leg.strike.kind === "points" ? leg.strike.value : null) ??
        ofNumber("premium", leg.premium));
  if (broken !== null) return broken;
  const { range } = legKeys.quantity;
  return holds(range, leg.quantity)
    ? null
    : finding("VALUE_OUT_OF_RANGE", { name: "quantity", bound: range.words, got: leg.quantity });
}

function legOfMap(written: Exclude<LegInput, string>, path: Path, reader: QuantityReader): TradeLeg | null {
  const number = reader.numbersOf(legKeys, written, path);
  const quantity = written.quantity == null ? 1 : number("quantity");
  const namesOption = written.right != null || written.strike != null;
  if (written.kind === "future" && namesOption) {
    const place = reader.origins.place([...path, "kind"]);
    const bound = "option where the leg has a right or a strike";
    reader.findings.push(finding("VALUE_OUT_OF_RANGE", { name: "kind", bound, got: written.kind }, place));
    return null;
  }
  if (!namesOption && written.kind !== "option") {
    const entry = number("entry");
    return quantity === null ? null : { kind: "future", quantity, entry };
  }
  requireKey(written, "strike", path, reader);
  requireKey(written, "right", path, reader);
  const strike = number("strike");
  const premium = premiumOf(written, path, reader);
  const delta = number("delta");
  const { right } = written;
  if (quantity === null || strike === null || (right !== "call" && right !== "put")) return null;
  return {
    kind: "option",
    quantity,
    right,
    strike: { kind: "points", value: strike },
    premium,
    delta,
    ...namedBy(written, path, reader),
  };
}

/** How the strike of an answer was named. */
function namedBy(written: Exclude<LegInput, string>, path: Path, reader: QuantityReader) {
  const { selector } = written;
  if (selector == null) return {};
  const value = reader.numbersOf(selectorKeys, selector, [...path, "selector"])("value");
  return value === null ? {} : { named: { kind: selector.kind, value } };
}

/** A premium as a number, or as an answer prints it with its origin; null where the model is to give it, as it did. */
function premiumOf(written: Exclude<LegInput, string>, path: Path, reader: QuantityReader): QuotedPremium | null {
  const at: Path = [...path, "premium"];
  const { premium } = written;
  const isMap = typeof premium === "object" && premium !== null;
  const value = isMap
    ? reader.numbersOf(premiumKeys, premium, at)("value")
    : reader.numbersOf(legKeys, written, path)("premium");
  const from = (isMap ? premium.from : null) ?? reader.origins.from(at);
  const isNet = isMap && (premium.net === true || premium.net === "true");
  return value === null || from === "model" ? null : quotedPremium(value, from, isNet);
}

function quotedPremium(value: Points, from: QuotedPremium["from"], isNet: boolean): QuotedPremium {
  return isNet ? { value, from, net: true } : { value, from };
}

type QuotedPremium = NonNullable<TradeOption["premium"]>;

function requireKey(
  written: Exclude<LegInput, string>,
  key: "strike" | "right",
  path: Path,
  { findings, origins }: QuantityReader,
): void {
  if (written[key] == null)
    findings.push(finding("KEY_MISSING", { key, parent: "an option leg" }, origins.place(path)));
}

/** What a contract is before the overrides of the trade: from the trade's own products, else from the table. */
interface Listed {
  readonly symbol: string;
  readonly name: string;
  readonly kind: TradedContract["kind"];
  readonly multiplier: UsdPerPoint | null;
  /** Null where nothing says it. */
  readonly currency: string | null;
  readonly fx: FxRate | null;
}

/**
 * The contract of a side: of the trade's own products, of the table, or made by a multiplier; null where none of them
 * has it and a finding says so.
 */
function resolveContract(
  side: SideInput,
  path: Path,
  products: readonly ProductInput[],
  reader: QuantityReader,
): TradedContract | null {
  const number = reader.numbersOf(sideKeys, side, path);
  const given = number("multiplier");
  const fx = number("fx");
  const own = ownProduct(side.symbol, products, reader);
  const listed = own ?? fromTable(side.symbol) ?? unlisted(side.symbol, given);
  const multiplier = given ?? listed.multiplier;
  if (multiplier === null) {
    // A product without a multiplier, and a side without a symbol, have been refused already.
    if (side.multiplier == null && own === null && side.symbol !== "")
      reader.findings.push({ ...unknownContract(side.symbol), ...reader.origins.place([...path, "symbol"]) });
    return null;
  }
  const { currency } = listed;
  const rate = fx ?? listed.fx ?? (currency === null || currency === "USD" ? as<FxRate>(1) : null);
  if (rate === null) {
    if (side.fx == null)
      reader.findings.push(
        finding("FX_MISSING", { symbol: listed.symbol, currency: currency ?? "" }, reader.origins.place(path)),
      );
    return null;
  }
  return {
    symbol: listed.symbol,
    name: listed.name,
    kind: listed.kind,
    multiplier,
    currency: currency ?? (rate === 1 ? "USD" : UNNAMED_CURRENCY),
    fx: rate,
  };
}

/**
 * The warnings about a contract that nothing describes: dollars are taken where no currency and no exchange rate is
 * given, and a future where a yield is, which only an index or an ETF pays.
 */
export function assumedOf(side: SideInput, products: readonly ProductInput[]): readonly Finding[] {
  const { symbol } = side;
  const product = products[placeOfProduct(symbol, products)];
  const isListed = namedContract(symbol) !== undefined;
  const isPriced =
    (product === undefined && isListed) || (side.fx ?? product?.fx ?? product?.currency ?? null) !== null;
  const isKind = isListed || side.yield == null || product?.kind != null;
  return [
    ...(isPriced ? [] : [finding("CURRENCY_ASSUMED", { symbol })]),
    ...(isKind ? [] : [finding("KIND_ASSUMED", { symbol })]),
  ];
}

/** The index of a symbol among the trade's own products; -1 where it is none of them. */
function placeOfProduct(symbol: string, products: readonly ProductInput[]): number {
  return products.findIndex((product) => product.symbol.toUpperCase() === symbol.toUpperCase());
}

function ownProduct(symbol: string, products: readonly ProductInput[], reader: QuantityReader): Listed | null {
  if (symbol === "") return null;
  const at = placeOfProduct(symbol, products);
  const product = products[at];
  if (product === undefined) return null;
  const number = reader.numbersOf(productKeys, product, ["products", at]);
  // A fact of the contract that no figure needs: read for what is wrong with it.
  number("tick");
  return {
    symbol: product.symbol,
    name: product.name ?? product.symbol,
    kind: product.kind ?? namedContract(symbol)?.kind ?? "future",
    multiplier: number("multiplier"),
    currency: product.currency ?? null,
    fx: number("fx"),
  };
}

function fromTable(symbol: string): Listed | null {
  const spec = namedContract(symbol);
  if (spec === undefined) return null;
  const { name, kind, multiplier, currency } = spec;
  return { symbol: spec.symbol, name, kind, multiplier, currency, fx: null };
}

function unlisted(symbol: string, multiplier: UsdPerPoint | null): Listed {
  return { symbol, name: symbol, kind: "future", multiplier, currency: null, fx: null };
}

function unknownContract(symbol: string): Finding {
  const retired = findRetired(symbol);
  if (retired !== undefined) return finding("CONTRACT_RETIRED", retired);
  return finding("CONTRACT_UNKNOWN", { symbol, nearest: nearestSymbols(symbol) });
}

/** How a side's volatility is measured: what its history says, and the defaults for what it leaves out. */
export function resolveMethod(written: SideInput["history"], path: Path, reader: QuantityReader): VolatilityMethod {
  if (written == null) return defaultMethod;
  const input = typeof written === "object" && written !== null ? written : { file: "" };
  const number = reader.numbersOf(historyKeys, input, path);
  return {
    estimator: estimatorOf(input.estimator, [...path, "estimator"], reader) ?? defaultMethod.estimator,
    lookback: number("lookback") ?? defaultMethod.lookback,
    periodsPerYear: number("periodsPerYear") ?? defaultMethod.periodsPerYear,
    lambda: number("lambda") ?? defaultMethod.lambda,
  };
}

function estimatorOf(written: unknown, path: Path, { findings, origins }: QuantityReader): Estimator | null {
  if (typeof written !== "string") return null;
  const known = estimators.find((estimator) => estimator === written);
  if (known === undefined)
    findings.push(finding("ESTIMATOR_UNKNOWN", { got: written, known: estimators }, origins.place(path)));
  return known ?? null;
}
