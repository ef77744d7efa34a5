import type { Chain } from "../core/option/chain.ts";
import type { Side, Sides } from "../core/pair/sides.ts";
import type { PairTrade } from "../core/pair/trade.ts";
import { PairsizeError } from "../errors/error.ts";
import type { Finding, Place } from "../errors/finding.ts";
import { type ChainSource, chainSources } from "../schema/chain-source.ts";
import type { Origins } from "../schema/path.ts";
import type { TradeFiles } from "./trade-files.ts";

/**
 * The trade with the option chains that it names.
 *
 * Quotes after the date of the trade are not used; only those of its expiry are, where it has one.
 *
 * @throws PairsizeError of the first file that cannot be read in one way only
 */
export async function withChains(
  input: unknown,
  origins: Origins,
  trade: PairTrade,
  files: TradeFiles,
): Promise<PairTrade> {
  const { long, short, expiry } = chainSources(input);
  if (long === null && short === null) return trade;
  const read = async (side: Side, source: ChainSource | null): Promise<Chain | null> => {
    if (source === null) return null;
    try {
      return await readOne(source, side, trade.asOf, expiry, files);
    } catch (error) {
      if (!(error instanceof PairsizeError)) throw error;
      throw placed(error, origins.place([side, "chain"]));
    }
  };
  const chains: Sides<Chain | null> = { long: await read("long", long), short: await read("short", short) };
  const found = [chains.long, chains.short].flatMap((chain) => chain?.findings ?? []);
  return {
    ...trade,
    long: { ...trade.long, chain: chains.long },
    short: { ...trade.short, chain: chains.short },
    warnings: [...trade.warnings, ...found],
  };
}

/** The same refusal, at the place that names the file where it has no line of the file itself. */
function placed({ findings: [first, ...others] }: PairsizeError, place: Place): PairsizeError {
  const at = (found: Finding): Finding => (found.where?.line === undefined ? { ...found, ...place } : found);
  return new PairsizeError([at(first), ...others.map(at)]);
}

async function readOne(
  { file, options }: ChainSource,
  side: Side,
  asOf: string | null,
  expiry: string | undefined,
  { files, pathOf, once }: TradeFiles,
): Promise<Chain> {
  const { readChain } = await import("./option-chain/read-chain.ts");
  const path = pathOf(file, side, "chain");
  const reading = { ...options, ...(asOf === null ? {} : { asOf }), ...(expiry === undefined ? {} : { expiry }) };
  return once(["chain", path, file, reading], () => readChain({ name: file, chunks: files.open(path) }, reading));
}
