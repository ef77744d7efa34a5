import { prunedTrade } from "../../core/pair/what-if.ts";
import { bounded } from "../../core/work.ts";
import { reportDocument } from "../../render/report/document.ts";
import { pastPictures } from "../../render/report/past-part.ts";
import { termPictures } from "../../render/report/terms-part.ts";
import { firstChoice, stageOf, viewOf } from "../../render/report/view.ts";
import {
  type Answer,
  answers,
  type Command,
  exitCodeOfSizing,
  type Invocation,
  type Lap,
  tool,
} from "../call/command.ts";
import { pageAssets } from "../call/page-assets.ts";
import { loadTrade } from "../flags/trade-file.ts";
import { outputOptions, sizingOptions, tradeOptions, without } from "../flags/trade-flags.ts";

/** A page has one format, and its formulas are in it. */
const pageOptions = without(outputOptions, "--format", "--json", "--explain", "--color", "--no-color");

/** Writes a trade as a page to look at, to play with and to pass on. */
export const report: Command = {
  name: "report",
  examples: [
    "pairsize report trade.yaml -o trade.html",
    "pairsize report --long RTY --short NQ --history RTY=rty.csv --history NQ=nq.csv -o trade.html",
    "pairsize report trade.yaml --max-loss 25000 --weighting vol -o trade.html --force",
  ],
  arguments: [{ name: "[trade-file]", summary: "YAML or JSON; - is standard input; flags beat it" }],
  options: [...tradeOptions, ...sizingOptions, ...pageOptions],
  run: answers(answer),
};

async function answer(invocation: Invocation, lap: Lap): Promise<Answer> {
  const trade = await loadTrade(invocation);
  lap("read");
  const pruned = bounded(() => prunedTrade(trade));
  const view = bounded(() => viewOf(stageOf(pruned), firstChoice(pruned)));
  lap("size");
  const assets = await pageAssets(invocation.world.files);
  const page = {
    trade: pruned,
    view,
    terms: termPictures(trade),
    past: pastPictures(trade),
    version: tool.version,
  };
  const asked = view.sizing.sizings.filter(({ weighting }) => trade.weightings.includes(weighting));
  return {
    exit: exitCodeOfSizing({ sizings: asked }),
    warnings: view.sizing.warnings,
    reads: bounded(() => reportDocument(page, assets)),
  };
}
