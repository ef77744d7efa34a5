import { pairSensitivity } from "../../core/pair/sensitivity.ts";
import { type Answer, answers, type Command, exitCodeOfSizing, type Invocation, type Lap } from "../call/command.ts";
import { loadTrade } from "../flags/trade-file.ts";
import { outputOptions, sizingOptions, tradeOptions } from "../flags/trade-flags.ts";

/** Shows what a sizing hangs on. */
export const sensitivity: Command = {
  name: "sensitivity",
  examples: [
    "pairsize sensitivity --long RTY --short NQ --history RTY=rty.csv --history NQ=nq.csv --as-of 2026-01-16",
    "pairsize sensitivity trade.yaml",
    "pairsize sensitivity trade.yaml --weighting vol,beta --json",
  ],
  arguments: [{ name: "[trade-file]", summary: "YAML or JSON; - is standard input; flags beat it" }],
  options: [...tradeOptions, ...sizingOptions, ...outputOptions],
  run: answers(answer),
};

async function answer(invocation: Invocation, lap: Lap): Promise<Answer> {
  const trade = await loadTrade(invocation);
  lap("read");
  const result = pairSensitivity(trade);
  lap("size");
  const { tolerance } = trade.rules;
  const forms = () => import("../../render/sensitivity/forms.ts");
  return {
    exit: exitCodeOfSizing(result.base),
    warnings: result.base.warnings,
    reads: {
      json: async (version) => (await import("../../render/documents.ts")).sensitivityDocument(result, version),
      csv: async () => (await forms()).renderSensitivityCsv(result),
      markdown: async () => (await forms()).renderSensitivityMarkdown(result, tolerance),
      table: async (style) => (await forms()).renderSensitivityTable(result, tolerance, style),
      explanation: async (style) => (await import("../../render/size/forms.ts")).renderExplain(result.base, style),
    },
  };
}
