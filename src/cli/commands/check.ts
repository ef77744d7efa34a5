import { dirname } from "node:path";
import type { CheckName, CheckRequest, StoredRatios } from "../../core/check/check.ts";
import { checkPair } from "../../core/check/check-pair.ts";
import { limitNames } from "../../core/pair/limits.ts";
import { fail, failIfAny, PairsizeError } from "../../errors/error.ts";
import type { Finding, Place } from "../../errors/finding.ts";
import { readStoredSizing } from "../../io/read-document.ts";
import type { CheckedTrade } from "../../render/check/words.ts";
import { jsonText, schemaVersion } from "../../render/json.ts";
import { limitKeys, sizeKeys } from "../../schema/keys.ts";
import { mapOf, type Origins } from "../../schema/path.ts";
import { quantityReader } from "../../schema/quantity-reader.ts";
import { type Command, type Invocation, isSet, type OptionSpec, textOf } from "../call/command.ts";
import { exitCodeOf, exitCodeOfChecks, stopwatch, styleOf, tool, writeResult } from "../call/output.ts";
import type { ExitCode } from "../call/world.ts";
import { asTyped, flagName } from "../flags/flag-entries.ts";
import { loadWritten, mergeFlags, readTradeDocument } from "../flags/load-trade.ts";
import { limitOptions, outputOptions, sizingOptions, tradeOptions } from "../flags/trade-options.ts";
import { twoColumns } from "../help/command-help.ts";

/** The formats of `check`: those of every command, and two that only machines read. */
const checkFormats = ["table", "json", "csv", "markdown", "junit", "github"] as const;

/** A check takes the contracts as they are, by `size` of the trade file: a flag of both is a limit here. */
const checkRules = {
  size: Object.fromEntries(Object.entries(sizeKeys).filter(([name]) => !Object.hasOwn(limitKeys, name))),
  limits: limitKeys,
};

const measureOptions: readonly OptionSpec[] = [
  { flags: "--against <FILE>", summary: "a stored size --json, for the drift of the hedge ratio" },
  { flags: "--today <DATE>", summary: "the date that the age of prices is counted to; no clock is read" },
  { flags: "--warnings-as-errors", summary: "a warning fails the trade" },
];

/** A check takes the contracts as they are: what decides them stands in `size` of the trade file. And it orders nothing. */
const isOfSizeOnly = ({ flags }: OptionSpec) => /^--(max-|account|risk|holding)/.test(flags);

const summaries: Readonly<Record<string, string>> = {
  "--format <FORMAT>": "table, json, csv, markdown, junit or github",
  "-q, --quiet": "nothing of trades that passed, and no warnings",
};

const checkOutput = outputOptions
  .filter(({ flags }) => flags !== "--explain")
  .map((option) => ({
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
  ...tradeOptions.filter(({ flags }) => !flags.startsWith("--move")),
  ...sizingOptions.filter((option) => !isOfSizeOnly(option)),
  ...checkOutput,
];

/** Holds trades against named limits. */
export const check: Command = {
  name: "check",
  summary: "passes or fails trades against their limits, for CI",
  examples: [
    "pairsize check trade.yaml --max-loss 40000 --imbalance 5% --defined-risk",
    "pairsize check trade.yaml --max-price-age 3 --today 2026-01-23 --quiet",
    "pairsize check trade.yaml --max-notional 2000000 --format junit -o checks.xml",
    "pairsize size trade.yaml --json -o sizing.json && pairsize check trade.yaml --against sizing.json --max-ratio-drift 5%",
    "pairsize check --list",
  ],
  arguments: [
    { name: "[trade-file...]", summary: "YAML or JSON, one or several; - is standard input; flags beat them" },
  ],
  options: checkOptions,
  run,
};

type CheckFormat = (typeof checkFormats)[number];

async function run(invocation: Invocation): Promise<ExitCode> {
  const format = checkFormatOf(invocation);
  if (isSet(invocation.options, "list")) {
    await writeResult(format === "json" ? checkListJson() : checkList(), invocation);
    return 0;
  }
  const lap = stopwatch(invocation);
  const trades = await checkTrades(invocation);
  lap("check");
  await writeResult(await rendered(trades, format, invocation), invocation);
  await complain(trades, format, invocation);
  lap("show");
  return exitCodeOfChecks(trades);
}

function checkFormatOf({ options }: Invocation): CheckFormat {
  if (isSet(options, "json")) return "json";
  return checkFormats.find((format) => format === textOf(options, "format")) ?? "table";
}

async function rendered(trades: readonly CheckedTrade[], format: CheckFormat, call: Invocation): Promise<string> {
  switch (format) {
    case "json":
      return (await import("../../render/check/json.ts")).renderCheckJson(trades, tool.version);
    case "csv":
      return (await import("../../render/check/forms.ts")).renderCheckCsv(trades);
    case "markdown":
      return (await import("../../render/check/forms.ts")).renderCheckMarkdown(trades);
    case "junit":
      return (await import("../../render/check/junit.ts")).renderCheckJunit(trades);
    case "github":
      return (await import("../../render/check/github.ts")).renderCheckGithub(trades);
    case "table":
      return renderedTable(trades, call);
  }
}

async function renderedTable(trades: readonly CheckedTrade[], invocation: Invocation): Promise<string> {
  const { options, world } = invocation;
  const { renderCheckTable } = await import("../../render/check/forms.ts");
  const shown = { all: isSet(options, "all"), quiet: isSet(options, "quiet") };
  return renderCheckTable(trades, shown, await styleOf(world.stdout, invocation));
}

/** Writes what is wrong with trades, and warnings where the result does not hold them, to standard error. */
async function complain(trades: readonly CheckedTrade[], format: CheckFormat, call: Invocation): Promise<void> {
  const problems = trades.flatMap((trade) => (trade.checked ? [] : trade.problems));
  if (format === "json") return complainInJson(problems, call);
  const isSilent = format === "github" || isSet(call.options, "quiet");
  const warnings = isSilent ? [] : trades.flatMap((trade) => (trade.checked ? trade.answer.warnings : []));
  if (problems.length + warnings.length === 0) return;
  const { renderError } = await import("../../render/error.ts");
  call.world.stderr.write(renderError([...problems, ...warnings]));
}

async function complainInJson([first, ...others]: readonly Finding[], { world }: Invocation): Promise<void> {
  if (first === undefined) return;
  const { renderErrorJson } = await import("../../render/json.ts");
  world.stderr.write(renderErrorJson([first, ...others]));
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
  const written = mergeFlags(document, options, checkRules);
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

const warnings: CheckName = "warnings";
const warningsMeaning = "the trade has no warning";

/** What `check --list` prints: the name of every check, its flag, and what it means. */
function checkList(): string {
  const rows = limitNames.map((name) => [name, `${limitKeys[name].meaning} (${flagName(name)})`] as const);
  return `Limits: a key of limits in the trade file, or a flag; a flag beats the file
${twoColumns([...rows])}
No limit, and checked where it is asked for
${twoColumns([[warnings, `${warningsMeaning} (--warnings-as-errors)`]])}
Equality is within a limit. A limit that cannot be measured has failed. Limits on
the pair are checked for every weighting, of the contracts that size chooses by
the trade file: they do not make the pair smaller. Without limits nothing passes:
the trade is refused.
`;
}

/** The same as a JSON document. */
function checkListJson(): string {
  const list = [
    ...limitNames.map((name) => ({ name, flag: flagName(name), meaning: limitKeys[name].meaning })),
    { name: warnings, flag: "--warnings-as-errors", meaning: warningsMeaning },
  ];
  return jsonText({ schemaVersion, tool, command: "check", list });
}
