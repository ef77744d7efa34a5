import type { Path } from "../schema/path.ts";
import { heldContract, microSymbol, type Symbols } from "../schema/symbols.ts";
import { type Options, textsOf } from "./command.ts";
import type { FlagEntry } from "./flag-entries.ts";
import { asTyped, keyedOnce } from "./keyed-flag.ts";

/** Contract counts by side, caps and holdings. */
export function countEntries(options: Options, symbols: Symbols): FlagEntry[] {
  const capped = textsOf(options, "maxContracts");
  const everySide = capped.filter((typed) => !typed.includes("="));
  const keyed = capped.filter((typed) => typed.includes("="));
  return [
    ...everySide.flatMap((value) => capEntries(value, keyed.length > 0)),
    ...keyedOnce({ maxContracts: keyed }, "maxContracts", symbols).map(({ side, value, flag }) => ({
      path: ["size", "maxContracts", side],
      value,
      flag,
    })),
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

/** A cap on both sides, spelled out where another flag changes it on one of them. */
function capEntries(value: string, isRefined: boolean): FlagEntry[] {
  const path: Path = ["size", "maxContracts"];
  const paths: readonly Path[] = isRefined
    ? [
        [...path, "long"],
        [...path, "short"],
      ]
    : [path];
  return paths.map((each) => ({ path: each, value, flag: `--max-contracts ${asTyped(value)}` }));
}
