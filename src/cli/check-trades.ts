import { dirname } from "node:path";
import type { CheckName, CheckRequest, StoredRatios } from "../core/check/check.ts";
import { checkPair } from "../core/check/check-pair.ts";
import { limitNames } from "../core/check/limits.ts";
import { fail, failIfAny, PairsizeError } from "../errors/error.ts";
import type { Finding, Place } from "../errors/finding.ts";
import { readStoredSizing } from "../io/read-stored-sizing.ts";
import type { CheckedTrade } from "../render/check/words.ts";
import { mapOf } from "../schema/map-of.ts";
import type { Origins } from "../schema/path.ts";
import { quantityReader } from "../schema/quantity-reader.ts";
import { type Invocation, isSet, textOf } from "./command.ts";
import { exitCodeOf } from "./exit-code.ts";
import { asTyped } from "./keyed-flag.ts";
import { limitEntries, withoutLimits } from "./limit-entries.ts";
import { loadWritten, readTradeDocument } from "./load-trade.ts";
import { mergeFlags } from "./merge-flags.ts";

/**
 * Every trade that was named, checked in their order; one that cannot be is answered in its place.
 *
 * @throws PairsizeError for a wrong command line, for a trade of flags that cannot be used, AGAINST_UNUSED
 */
export async function checkTrades(invocation: Invocation): Promise<CheckedTrade[]> {
  const { arguments: files, options, world } = invocation;
  const stored = textOf(options, "against");
  const request: CheckRequest = {
    today: todayOf(invocation),
    against: stored === undefined ? null : await readStoredSizing(stored, world.files),
    warningsAsErrors: isSet(options, "warningsAsErrors"),
  };
  if (files.length === 0) return used([await checkTrade(null, request, invocation)], request.against);
  const trades: CheckedTrade[] = [];
  for (const file of files) trades.push(await answered(file, request, invocation));
  return used(trades, request.against);
}

function todayOf({ options }: Pick<Invocation, "options">): string | null {
  const typed = textOf(options, "today");
  const origins: Origins = { from: () => "flag", place: () => ({ flag: `--today ${asTyped(typed ?? "")}` }) };
  const reader = quantityReader(origins);
  const today = reader.date(typed, [], "today");
  failIfAny(reader.findings);
  return today;
}

/** A trade file, checked, or what is wrong with it. */
async function answered(file: string, request: CheckRequest, invocation: Invocation): Promise<CheckedTrade> {
  try {
    return await checkTrade(file, request, invocation);
  } catch (error) {
    if (!(error instanceof PairsizeError) || exitCodeOf(error.findings[0]) === 2) throw error;
    const title = nameOf(file);
    return { title, file: title, checked: false, problems: error.findings.map((found) => placedIn(title, found)) };
  }
}

async function checkTrade(file: string | null, request: CheckRequest, invocation: Invocation): Promise<CheckedTrade> {
  const { options, world } = invocation;
  const document = file === null ? null : await readTradeDocument(file, world);
  const written = mergeFlags(document, withoutLimits(options), (symbols) => limitEntries(options, symbols));
  const trade = await loadWritten(written, file === null || file === "-" ? "" : dirname(file), invocation);
  const { asOf } = mapOf(written.input);
  // Only a date that was written says when the trade was made; one that follows from price files is theirs.
  const answer = checkPair(trade, { ...request, asOf: typeof asOf === "string" ? trade.asOf : null });
  const title = file === null ? `${trade.long.contract.symbol} over ${trade.short.contract.symbol}` : nameOf(file);
  const warnings = answer.warnings.map((warning) => (file === null ? warning : placedIn(title, warning)));
  const places = Object.fromEntries(
    limitNames.map((name) => [name, written.origins.place(["limits", name])] as const),
  ) as Partial<Record<CheckName, Place>>;
  return { title, file: file === null ? null : title, checked: true, answer: { ...answer, warnings }, places };
}

/** Of several trades each finding says to which it belongs, unless its place is known better. */
function placedIn(file: string, found: Finding): Finding {
  return found.where === undefined && found.flag === undefined ? { ...found, where: { file } } : found;
}

function nameOf(file: string): string {
  return file === "-" ? "standard input" : file;
}

/** Refuses a stored sizing that no limit of any trade is compared with. */
function used(trades: CheckedTrade[], against: StoredRatios | null | undefined): CheckedTrade[] {
  const isUnused = trades.every(
    (trade) => trade.checked && trade.answer.checks.every(({ name }) => name !== "maxRatioDrift"),
  );
  if (against != null && isUnused) fail("AGAINST_UNUSED", { file: against.file });
  return trades;
}
