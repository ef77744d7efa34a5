import { pairScenario } from "../../core/scenario/pair-scenario.ts";
import type { NoScenario, PairScenario } from "../../core/scenario/scenario.ts";
import { type Command, type Invocation, isSet, type OptionSpec } from "../command.ts";
import { exitCodeOfSizing } from "../exit-code.ts";
import { loadTrade } from "../load-trade.ts";
import { formatOf, writeResult } from "../output.ts";
import { scenarioRequest } from "../scenario-request.ts";
import { stopwatch } from "../stopwatch.ts";
import { outputOptions, sizingOptions, tradeOptions } from "../trade-options.ts";
import { tool } from "../version.ts";
import { writeWarnings } from "../warn.ts";
import type { ExitCode } from "../world.ts";

const scenarioOptions: readonly OptionSpec[] = [
  { flags: "--days <N>", summary: "the pair after N calendar days (at expiry)" },
  { flags: "--range <PCT>", summary: "largest move each way: 20% (holds the usual, the named and the strikes)" },
  { flags: "--step <PCT>", summary: "from one move to the next: 5%" },
  {
    flags: "--vol-shift <POINTS>",
    summary: "added to implied volatilities: +2%, or SYM=+2% for one side",
    repeats: true,
  },
  { flags: "--move <MOVES>", summary: 'a named move, at the same time: "RTY=+16%,NQ=+8%"', repeats: true },
  { flags: "--payoff", summary: "also a plot of each side's payoff at expiry, with its exact figures" },
];

/** Shows what a pair makes wherever both indices go, and how likely that is. */
export const scenario: Command = {
  name: "scenario",
  summary: "profit over moves of both indices, named moves, and how likely each is",
  examples: [
    "pairsize scenario trade.yaml",
    "pairsize scenario trade.yaml --days 20 --vol-shift +2%",
    'pairsize scenario trade.yaml --move "RTY=+16%,NQ=+8%" --correlation 0.78',
    "pairsize scenario trade.yaml --payoff --range 30% --step 10%",
    "pairsize scenario trade.yaml --weighting vol --format csv",
  ],
  arguments: [{ name: "[trade-file]", summary: "YAML or JSON; - is standard input; flags beat it" }],
  options: [
    ...scenarioOptions,
    ...tradeOptions.filter(({ flags }) => !flags.startsWith("--move")),
    ...sizingOptions,
    ...outputOptions,
  ],
  run,
};

async function run(invocation: Invocation): Promise<ExitCode> {
  const lap = stopwatch(invocation);
  const trade = await loadTrade(invocation);
  lap("read");
  const answer = pairScenario(trade, scenarioRequest(invocation.options, trade));
  lap("compute");
  await writeResult(await rendered(answer, invocation), invocation);
  await writeWarnings(answer.base.warnings, invocation);
  lap("show");
  return exitCodeOfSizing({ sizings: [answer.sizing] });
}

async function rendered(answer: PairScenario | NoScenario, invocation: Invocation): Promise<string> {
  const hasPayoff = isSet(invocation.options, "payoff");
  switch (formatOf(invocation)) {
    case "json":
      return (await import("../../render/scenario/json.ts")).renderScenarioJson(answer, tool.version);
    case "csv":
      return (await import("../../render/scenario/csv.ts")).renderScenarioCsv(answer);
    case "markdown":
      return (await import("../../render/scenario/markdown.ts")).renderScenarioMarkdown(answer, { hasPayoff });
    case "table":
      return renderedTable(answer, hasPayoff, invocation);
  }
}

async function renderedTable(
  answer: PairScenario | NoScenario,
  hasPayoff: boolean,
  invocation: Invocation,
): Promise<string> {
  const { styleOf } = await import("../style.ts");
  const style = await styleOf(invocation.world.stdout, invocation);
  const { renderScenario } = await import("../../render/scenario/table.ts");
  const table = renderScenario(answer, { hasPayoff }, style);
  if (!isSet(invocation.options, "explain")) return table;
  const { renderExplain } = await import("../../render/size/explain.ts");
  const sizing = renderExplain({ ...answer.base, sizings: [answer.sizing] }, style);
  if (!answer.available) return `${table}\n${sizing}`;
  const { renderScenarioExplain } = await import("../../render/scenario/explain.ts");
  return [table, sizing, renderScenarioExplain(answer, style)].filter((part) => part !== "").join("\n");
}
