import { contracts } from "../../core/contract/catalogue.ts";
import type { ContractSpec } from "../../core/contract/contract.ts";
import { listedContract } from "../../core/contract/find-contract.ts";
import type { Command, Invocation } from "../command.ts";
import { formatOf, writeResult } from "../output.ts";
import { outputOptions } from "../trade-options.ts";
import { tool } from "../version.ts";
import type { ExitCode } from "../world.ts";

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
      return (await import("../../render/contracts/csv.ts")).renderContractsCsv(rows);
    case "markdown":
      return (await import("../../render/contracts/table.ts")).renderContractsMarkdown(rows);
    case "table":
      return renderedTable(only, invocation);
  }
}

async function renderedTable(only: ContractSpec | null, invocation: Invocation): Promise<string> {
  const { styleOf } = await import("../style.ts");
  const style = await styleOf(invocation.world.stdout, invocation);
  const { renderContract, renderContracts } = await import("../../render/contracts/table.ts");
  return only === null ? renderContracts(contracts, style) : renderContract(only, style);
}
