import { contracts, listedContract } from "../../core/contract/catalogue.ts";
import { type Answer, answers, type Command, type Invocation } from "../call/command.ts";
import { outputOptions, without } from "../flags/trade-flags.ts";

/** The contract table, or one row of it. */
export const contractsCommand: Command = {
  name: "contracts",
  examples: ["pairsize contracts", "pairsize contracts RTY", "pairsize contracts NQ --json"],
  arguments: [{ name: "[symbol]", summary: "one contract, with everything that is known of it" }],
  options: without(outputOptions, "--explain"),
  run: answers(answer),
};

async function answer({ arguments: [symbol] }: Invocation): Promise<Answer> {
  const only = symbol === undefined ? null : listedContract(symbol);
  const rows = only === null ? contracts : [only];
  const forms = () => import("../../render/contracts/forms.ts");
  return {
    reads: {
      json: async (version) => (await import("../../render/documents.ts")).contractsDocument(rows, version),
      csv: async () => (await forms()).renderContractsCsv(rows),
      markdown: async () => (await forms()).renderContractsMarkdown(rows),
      table: async (style) => {
        const { renderContract, renderContracts } = await forms();
        return only === null ? renderContracts(contracts, style) : renderContract(only, style);
      },
    },
  };
}
