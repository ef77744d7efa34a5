import { answers } from "../call/answer.ts";
import type { Command } from "../call/command.ts";
import { fileOptions } from "../flags/trade-options.ts";
import { template } from "../help/trade-template.ts";

/** Prints a trade file to start from. */
export const init: Command = {
  name: "init",
  summary: "prints a commented trade file to start from",
  examples: ["pairsize init > trade.yaml", "pairsize init -o trade.yaml && pairsize size trade.yaml"],
  arguments: [],
  options: fileOptions,
  run: answers(async () => ({ reads: template })),
};
