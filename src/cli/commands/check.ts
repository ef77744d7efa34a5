import type { Finding } from "../../errors/finding.ts";
import type { CheckedTrade } from "../../render/check/words.ts";
import { checkFormats, checkOptions } from "../check-options.ts";
import { checkTrades } from "../check-trades.ts";
import { type Command, type Invocation, isSet, textOf } from "../command.ts";
import { exitCodeOfChecks } from "../exit-code.ts";
import { writeResult } from "../output.ts";
import { stopwatch } from "../stopwatch.ts";
import { tool } from "../version.ts";
import type { ExitCode } from "../world.ts";

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
    const { checkList, checkListJson } = await import("../check-list.ts");
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
      return (await import("../../render/check/csv.ts")).renderCheckCsv(trades);
    case "markdown":
      return (await import("../../render/check/markdown.ts")).renderCheckMarkdown(trades);
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
  const { styleOf } = await import("../style.ts");
  const { renderCheckTable } = await import("../../render/check/table.ts");
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
  const { renderErrorJson } = await import("../../render/error-json.ts");
  world.stderr.write(renderErrorJson([first, ...others]));
}
