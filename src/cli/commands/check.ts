import type { CheckName, CheckRequest, StoredRatios } from "../../core/check/check.ts";
import { checkPair } from "../../core/check/check-pair.ts";
import { type LimitName, limitNames, type PairTrade, type TradeLimits } from "../../core/pair/trade.ts";
import { type Side, sideNames } from "../../core/sides.ts";
import { fail, failIfAny, PairsizeError } from "../../errors/error.ts";
import { type Finding, finding, type Place } from "../../errors/finding.ts";
import { type Document, documentOrigins } from "../../io/document.ts";
import { type Files, OWN_FILE_BYTES, readBytes } from "../../io/files/file-bytes.ts";
import { decodeText, tradeDocument } from "../../io/read-trade.ts";
import type { CheckedTrade } from "../../render/check/words.ts";
import type { LimitMeaning } from "../../render/documents.ts";
import { quantityReader } from "../../schema/key.ts";
import { limitKeys, ruleKeys, sizeKeys } from "../../schema/keys.ts";
import { resolveLimits } from "../../schema/resolve-trade.ts";
import { isAnswer } from "../../schema/stored-answer.ts";
import { isStoredMark, storedRatios, storedRules } from "../../schema/stored-checks.ts";
import { mapOf, type Origins } from "../../schema/written-trade.ts";
import {
  type Answer,
  answers,
  type Command,
  type ExitCode,
  exitCodeOf,
  givenFlags,
  type Invocation,
  inputFolder,
  inputName,
  isSet,
  type Lap,
  type OptionSpec,
  type Options,
  optionName,
  placedIn,
  textOf,
} from "../call/command.ts";
import {
  hasPremiumsOfFile,
  loadMerged,
  mergeFlags,
  readOwnDocument,
  type WrittenTrade,
  withinRoot,
} from "../flags/trade-file.ts";
import {
  asTyped,
  flagName,
  optionsOf,
  outputOptions,
  rootOption,
  tradeOptions,
  without,
} from "../flags/trade-flags.ts";
import { twoColumns } from "../help/command-help.ts";

/** The formats of `check`: those of every command, and two that only machines read. */
const checkFormats = ["table", "json", "csv", "markdown", "junit", "github"] as const;

/** A check takes the contracts as they are, by `size` of the trade file: a flag of both is a limit here. */
const checkRules = {
  size: Object.fromEntries(Object.entries(sizeKeys).filter(([name]) => !Object.hasOwn(limitKeys, name))),
  limits: limitKeys,
};

/** Flags that the trade is held against, without those of the rules that close an open pair. */
const limitOptions = optionsOf(
  Object.fromEntries(Object.entries(limitKeys).filter(([name]) => !Object.hasOwn(ruleKeys, name))),
).map((option) => ({ ...option, summary: `limit: ${option.summary}` }));

const measureOptions: readonly OptionSpec[] = [
  { flags: "--against <FILE>", summary: "a stored size --json, for the drift of the hedge ratio" },
  { flags: "--today <DATE>", summary: "the date that the age of prices is counted to; no clock is read" },
  { flags: "--warnings-as-errors", summary: "a warning fails the trade" },
  rootOption,
];

const summaries: Readonly<Record<string, string>> = {
  "--format <FORMAT>": "table, json, csv, markdown, junit or github",
  "-q, --quiet": "nothing of trades that passed, and no notes",
};

const checkOutput = without(outputOptions, "--explain").map((option) => ({
  ...option,
  summary: summaries[option.flags] ?? option.summary,
  ...(option.choices === undefined ? {} : { choices: checkFormats }),
}));

/** Every flag of `check`: the limits first. */
const checkOptions: readonly OptionSpec[] = [
  ...limitOptions,
  ...measureOptions,
  { flags: "--list", summary: "what can be checked, and what each check means" },
  { flags: "--all", summary: "the checks that passed too" },
  ...without(tradeOptions, "--move"),
  ...without(optionsOf(checkRules.size), "--account", "--risk"),
  ...checkOutput,
];

/** Holds trades against named limits. */
export const check: Command = {
  name: "check",
  examples: [
    "pairsize check trade.yaml --max-loss 40000 --imbalance 5% --defined-risk",
    "pairsize check trade.yaml --max-price-age 3 --today 2026-01-23 --quiet",
    "pairsize check trade.yaml --max-notional 2000000 --format junit -o checks.xml",
    "pairsize size trade.yaml --json -o sizing.json && pairsize check trade.yaml --against sizing.json --max-ratio-drift 5%",
    "pairsize check --list",
  ],
  arguments: [
    { name: "[trade-file...]", summary: "YAML or JSON, one or several, or stored mark --json; - is standard input" },
  ],
  options: checkOptions,
  run: answers(answer),
};

async function answer(called: Invocation, lap: Lap): Promise<Answer> {
  const invocation = await withinRoot(called);
  const { options } = invocation;
  if (isSet(options, "list")) return listed();
  const trades = await checkTrades(invocation);
  lap("check");
  const screen = { all: isSet(options, "all"), quiet: isSet(options, "quiet") };
  const forms = () => import("../../render/check/forms.ts");
  return {
    exit: exitCodeOfChecks(trades),
    warnings: trades.flatMap((trade) => (trade.checked ? trade.answer.warnings : [])),
    problems: trades.flatMap((trade) => (trade.checked ? [] : trade.problems)),
    reads: {
      json: async (version) => (await import("../../render/documents.ts")).checkDocument(trades, version),
      csv: async () => (await forms()).renderCheckCsv(trades),
      markdown: async () => (await forms()).renderCheckMarkdown(trades),
      junit: async () => (await import("../../render/check/machine.ts")).renderCheckJunit(trades),
      github: async () => (await import("../../render/check/machine.ts")).renderCheckGithub(trades),
      table: async (style) => (await forms()).renderCheckTable(trades, screen, style),
    },
  };
}

/** The exit code of checks: 3 when a trade could not be checked, else 1 when a check failed. */
function exitCodeOfChecks(trades: readonly CheckedTrade[]): ExitCode {
  if (trades.some((trade) => !trade.checked)) return 3;
  return trades.every((trade) => trade.checked && trade.answer.passed) ? 0 : 1;
}

/**
 * Every trade that was named, checked in their order; one that cannot be is answered in its place.
 *
 * @throws PairsizeError for a wrong command line, for a trade of flags that cannot be used, AGAINST_UNUSED
 */
async function checkTrades(invocation: Invocation): Promise<CheckedTrade[]> {
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

/**
 * The hedge ratios of a file that `size --json` was stored in.
 *
 * @throws PairsizeError STORED_SIZING_UNREADABLE, and the problems of the file and of its JSON
 */
async function readStoredSizing(file: string, files: Files): Promise<StoredRatios> {
  const text = decodeText(await readBytes(files.open(file), file, OWN_FILE_BYTES), file, OWN_FILE_BYTES);
  if (!text.trimStart().startsWith("{"))
    fail("STORED_SIZING_UNREADABLE", { file, problem: "it does not start with {" }, { where: { file } });
  const { readJsonDocument } = await import("../../io/json-document.ts");
  return storedRatios(readJsonDocument(text, file).value, file);
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
    const title = inputName(file);
    return { title, file: title, checked: false, problems: placedIn(title, error.findings) };
  }
}

async function checkTrade(file: string | null, request: CheckRequest, invocation: Invocation): Promise<CheckedTrade> {
  const { options, world } = invocation;
  const own = file === null ? null : await readOwnDocument(file, world);
  const stored = file === null ? "" : inputName(file);
  if (isStoredMark(own?.value)) {
    refuseMeasures(options);
    return { title: stored, file: stored, checked: true, answer: storedRules(own?.value, stored), places: {} };
  }
  const document = own === null ? null : tradeDocument(own);
  const written = mergeFlags(document, options, checkRules);
  const read = await loadMerged(document, written, inputFolder(file), invocation);
  const loosened = document === null ? [] : loosenedLimits(document, read.limits, written.origins);
  const trade = { ...read, warnings: [...read.warnings, ...loosened] };
  const answer = checkPair(trade, { ...request, ...datesOf(isAnswer(own?.value), trade, written) });
  const title = file === null ? `${trade.long.contract.symbol} over ${trade.short.contract.symbol}` : inputName(file);
  const warnings = file === null ? answer.warnings : placedIn(title, answer.warnings);
  const places = Object.fromEntries(
    limitNames.map((name) => [name, written.origins.place(["limits", name])] as const),
  ) as Partial<Record<CheckName, Place>>;
  return { title, file: file === null ? null : title, checked: true, answer: { ...answer, warnings }, places };
}

/**
 * The dates of a trade, of its levels and of the premiums that its file gives.
 *
 * Only a date that was written says when the trade was made: one that follows from price files is theirs, and so may be
 * that of a stored sizing. A level that a flag gives is of the date of the trade, one in a file of that of the file.
 */
function datesOf(isStored: boolean, trade: PairTrade, { input, origins, file }: WrittenTrade) {
  const ofFile = file?.asOf ?? null;
  const ofTrade = typeof mapOf(input).asOf === "string" ? trade.asOf : null;
  const ofLevel = (side: Side) => (origins.from([side, "level"]) === "flag" ? ofTrade : ofFile);
  const ofPremiums = (side: Side) => (hasPremiumsOfFile(trade[side], side, origins) ? ofFile : null);
  return {
    asOf: isStored && origins.from(["asOf"]) === "file" ? null : ofTrade,
    levelsOf: { long: ofLevel("long"), short: ofLevel("short") },
    premiumsOf: { long: ofPremiums("long"), short: ofPremiums("short") },
  };
}

/** The warnings about limits of a trade file that flags replace by looser ones. */
function loosenedLimits(document: Document, limits: TradeLimits, origins: Origins): readonly Finding[] {
  const own = documentOrigins(document);
  const before = resolveLimits(mapOf(mapOf(document.value).limits), quantityReader(own));
  const loosened = (name: LimitName, side: Side | null, [limit, given]: readonly unknown[]) => {
    if (typeof limit !== "number" || typeof given !== "number") return [];
    if (name.startsWith("min") ? given >= limit : given <= limit) return [];
    const path = ["limits", name, ...(side === null ? [] : [side])];
    const { flag = "" } = origins.place(path);
    return [finding("LIMIT_LOOSENED", { name, side, limit, flag }, own.place(path))];
  };
  return limitNames.flatMap((name) =>
    name === "maxContracts"
      ? sideNames.flatMap((side) => loosened(name, side, [before[name][side], limits[name][side]]))
      : loosened(name, null, [before[name], limits[name]]),
  );
}

/** Flags that say how an answer is shown, which a stored mark can be asked with. */
const shownBy = ["list", "all", "root", ...checkOutput.map(({ flags }) => optionName(flags))];

/**
 * A stored mark has rules and a day of its own, and nothing else is measured of it.
 *
 * @throws PairsizeError LIMIT_OF_STORED_MARK
 */
function refuseMeasures(options: Options): void {
  const asked = givenFlags(options).find((name) => !shownBy.includes(name));
  if (asked !== undefined) fail("LIMIT_OF_STORED_MARK", {}, { flag: flagName(asked) });
}

/** Refuses a stored sizing that no limit of any trade is compared with. */
function used(trades: CheckedTrade[], against: StoredRatios | null | undefined): CheckedTrade[] {
  const isUnused = trades.every(
    (trade) => trade.checked && trade.answer.checks.every(({ name }) => name !== "maxRatioDrift"),
  );
  if (against != null && isUnused) fail("AGAINST_UNUSED", { file: against.file });
  return trades;
}

const warnings = { name: "warnings", flag: "--warnings-as-errors", meaning: "the trade has no warning" } as const;

/** Answers `check --list`: every check with its flag and its meaning, as a text or as JSON. */
function listed(): Answer {
  const limits = limitNames.map((name) => ({ name, flag: flagName(name), meaning: limitKeys[name].meaning }));
  const rows = (list: readonly LimitMeaning[]) =>
    twoColumns(list.map(({ name, flag, meaning }) => [name, `${meaning} (${flag})`]));
  const text = async () => `Limits: a key of limits in the trade file, or a flag; a flag beats the file
${rows(limits)}
No limit, and checked where it is asked for
${rows([warnings])}
Equality is within a limit. A limit that cannot be measured has failed. Limits
on the pair are checked for every weighting, of the contracts that size chooses
by the trade file: they do not make the pair smaller. Without limits nothing
passes: the trade is refused.
`;
  const json = async (version: string) => {
    const { checkListDocument } = await import("../../render/documents.ts");
    return checkListDocument([...limits, warnings], version);
  };
  return { reads: { json, table: text, csv: text, markdown: text } };
}
