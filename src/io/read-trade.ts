import type { Side, Sides } from "../core/pair/sides.ts";
import type { PairTrade } from "../core/pair/trade.ts";
import { as, type Points } from "../core/quantity.ts";
import { PairsizeError } from "../errors/error.ts";
import type { Finding } from "../errors/finding.ts";
import { type HistorySource, historySources } from "../schema/history-source.ts";
import type { Origins } from "../schema/path.ts";
import { type LoadedHistory, resolveTrade } from "../schema/resolve-trade.ts";
import type { PriceHistory } from "./price-history/price-history.ts";
import { findingsUnder } from "./price-history/settled-spacing.ts";
import { withChains } from "./read-chains.ts";
import { readable } from "./text-source.ts";
import type { TradeFiles } from "./trade-files.ts";

/**
 * The checked trade of what was written, with the price files and the option chains that it names.
 *
 * Without an asOf the trade is of the last date that both price files share, and neither is read beyond it.
 *
 * @throws PairsizeError with every problem of the trade and of its files
 */
export async function readTrade(input: unknown, origins: Origins, prices: TradeFiles): Promise<PairTrade> {
  const sources = historySources(input);
  const problems: Finding[] = [];
  const read = async (side: Side, asOf: string | undefined): Promise<PriceHistory | null> => {
    const source = sources[side];
    if (source === null) return null;
    try {
      return await readSource(source, side, asOf ?? sources.asOf, prices);
    } catch (error) {
      if (!(error instanceof PairsizeError)) throw error;
      const place = origins.place([side, "history", "file"]);
      problems.push(
        ...error.findings.map((found) => (found.where?.line === undefined ? { ...found, ...place } : found)),
      );
      return null;
    }
  };
  const whole = { long: await read("long", undefined), short: await read("short", undefined) };
  const shared = sources.asOf ?? lastCommonDate(whole);
  const cut = async (side: Side) => {
    const history = whole[side];
    return history !== null && shared !== undefined && lastDate(history) > shared ? read(side, shared) : history;
  };
  const histories = { long: await cut("long"), short: await cut("short") };
  const trade = resolveTrade(
    input,
    origins,
    { long: loaded(histories.long), short: loaded(histories.short) },
    shared ?? null,
    problems,
  );
  const warnings = (["long", "short"] as const).flatMap((side) => {
    const [history, method] = [histories[side], trade[side].history?.method];
    return history === null || method === undefined ? [] : findingsUnder(history, method.periodsPerYear);
  });
  return withChains(input, origins, { ...trade, warnings: [...trade.warnings, ...warnings] }, prices);
}

async function readSource(
  { file, options }: HistorySource,
  side: Side,
  asOf: string | undefined,
  { files, pathOf, once }: TradeFiles,
): Promise<PriceHistory> {
  const { readPrices } = await import("./price-history/read-price-history.ts");
  const path = pathOf(file, side, "history");
  const reading = asOf === undefined ? options : { ...options, asOf };
  return once(["history", path, file, reading], () =>
    readPrices({ name: file, chunks: readable(files.open(path), file) }, reading),
  );
}

function loaded(history: PriceHistory | null): LoadedHistory | null {
  if (history === null) return null;
  const { file, bars, level } = history;
  return { file, bars, level: level === null ? null : { value: as<Points>(level.value), date: level.date } };
}

function lastDate({ bars }: PriceHistory): string {
  return bars.dates.at(-1) ?? "";
}

/** The last date of both files; of the only one where there is one; undefined where there is none. */
function lastCommonDate({ long, short }: Sides<PriceHistory | null>): string | undefined {
  if (long === null || short === null) return (long ?? short)?.bars.dates.at(-1);
  const dates = new Set(short.bars.dates);
  return long.bars.dates.findLast((date) => dates.has(date));
}
