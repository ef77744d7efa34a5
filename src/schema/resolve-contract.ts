import { findContract, nearestSymbols } from "../core/contract/find-contract.ts";
import { findRetired } from "../core/contract/retired.ts";
import type { TradedContract } from "../core/pair/trade.ts";
import { as, type FxRate, type UsdPerPoint } from "../core/quantity.ts";
import { type Finding, finding } from "../errors/finding.ts";
import type { Path } from "./path.ts";
import type { QuantityReader } from "./quantity-reader.ts";
import { ranges } from "./range.ts";
import type { ProductInput, SideInput } from "./trade.ts";

/** What a contract is before the overrides of the trade: from the trade's own products, else from the table. */
interface Listed {
  readonly symbol: string;
  readonly name: string;
  readonly kind: TradedContract["kind"];
  readonly multiplier: UsdPerPoint | null;
  readonly currency: string;
  readonly fx: FxRate | null;
}

/**
 * The contract of a side: of the trade's own products, of the table, or made by a multiplier; null where none of them
 * has it and a finding says so.
 */
export function resolveContract(
  side: SideInput,
  path: Path,
  products: readonly ProductInput[],
  reader: QuantityReader,
): TradedContract | null {
  const given: UsdPerPoint | null = reader.ofKey(side, "multiplier", path, {
    name: "multiplier",
    range: ranges.multiplier,
  });
  const fx: FxRate | null = reader.ofKey(side, "fx", path, { name: "fx", range: ranges.fx });
  const own = ownProduct(side.symbol, products, reader);
  const listed = own ?? fromTable(side.symbol) ?? unlisted(side.symbol, given);
  const multiplier = given ?? listed.multiplier;
  if (multiplier === null) {
    // A product without a multiplier, and a side without a symbol, have been refused already.
    if (side.multiplier == null && own === null && side.symbol !== "")
      reader.findings.push({ ...unknownContract(side.symbol), ...reader.origins.place([...path, "symbol"]) });
    return null;
  }
  const rate = fx ?? listed.fx ?? (listed.currency === "USD" ? as<FxRate>(1) : null);
  if (rate === null) {
    if (side.fx == null)
      reader.findings.push(
        finding("FX_MISSING", { symbol: listed.symbol, currency: listed.currency }, reader.origins.place(path)),
      );
    return null;
  }
  return {
    symbol: listed.symbol,
    name: listed.name,
    kind: listed.kind,
    multiplier,
    currency: listed.currency,
    fx: rate,
  };
}

function ownProduct(symbol: string, products: readonly ProductInput[], reader: QuantityReader): Listed | null {
  if (symbol === "") return null;
  const at = products.findIndex((product) => product.symbol.toUpperCase() === symbol.toUpperCase());
  const product = products[at];
  if (product === undefined) return null;
  const path: Path = ["products", at];
  // A fact of the contract that no figure needs: read for what is wrong with it.
  reader.ofKey(product, "tick", path, { name: "tick", range: ranges.tick });
  return {
    symbol: product.symbol,
    name: product.name ?? product.symbol,
    kind: "future",
    multiplier: reader.ofKey(product, "multiplier", path, { name: "multiplier", range: ranges.multiplier }),
    currency: product.currency ?? "USD",
    fx: reader.ofKey(product, "fx", path, { name: "fx", range: ranges.fx }),
  };
}

function fromTable(symbol: string): Listed | null {
  const spec = findContract(symbol);
  if (spec === undefined) return null;
  const { name, kind, multiplier, currency } = spec;
  return { symbol: spec.symbol, name, kind, multiplier, currency, fx: null };
}

function unlisted(symbol: string, multiplier: UsdPerPoint | null): Listed {
  return { symbol, name: symbol, kind: "future", multiplier, currency: "USD", fx: null };
}

function unknownContract(symbol: string): Finding {
  const retired = findRetired(symbol);
  if (retired !== undefined) return finding("CONTRACT_RETIRED", retired);
  return finding("CONTRACT_UNKNOWN", { symbol, nearest: nearestSymbols(symbol) });
}
