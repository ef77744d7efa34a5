import { CommanderError, Option, Command as Parser } from "commander";
import type { Code } from "../errors/catalogue.ts";
import { fail } from "../errors/error.ts";
import type { Command, OptionSpec, Options } from "./command.ts";

/** What was typed after the command's name, taken apart. */
export interface ParsedArguments {
  readonly arguments: readonly string[];
  readonly options: Options;
}

/**
 * The arguments and flags of one command, taken apart by its specification.
 *
 * @throws PairsizeError FLAG_UNKNOWN, FLAG_VALUE_MISSING, FLAG_CHOICE, ARGUMENT_MISSING, ARGUMENT_EXCESS
 */
export function parseArguments(command: Command, words: readonly string[]): ParsedArguments {
  const parser = new Parser(command.name).exitOverride().helpOption(false).allowExcessArguments(false);
  parser.configureOutput({ writeOut: () => {}, writeErr: () => {}, outputError: () => {} });
  for (const argument of command.arguments) parser.argument(argument.name, argument.summary);
  for (const option of command.options) parser.addOption(optionOf(option));
  try {
    parser.parse([...words], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    fail(codes[error.code] ?? "COMMAND_LINE", {
      message: error.message.replace(/^error: /, "").replaceAll("\n", " "),
      command: command.name,
    });
  }
  return { arguments: parser.args, options: parser.opts() };
}

const codes: Readonly<
  Record<string, "FLAG_UNKNOWN" | "FLAG_VALUE_MISSING" | "FLAG_CHOICE" | "ARGUMENT_MISSING" | "ARGUMENT_EXCESS">
> = {
  "commander.unknownOption": "FLAG_UNKNOWN",
  "commander.optionMissingArgument": "FLAG_VALUE_MISSING",
  "commander.invalidArgument": "FLAG_CHOICE",
  "commander.missingArgument": "ARGUMENT_MISSING",
  "commander.excessArguments": "ARGUMENT_EXCESS",
} satisfies Record<string, Code>;

function optionOf(spec: OptionSpec): Option {
  const option = new Option(spec.flags, spec.summary);
  if (spec.choices) option.choices([...spec.choices]);
  if (spec.repeats)
    option.argParser((value: string, before: readonly string[] | undefined) => [...(before ?? []), value]);
  return option;
}
