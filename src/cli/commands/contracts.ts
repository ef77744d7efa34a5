import type { Command } from "../command.ts";

/** The contract table. */
export const contractsCommand: Command = {
  name: "contracts",
  summary: "the contract table, with source and date of each row",
  examples: [],
  arguments: [],
  options: [],
  run: async () => 0,
};
