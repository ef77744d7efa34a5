import type { Path } from "../schema/path.ts";
import { heldContract, microSymbol, type Symbols } from "../schema/symbols.ts";
import { type Options, textsOf } from "./command.ts";
import type { FlagEntry } from "./flag-entries.ts";
import { asTyped, keyedOnce } from "./keyed-flag.ts";

/** Contract counts by side, caps and holdings. */
export function countEntries(options: Options, symbols: Symbols): FlagEntry[] {
  return [
    ...capEntries(options, symbols, "size"),
    ...keyedOnce(options, "contracts", symbols).map(({ side, value, flag }) => ({
      path: ["size", "contracts", side],
      value,
      flag,
    })),
    ...holdingEntries(options, symbols),
  ];
}

/** Holdings, keyed by the symbol of a side or of its smaller contract. */
function holdingEntries(options: Options, symbols: Symbols): FlagEntry[] {
  const isMicro = (typed: string) => heldContract(typed.split("=")[0]?.trim() ?? "", symbols)?.size === "micro";
  const typed = textsOf(options, "holding");
  const entries = (holding: readonly string[], named: Symbols) =>
    keyedOnce({ holding }, "holding", named).map(({ side, value, flag }) => ({
      path: ["size", "holding", named[side]],
      value,
      flag,
    }));
  const micros = { long: microSymbol(symbols.long), short: microSymbol(symbols.short) };
  return [
    ...entries(
      typed.filter((one) => !isMicro(one)),
      symbols,
    ),
    ...entries(typed.filter(isMicro), micros),
  ];
}

/** The most contracts of both sides or of one, as `maxContracts` of a map of the trade. */
export function capEntries(options: Options, symbols: Symbols, map: "size" | "limits"): FlagEntry[] {
  const capped = textsOf(options, "maxContracts");
  const keyed = capped.filter((typed) => typed.includes("="));
  const path: Path = [map, "maxContracts"];
  return [
    ...capped
      .filter((typed) => !typed.includes("="))
      .flatMap((value) => bothSides(path, keyed.length > 0).map((each) => capEntry(each, value))),
    ...keyedOnce({ maxContracts: keyed }, "maxContracts", symbols).map(({ side, value, flag }) => ({
      path: [...path, side],
      value,
      flag,
    })),
  ];
}

/** A cap on both sides, spelled out where another flag changes it on one of them. */
function bothSides(path: Path, isRefined: boolean): readonly Path[] {
  return isRefined
    ? [
        [...path, "long"],
        [...path, "short"],
      ]
    : [path];
}

function capEntry(path: Path, value: string): FlagEntry {
  return { path, value, flag: `--max-contracts ${asTyped(value)}` };
}
