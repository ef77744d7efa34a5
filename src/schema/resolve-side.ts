import { findContract } from "../core/contract/find-contract.ts";
import type { SourcedLevel } from "../core/pair/sized-trade.ts";
import type { TradeLeg, TradeSide } from "../core/pair/trade.ts";
import type { AnnualRate, AnnualVolatility, Points } from "../core/quantity.ts";
import type { Bars } from "../core/volatility/bars.ts";
import { finding } from "../errors/finding.ts";
import type { Path } from "./path.ts";
import type { QuantityReader } from "./quantity-reader.ts";
import { brokenSize, ranges } from "./range.ts";
import { resolveContract } from "./resolve-contract.ts";
import { resolveLeg } from "./resolve-leg.ts";
import { resolveMethod } from "./resolve-method.ts";
import type { ProductInput, SideInput } from "./trade.ts";

/** A price file, read: what a side takes from it. */
export interface LoadedHistory {
  readonly file: string;
  readonly bars: Bars;
  /** The last unadjusted close; null where the file has adjusted prices only. */
  readonly level: { readonly value: Points; readonly date: string } | null;
}

/** One side of the trade, with its quantities read; null where it cannot be and findings say why. */
export function resolveSide(
  side: SideInput,
  path: Path,
  products: readonly ProductInput[],
  loaded: LoadedHistory | null,
  reader: QuantityReader,
): TradeSide | null {
  const at = (key: string): Path => [...path, key];
  const contract = resolveContract(side, path, products, reader);
  const given: AnnualVolatility | null = reader.ofKey(side, "volatility", path, {
    name: "volatility",
    range: ranges.volatility,
    fraction: "volatility",
  });
  const impliedVolatility: AnnualVolatility | null = reader.ofKey(side, "impliedVolatility", path, {
    name: "impliedVolatility",
    range: ranges.volatility,
    fraction: "volatility",
  });
  const dividendYield: AnnualRate | null = reader.ofKey(side, "yield", path, {
    name: "yield",
    range: ranges.rate,
    fraction: "rate",
  });
  const method = resolveMethod(side.history, at("history"), reader);
  const level = levelOf(side, at("level"), loaded, reader);
  const legs = legsOf(side, at("legs"), reader);
  if (contract !== null && legs?.length === 0 && contract.kind === "index") {
    reader.findings.push(
      finding(
        "CONTRACT_NOT_HOLDABLE",
        { symbol: contract.symbol, future: findContract(contract.symbol)?.future ?? null },
        reader.origins.place(path),
      ),
    );
  }
  if (contract === null || level === null || legs === null) return null;
  const volatility = given === null ? null : { value: given, from: reader.origins.from(at("volatility")) };
  return {
    contract,
    level,
    volatility,
    history: loaded === null ? null : { file: loaded.file, bars: loaded.bars, method },
    impliedVolatility,
    yield: dividendYield,
    exercise: side.exercise ?? null,
    // A file: whoever can read files adds it.
    chain: null,
    legs,
  };
}

function levelOf(
  side: SideInput,
  path: Path,
  loaded: LoadedHistory | null,
  reader: QuantityReader,
): SourcedLevel | null {
  const given = reader.quantity<Points>(side.level, path, { name: "level", range: ranges.level });
  if (given !== null) return { value: given, from: reader.origins.from(path) };
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

function legsOf(side: SideInput, path: Path, reader: QuantityReader): readonly TradeLeg[] | null {
  const legs = (side.legs ?? []).map((leg, index) => resolveLeg(leg, [...path, index], reader));
  return legs.every((leg) => leg !== null) ? legs : null;
}
