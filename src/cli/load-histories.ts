import { failIfAny, PairsizeError } from "../errors/error.ts";
import type { Finding } from "../errors/finding.ts";
import type { PriceHistoryOptions } from "../io/price-history/options.ts";
import type { PriceHistory } from "../io/price-history/price-history.ts";
import { readable } from "../io/text-source.ts";
import type { World } from "./world.ts";

/**
 * The price histories of files, `-` being standard input, all read in the same way.
 *
 * @throws PairsizeError with the problems of every file
 */
export async function loadHistories(
  files: readonly string[],
  options: PriceHistoryOptions,
  world: World,
): Promise<PriceHistory[]> {
  const { readPrices } = await import("../io/price-history/read-price-history.ts");
  const histories: PriceHistory[] = [];
  const problems: Finding[] = [];
  for (const file of files) {
    const name = file === "-" ? "standard input" : file;
    const pieces = file === "-" ? world.stdin : world.files.open(file);
    try {
      histories.push(await readPrices({ name, chunks: readable(pieces, name) }, options));
    } catch (error) {
      if (!(error instanceof PairsizeError)) throw error;
      problems.push(...error.findings);
    }
  }
  failIfAny(problems);
  return histories;
}
