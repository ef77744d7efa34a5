import { sizePair } from "../../core/pair/size-pair.ts";
import type { PairSizing } from "../../core/pair/sizing.ts";
import { renderJson } from "../../render/size/json.ts";
import { type Command, type Invocation, isSet, type OptionSpec } from "../call/command.ts";
import { exitCodeOfSizing, formatOf, stopwatch, styleOf, tool, writeResult, writeWarnings } from "../call/output.ts";
import type { ExitCode } from "../call/world.ts";
import { loadTrade } from "../flags/load-trade.ts";
import { outputOptions, sizingOptions, tradeOptions } from "../flags/trade-options.ts";

const frontierOption: OptionSpec = {
  flags: "--frontier",
  summary: "below the table: the pairs that no smaller pair balances better",
};

/** Sizes a pair: the main job. */
export const size: Command = {
  name: "size",
  summary: "hedge ratios, whole contracts, premium, max loss and max gain",
  examples: [
    "pairsize size trade.yaml",
    "pairsize size trade.yaml --max-loss 25000 --json",
    "pairsize size --long RTY --short NQ --level RTY=2730.8 --level NQ=25658.25 --vol RTY=18.5% --vol NQ=17.3%",
    'pairsize size trade.yaml --leg "RTY=2750C @ 78.40" --leg "RTY=-1 2950C @ 18.20" --explain',
    "pairsize size --long RTY --short NQ --history RTY=rty.csv --history NQ=nq.csv --as-of 2026-01-16",
  ],
  arguments: [{ name: "[trade-file]", summary: "YAML or JSON; - is standard input; flags beat it" }],
  options: [...tradeOptions, ...sizingOptions, frontierOption, ...outputOptions],
  run,
};

async function run(invocation: Invocation): Promise<ExitCode> {
  const lap = stopwatch(invocation);
  const trade = await loadTrade(invocation);
  lap("read");
  const sizing = sizePair(trade);
  lap("size");
  await writeResult(await rendered(sizing, invocation), invocation);
  await writeWarnings(sizing.warnings, invocation);
  lap("show");
  return exitCodeOfSizing(sizing);
}

async function rendered(sizing: PairSizing, invocation: Invocation): Promise<string> {
  switch (formatOf(invocation)) {
    case "json":
      return renderJson(sizing, tool.version);
    case "csv":
      return (await import("../../render/size/csv.ts")).renderCsv(sizing);
    case "markdown":
      return (await import("../../render/size/forms.ts")).renderMarkdown(sizing);
    case "table":
      return renderedTable(sizing, invocation);
  }
}

async function renderedTable(sizing: PairSizing, invocation: Invocation): Promise<string> {
  const style = await styleOf(invocation.world.stdout, invocation);
  const { renderTable } = await import("../../render/size/forms.ts");
  const table = renderTable(sizing, style);
  // An explanation has the frontiers in it.
  if (!isSet(invocation.options, "explain")) {
    if (!isSet(invocation.options, "frontier")) return table;
    const { renderFrontiers } = await import("../../render/size/forms.ts");
    const frontiers = renderFrontiers(sizing, style);
    return frontiers === "" ? table : `${table}\n${frontiers}`;
  }
  const { renderExplain } = await import("../../render/size/forms.ts");
  return `${table}\n${renderExplain(sizing, style)}`;
}
