import type { WrittenLeg } from "../core/option/leg.ts";
import { readLeg } from "../core/option/read-leg.ts";
import type { TradeLeg } from "../core/pair/trade.ts";
import { type Finding, finding } from "../errors/finding.ts";
import type { Path } from "./path.ts";
import type { QuantityReader } from "./quantity-reader.ts";
import { brokenSize, holds } from "./ranges.ts";
import { legKeys } from "./side-keys.ts";
import type { LegInput } from "./trade.ts";

/** The leg that was written, in the notation or as a map; null where it is wrong and a finding says so. */
export function resolveLeg(written: LegInput, path: Path, reader: QuantityReader): TradeLeg | null {
  if (typeof written === "string") return legOfText(written, path, reader);
  // A leg of another kind has been refused by its shape.
  return typeof written === "object" && written !== null ? legOfMap(written, path, reader) : null;
}

function legOfText(text: string, path: Path, { findings, origins }: QuantityReader): TradeLeg | null {
  const reading = readLeg(text);
  if (!reading.ok) {
    findings.push({ ...reading.finding, ...origins.place(path, { offset: reading.offset }) });
    return null;
  }
  const leg = reading.value;
  const tooLarge = sizeFinding(leg);
  if (tooLarge !== null) {
    findings.push({ ...tooLarge, ...origins.place(path) });
    return null;
  }
  if (leg.kind === "future") return leg;
  const { kind, quantity, right, strike, premium } = leg;
  const quoted = premium === null ? null : { value: premium, from: origins.from(path) };
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
  if (written.right == null && written.strike == null) {
    const entry = number("entry");
    return quantity === null ? null : { kind: "future", quantity, entry };
  }
  requireKey(written, "strike", path, reader);
  requireKey(written, "right", path, reader);
  const strike = number("strike");
  const premium = number("premium");
  const delta = number("delta");
  const { right } = written;
  if (quantity === null || strike === null || (right !== "call" && right !== "put")) return null;
  return {
    kind: "option",
    quantity,
    right,
    strike: { kind: "points", value: strike },
    premium: premium === null ? null : { value: premium, from: reader.origins.from([...path, "premium"]) },
    delta,
  };
}

function requireKey(
  written: Exclude<LegInput, string>,
  key: "strike" | "right",
  path: Path,
  { findings, origins }: QuantityReader,
): void {
  if (written[key] == null)
    findings.push(finding("KEY_MISSING", { key, parent: "an option leg" }, origins.place(path)));
}
