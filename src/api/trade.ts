import { dirname, isAbsolute, join } from "node:path";
import { toNumber } from "../core/exact.ts";
import { exposures } from "../core/pair/exposure.ts";
import { measuredSide } from "../core/pair/measured-side.ts";
import type { PairTrade } from "../core/pair/trade.ts";
import type { Weighting } from "../core/pair/weighting.ts";
import type { Side } from "../core/sides.ts";
import { type Finding, finding } from "../errors/finding.ts";
import { documentOrigins } from "../io/document.ts";
import { readAnew, readBytes } from "../io/files/file-bytes.ts";
import { nodeFiles } from "../io/files/node-files.ts";
import { readDocument } from "../io/read-document.ts";
import { readTrade } from "../io/read-trade.ts";
import { chainSources, historySources } from "../schema/named-files.ts";
import { plainOrigins } from "../schema/path.ts";
import { resolveTrade } from "../schema/resolve-trade.ts";

/**
 * The checked trade of a plain object that holds what a trade file holds.
 *
 * Numbers may be numbers or the text of a file ("18.5%", "25,658.25"); legs are objects or in the notation.
 *
 * @throws PairsizeError with every problem, each with its path; HISTORY_NEEDS_FILE where a price file is named, which
 * only {@link readTradeFile} reads
 * @example
 * parseTrade({ version: 1, long: { symbol: "RTY", level: 2730.8 }, short: { symbol: "NQ", level: 25658.25 } }).long.contract.multiplier; // 50
 */
export function parseTrade(input: unknown): PairTrade {
  const [histories, chains] = [historySources(input), chainSources(input)];
  const problems = (["long", "short"] as const).flatMap((side): Finding[] => [
    ...needsFile(histories[side], `${side}.history`),
    ...needsFile(chains[side], `${side}.chain`),
  ]);
  return resolveTrade(input, plainOrigins, { long: null, short: null }, null, problems);
}

function needsFile(source: { readonly file: string } | null, path: string): Finding[] {
  return source === null ? [] : [finding("HISTORY_NEEDS_FILE", { file: source.file }, { path })];
}

/**
 * The checked trade of a trade file, YAML or JSON, with the price files that it names: their paths are relative to it.
 *
 * @throws PairsizeError with every problem, each with its line and column
 * @example
 * (await readTradeFile("fixtures/trades/rty-nq-spreads.yaml")).short.contract.name; // "E-mini Nasdaq-100"
 */
export async function readTradeFile(path: string): Promise<PairTrade> {
  const document = await readDocument(await readBytes(nodeFiles.open(path), path), path);
  return readTrade(document.value, documentOrigins(document), {
    files: nodeFiles,
    once: readAnew,
    pathOf: (file) => (isAbsolute(file) ? file : join(dirname(path), file)),
  });
}

/** The exposure of one contract of a side, or the reason why the weighting is not available for the trade. */
export type Exposure =
  | { readonly available: true; readonly value: number }
  | { readonly available: false; readonly reason: Finding };

/**
 * The exposure of one contract of a side in what a weighting makes equal: USD, or USD per √year where volatility is in it.
 *
 * notional = level × multiplier × fx, times volatility, |delta| or beta as the weighting says; the max loss of one unit for equal-risk.
 *
 * @throws PairsizeError for legs that have no price
 * @see CME Group, Stock Index Spread Opportunities, 2014 (ratios of notional values); docs/formulas.md for the other weightings
 * @example
 * exposure(parseTrade({ version: 1, long: { symbol: "RTY", level: 2730.8 }, short: { symbol: "NQ", level: 25658.25 } }), "long", "dollar-neutral"); // { available: true, value: 136540 }
 */
export function exposure(trade: PairTrade, side: Side, weighting: Weighting): Exposure {
  const both = exposures(weighting, measuredSide(trade, "long"), measuredSide(trade, "short"));
  return both.available ? { available: true, value: toNumber(both[side]) } : { available: false, reason: both.reason };
}
