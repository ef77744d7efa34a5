import { contracts, listedContract } from "../../core/contract/catalogue.ts";
import type { ContractSpec } from "../../core/contract/contract.ts";
import type { Command, Invocation } from "../call/command.ts";
import { formatOf, styleOf, tool, writeResult } from "../call/output.ts";
import type { ExitCode } from "../call/world.ts";
import { outputOptions } from "../flags/trade-options.ts";

/** The contract table, or one row of it. */
export const contractsCommand: Command = {
  name: "contracts",
  summary: "the contract table, with source and date of each row",
  examples: ["pairsize contracts", "pairsize contracts RTY", "pairsize contracts NQ --json"],
  arguments: [{ name: "[symbol]", summary: "one contract, with everything that is known of it" }],
  options: outputOptions.filter(({ flags }) => flags !== "--explain"),
  run,
};

async function run(invocation: Invocation): Promise<ExitCode> {
  const [symbol] = invocation.arguments;
  await writeResult(await rendered(symbol === undefined ? null : listedContract(symbol), invocation), invocation);
  return 0;
}

async function rendered(only: ContractSpec | null, invocation: Invocation): Promise<string> {
  const rows = only === null ? contracts : [only];
  switch (formatOf(invocation)) {
    case "json":
      return (await import("../../render/contracts/json.ts")).renderContractsJson(rows, tool.version);
    case "csv":
      return (await import("../../render/contracts/forms.ts")).renderContractsCsv(rows);
    case "markdown":
      return (await import("../../render/contracts/forms.ts")).renderContractsMarkdown(rows);
    case "table":
      return renderedTable(only, invocation);
  }
}

async function renderedTable(only: ContractSpec | null, invocation: Invocation): Promise<string> {
  const style = await styleOf(invocation.world.stdout, invocation);
  const { renderContract, renderContracts } = await import("../../render/contracts/forms.ts");
  return only === null ? renderContracts(contracts, style) : renderContract(only, style);
}
