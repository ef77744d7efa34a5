import { weightingNamed } from "../core/pair/weighting.ts";
import { fail } from "../errors/error.ts";
import { tradeOfAnswer } from "./answer-as-trade.ts";
import { mapOf } from "./written-trade.ts";

/**
 * The trade of a document that `size --json` printed, as a trade file says it, with the contracts of one weighting.
 *
 * @param weighting as it was typed; null where the document must hold one pair only
 * @throws PairsizeError TRADED_UNKNOWN, STORED_SIZING_UNREADABLE
 */
export function storedTrade(document: unknown, file: string, weighting: string | null): Record<string, unknown> {
  const { sizings } = mapOf(document);
  const wanted = weighting === null ? null : weightingNamed(weighting);
  const sized = (Array.isArray(sizings) ? sizings : []).map(mapOf);
  const pairs = sized.filter(({ contracts }) => contracts !== undefined);
  if (wanted === null && pairs.length > 1)
    fail("TRADED_UNKNOWN", { weightings: pairs.map((pair) => String(pair.weighting)) });
  const pair = wanted === null ? pairs[0] : pairs.find((one) => one.weighting === wanted);
  if (pair === undefined) {
    const problem = wanted === null ? "no weighting has contracts" : `${wanted} has no contracts`;
    return fail("STORED_SIZING_UNREADABLE", { file, problem }, { where: { file } });
  }
  // What was held before is not what was traded.
  const { holdings: _holdings, size, ...written } = mapOf(tradeOfAnswer(document));
  const { holding: _holding, ...rules } = mapOf(size);
  return { ...written, size: { ...rules, weighting: pair.weighting, contracts: pair.contracts } };
}
