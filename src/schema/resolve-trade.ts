import type { Sides } from "../core/pair/sides.ts";
import type { PairTrade } from "../core/pair/trade.ts";
import type { AnnualRate, Ratio } from "../core/quantity.ts";
import { PairsizeError } from "../errors/error.ts";
import { type Finding, finding } from "../errors/finding.ts";
import { mapOf } from "./history-source.ts";
import type { Origins } from "./path.ts";
import { type QuantityReader, quantityReader } from "./quantity-reader.ts";
import { ranges } from "./range.ts";
import { type LoadedHistory, resolveSide } from "./resolve-side.ts";
import { resolveRules, resolveWeightings } from "./resolve-size.ts";
import { shapeFindings } from "./shape.ts";
import { type Symbols, sideOfSymbol } from "./symbols.ts";
import type { TradeInput } from "./trade.ts";

export type { LoadedHistory } from "./resolve-side.ts";

/**
 * The checked trade of what was written.
 *
 * Values are read even where the shape is wrong elsewhere, so that every problem is said at once.
 *
 * @param histories the price files that the trade names, read
 * @param asOf the date of the price files, for a trade that names none
 * @param problems what was found wrong with the files that the trade names
 * @throws PairsizeError with every problem that the trade has, in the order of its places
 */
export function resolveTrade(
  input: unknown,
  origins: Origins,
  histories: Sides<LoadedHistory | null>,
  asOf: string | null,
  problems: readonly Finding[],
): PairTrade {
  const shape = shapeFindings(input, origins);
  const written = mapOf(input);
  if (!isSide(written.long) || !isSide(written.short)) throw refusal([...shape, ...problems]);
  const reader = quantityReader(origins);
  const resolved = resolveValues(withoutWrongLists(written) as TradeInput, reader, histories, asOf);
  const found = [...shape, ...problems, ...reader.findings];
  if (found.length > 0) throw refusal(found);
  const { long, short, ...rest } = resolved;
  if (long === null || short === null) throw new Error("a side that is not resolved has no finding that says why");
  return { ...rest, long, short };
}

function resolveValues(
  input: TradeInput,
  reader: QuantityReader,
  histories: Sides<LoadedHistory | null>,
  asOf: string | null,
) {
  const symbols: Symbols = { long: input.long.symbol, short: input.short.symbol };
  const products = input.products ?? [];
  const size = mapOf(input.size) as NonNullable<TradeInput["size"]>;
  if (symbols.long.toUpperCase() === symbols.short.toUpperCase()) {
    reader.findings.push(finding("SAME_SYMBOL", { symbol: symbols.long }, reader.origins.place(["short", "symbol"])));
  }
  return {
    long: resolveSide(input.long, ["long"], products, histories.long, reader),
    short: resolveSide(input.short, ["short"], products, histories.short, reader),
    asOf: reader.date(input.asOf, ["asOf"], "asOf") ?? asOf,
    expiry: reader.date(input.expiry, ["expiry"], "expiry"),
    rate: reader.quantity<AnnualRate>(input.rate, ["rate"], { name: "rate", range: ranges.rate, fraction: "rate" }),
    weightings: resolveWeightings(size.weighting, reader),
    rules: resolveRules(size, symbols, reader),
    moves: (input.moves ?? []).flatMap((move, index) => resolveMove(mapOf(move), index, symbols, reader)),
    warnings: [],
  };
}

function resolveMove(
  move: Readonly<Record<string, unknown>>,
  index: number,
  symbols: Symbols,
  reader: QuantityReader,
): Sides<Ratio>[] {
  const path = ["moves", index];
  const sides = Object.keys(move).map((symbol) => sideOfSymbol(symbol, symbols));
  if (sides.length !== 2 || !sides.includes("long") || !sides.includes("short")) {
    reader.findings.push(
      finding("MOVE_UNREADABLE", { got: Object.keys(move).join(", "), ...symbols }, reader.origins.place(path)),
    );
    return [];
  }
  const spec = { name: "move", range: ranges.move, fraction: "rate" } as const;
  const [first, second] = Object.entries(move).map(([symbol, by]) =>
    reader.quantity<Ratio>(by, [...path, symbol], spec),
  );
  if (first == null || second == null) return [];
  return [sides[0] === "long" ? { long: first, short: second } : { long: second, short: first }];
}

function isSide(value: unknown): boolean {
  return typeof mapOf(value).symbol === "string";
}

/** Lists that are something else are left out: the shape has said so, and the values are read from lists. */
function withoutWrongLists(trade: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const list = (value: unknown) => (Array.isArray(value) ? value : []);
  const side = (value: unknown) => ({ ...mapOf(value), legs: list(mapOf(value).legs) });
  return {
    ...trade,
    long: side(trade.long),
    short: side(trade.short),
    moves: list(trade.moves),
    products: list(trade.products).map(mapOf),
  };
}

function refusal(findings: readonly Finding[]): PairsizeError {
  const line = ({ where }: Finding) => where?.line ?? 0;
  const column = ({ where }: Finding) => where?.column ?? 0;
  const [first, ...others] = findings.toSorted((a, b) => line(a) - line(b) || column(a) - column(b));
  if (first === undefined) throw new Error("a refusal needs a finding");
  return new PairsizeError([first, ...others]);
}
