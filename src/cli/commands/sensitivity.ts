import { type PairSensitivity, pairSensitivity } from "../../core/pair/sensitivity.ts";
import { type Command, type Invocation, isSet } from "../call/command.ts";
import { exitCodeOfSizing, formatOf, stopwatch, styleOf, tool, writeResult, writeWarnings } from "../call/output.ts";
import type { ExitCode } from "../call/world.ts";
import { loadTrade } from "../flags/load-trade.ts";
import { outputOptions, sizingOptions, tradeOptions } from "../flags/trade-options.ts";

/** Shows what a sizing hangs on. */
export const sensitivity: Command = {
  name: "sensitivity",
  summary: "how the contracts move with the window, the estimator, and a shock",
  examples: [
    "pairsize sensitivity --long RTY --short NQ --history RTY=rty.csv --history NQ=nq.csv --as-of 2026-01-16",
    "pairsize sensitivity trade.yaml",
    "pairsize sensitivity trade.yaml --weighting vol,beta --json",
  ],
  arguments: [{ name: "[trade-file]", summary: "YAML or JSON; - is standard input; flags beat it" }],
  options: [...tradeOptions, ...sizingOptions, ...outputOptions],
  run,
};

async function run(invocation: Invocation): Promise<ExitCode> {
  const lap = stopwatch(invocation);
  const trade = await loadTrade(invocation);
  lap("read");
  const result = pairSensitivity(trade);
  lap("size");
  await writeResult(await rendered(result, trade.rules.tolerance, invocation), invocation);
  await writeWarnings(result.base.warnings, invocation);
  lap("show");
  return exitCodeOfSizing(result.base);
}

async function rendered(result: PairSensitivity, tolerance: number, invocation: Invocation): Promise<string> {
  switch (formatOf(invocation)) {
    case "json":
      return (await import("../../render/sensitivity/json.ts")).renderSensitivityJson(result, tool.version);
    case "csv":
      return (await import("../../render/sensitivity/forms.ts")).renderSensitivityCsv(result);
    case "markdown":
      return (await import("../../render/sensitivity/forms.ts")).renderSensitivityMarkdown(result, tolerance);
    case "table":
      return renderedTable(result, tolerance, invocation);
  }
}

async function renderedTable(result: PairSensitivity, tolerance: number, invocation: Invocation): Promise<string> {
  const style = await styleOf(invocation.world.stdout, invocation);
  const { renderSensitivityTable } = await import("../../render/sensitivity/forms.ts");
  const table = renderSensitivityTable(result, tolerance, style);
  if (!isSet(invocation.options, "explain")) return table;
  const { renderExplain } = await import("../../render/size/forms.ts");
  return `${table}\n${renderExplain(result.base, style)}`;
}
