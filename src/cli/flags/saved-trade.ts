import { dirname, isAbsolute, join, relative } from "node:path";
import type { PairTrade } from "../../core/pair/trade.ts";
import { sideNames } from "../../core/sides.ts";
import { fail } from "../../errors/error.ts";
import { tradeFileText } from "../../schema/trade-file-text.ts";
import { isMap, mapOf, type Path } from "../../schema/written-trade.ts";
import { type Invocation, isSet } from "../call/command.ts";
import { put, type WrittenTrade } from "./trade-file.ts";

/** A trade as it was written, and the folder of its file. */
interface TradeToKeep {
  readonly written: WrittenTrade;
  /** Folder that paths in its file are relative to; "" for that of the shell. */
  readonly folder: string;
}

/**
 * The trade as a commented trade file that stands in another folder: price files and chains are named from there.
 *
 * @param target the file that it will be; null for standard output, which stands where the shell does
 */
export function tradeFile({ written, folder }: TradeToKeep, target: string | null): string {
  const { origins } = written;
  const input = structuredClone(mapOf(written.input)) as Record<string, unknown>;
  const to = target === null ? "" : dirname(target);
  for (const { path, file } of namedFiles(input)) {
    const from = origins.from(path) === "flag" ? "" : folder;
    if (from !== to && !isAbsolute(file)) put(input, path, relative(to, join(from, file)));
  }
  const { long, short } = input;
  const title = `long ${mapOf(long).symbol}, short ${mapOf(short).symbol}:  pairsize size ${target ?? "trade.yaml"}`;
  return tradeFileText(input, title);
}

/** The price files and chains that a trade names, and where it does. */
function namedFiles(
  input: Readonly<Record<string, unknown>>,
): readonly { readonly path: Path; readonly file: string }[] {
  return sideNames.flatMap((side) =>
    (["history", "chain"] as const).flatMap((key) => {
      const value = mapOf(input[side])[key];
      const [path, file]: [Path, unknown] = isMap(value)
        ? [[side, key, "file"], mapOf(value).file]
        : [[side, key], value];
      return typeof file === "string" ? [{ path, file }] : [];
    }),
  );
}

/**
 * Writes the trade to a file, whole or not at all.
 *
 * @throws PairsizeError TARGET_EXISTS without --force; LEVEL_FOR_OTHER_FUTURE where a level is of another month, and
 *   SAVED_PRICES_OF_OTHER_DAY where prices are of another day: the file would not say so
 */
export async function saveTrade(
  kept: TradeToKeep & { readonly trade: PairTrade },
  file: string,
  { options, world }: Invocation,
): Promise<void> {
  const place = { flag: `--save ${file}` };
  for (const { code, args } of kept.trade.warnings) {
    if (code === "LEVEL_WRITTEN_FOR_OTHER_FUTURE")
      fail("LEVEL_FOR_OTHER_FUTURE", { asked: args.before, own: args.own }, place);
    if (code === "PRICES_OF_OTHER_DAY") fail("SAVED_PRICES_OF_OTHER_DAY", args, place);
  }
  await world.files.write(file, tradeFile(kept, file), { force: isSet(options, "force") });
}
