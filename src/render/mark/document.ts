import type { PairMark, RuleMark } from "../../core/life/mark.ts";
import type { PairClose, PairRoll } from "../../core/life/roll.ts";
import { enveloped } from "../documents.ts";
import { findingJson, reasonJson, warningJson } from "../json.ts";
import { bookTotal, type MarkedTrade } from "./book.ts";

/** The document of `mark`: one pair, or a book of several with their sum. */
export function markDocument(trades: readonly MarkedTrade[], version: string) {
  const [only, ...others] = trades;
  if (only !== undefined && others.length === 0 && only.marked)
    return enveloped("mark", version, { file: only.file, ...oneMark(only.mark) });
  return enveloped("mark", version, { trades: trades.map(bookEntry), total: bookTotal(trades) });
}

/** An open pair as JSON shows it, with its findings in words. */
export function oneMark({ positions: _, warnings, rules, ...mark }: PairMark) {
  return { ...mark, rules: rules.map(oneRule), warnings: warnings.map(warningJson) };
}

function oneRule({ reason, ...rule }: RuleMark) {
  return { ...rule, reason: reason === null ? null : reasonJson(reason) };
}

function bookEntry(trade: MarkedTrade) {
  const { file } = trade;
  return trade.marked
    ? { file, mark: oneMark(trade.mark), errors: [] }
    : { file, mark: null, errors: trade.problems.map(findingJson) };
}

/** The document of `close`. */
export function closeDocument(file: string, { mark, warnings, ...close }: PairClose, version: string) {
  return enveloped("close", version, { file, ...ofMark(mark), ...close, warnings: warnings.map(warningJson) });
}

/** The document of `roll`. */
export function rollDocument(file: string, { mark, warnings, positions: _, ...roll }: PairRoll, version: string) {
  return enveloped("roll", version, { file, ...ofMark(mark), ...roll, warnings: warnings.map(warningJson) });
}

function ofMark({ symbols, entry, now, weighting, contracts }: PairMark) {
  return { symbols, entry, now, weighting, contracts };
}
