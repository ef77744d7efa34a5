import { prunedTrade } from "../../core/pair/pruned-trade.ts";
import { reportDocument } from "../../render/report/document.ts";
import { termPictures } from "../../render/report/term-pictures.ts";
import { firstChoice, stageOf, viewOf } from "../../render/report/view.ts";
import type { Command, Invocation } from "../command.ts";
import { exitCodeOfSizing } from "../exit-code.ts";
import { loadTrade } from "../load-trade.ts";
import { writeResult } from "../output.ts";
import { pageAssets } from "../page-assets.ts";
import { stopwatch } from "../stopwatch.ts";
import { outputOptions, sizingOptions, tradeOptions } from "../trade-options.ts";
import { tool } from "../version.ts";
import { writeWarnings } from "../warn.ts";
import type { ExitCode } from "../world.ts";

/** A page has one format, and its formulas are in it. */
const pageOptions = outputOptions.filter(
  ({ flags }) => /^(-|--(force|quiet|debug))/.test(flags) && !/format|json|explain|color/.test(flags),
);

/** Writes a trade as a page to look at, to play with and to pass on. */
export const report: Command = {
  name: "report",
  summary: "one HTML page with tables, pictures and sliders; needs no network",
  examples: [
    "pairsize report trade.yaml -o trade.html",
    "pairsize report --long RTY --short NQ --history RTY=rty.csv --history NQ=nq.csv -o trade.html",
    "pairsize report trade.yaml --max-loss 25000 --weighting vol -o trade.html --force",
  ],
  arguments: [{ name: "[trade-file]", summary: "YAML or JSON; - is standard input; flags beat it" }],
  options: [...tradeOptions, ...sizingOptions, ...pageOptions],
  run,
};

async function run(invocation: Invocation): Promise<ExitCode> {
  const lap = stopwatch(invocation);
  const trade = await loadTrade(invocation);
  lap("read");
  const pruned = prunedTrade(trade);
  const view = viewOf(stageOf(pruned), firstChoice(pruned));
  lap("size");
  const terms = termPictures(trade);
  const page = reportDocument(
    { trade: pruned, view, terms, version: tool.version },
    await pageAssets(invocation.world),
  );
  await writeResult(page, invocation);
  await writeWarnings(view.sizing.warnings, invocation);
  lap("show");
  const asked = view.sizing.sizings.filter(({ weighting }) => trade.weightings.includes(weighting));
  return exitCodeOfSizing({ sizings: asked });
}
