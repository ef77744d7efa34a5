import { template } from "../../schema/trade-file-text.ts";
import { answers, type Command, givenFlags, textOf } from "../call/command.ts";
import { tradeFile } from "../flags/saved-trade.ts";
import { loadTradeToKeep } from "../flags/trade-file.ts";
import { fileOptions, sizingOptions, tradeOptions } from "../flags/trade-flags.ts";

/** Prints a trade file: of the trade that flags give, or one to start from. */
export const init: Command = {
  name: "init",
  examples: [
    "pairsize init -o trade.yaml && pairsize size trade.yaml",
    "pairsize init --long IWM --short QQQ --level IWM=268.40 --level QQQ=624.15 --vol IWM=18.5% --vol QQQ=17.3% -o etfs.yaml",
    "pairsize init --long RTY --short NQ --level RTY=2730.8 --level NQ=25658.25 --max-loss 25k > trade.yaml",
  ],
  arguments: [],
  options: [...tradeOptions, ...sizingOptions, ...fileOptions],
  run: answers(async (invocation) => {
    const { options } = invocation;
    const isTrade = givenFlags(options).some((name) => !ofFile.includes(name));
    if (!isTrade) return { reads: template() };
    const kept = await loadTradeToKeep(invocation);
    return { reads: tradeFile(kept, textOf(options, "output") ?? null), warnings: kept.trade.warnings };
  }),
};

/** Flags that say which file is written. */
const ofFile = ["output", "force"];
