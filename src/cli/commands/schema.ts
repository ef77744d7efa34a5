import { jsonText } from "../../render/json.ts";
import { answers, type Command } from "../call/command.ts";
import { fileOptions } from "../flags/trade-flags.ts";

/** Prints the JSON Schema of what goes in, or of what comes out. */
export const schemaCommand: Command = {
  name: "schema",
  examples: ["pairsize schema trade > trade.schema.json", "pairsize schema result -o result.schema.json"],
  arguments: [
    {
      name: "<trade|result>",
      summary: "of trade files, for editors; or of what --json prints, errors too",
      choices: ["trade", "result"],
    },
  ],
  options: fileOptions,
  run: answers(async ({ arguments: [what] }) => ({ reads: jsonText(await schemaOf(what)) })),
};

async function schemaOf(what: string | undefined) {
  if (what === "trade") return (await import("../../schema/trade-schema.ts")).tradeJsonSchema();
  return (await import("../../schema/result/documents.ts")).resultJsonSchema();
}
