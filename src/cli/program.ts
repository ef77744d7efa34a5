import { Argument, CommanderError, Option, Command as Parser } from "commander";
import { fail } from "../errors/error.ts";
import type { ArgumentSpec, Command, OptionSpec, Options } from "./call/command.ts";

/** What was typed after the command's name, taken apart. */
export interface ParsedArguments {
  readonly arguments: readonly string[];
  readonly options: Options;
}

/**
 * The arguments and flags of one command, taken apart by its specification.
 *
 * @throws PairsizeError FLAG_UNKNOWN, FLAG_VALUE_MISSING, FLAG_CHOICE, ARGUMENT_CHOICE, ARGUMENT_MISSING, ARGUMENT_EXCESS
 */
export function parseArguments(command: Command, words: readonly string[]): ParsedArguments {
  const parser = new Parser(command.name).exitOverride().helpOption(false).allowExcessArguments(false);
  parser.configureOutput({ writeOut: () => {}, writeErr: () => {}, outputError: () => {} });
  for (const argument of command.arguments) parser.addArgument(argumentOf(argument));
  for (const option of command.options) parser.addOption(optionOf(option));
  try {
    parser.parse(
      words.map((word) => currentName(americanSpelling(word), command.options)),
      { from: "user" },
    );
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    refuse(error, command.name);
  }
  return { arguments: parser.args, options: parser.opts() };
}

/** --colour is --color. */
function americanSpelling(word: string): string {
  return /^--(no-)?colour$/.test(word) ? word.replace("colour", "color") : word;
}

/** A flag by its current name, where it was typed by its former one: "--premium=5" is "--max-premium=5". */
function currentName(word: string, options: readonly OptionSpec[]): string {
  const [flag = "", ...value] = word.split("=");
  const option = options.find(({ alias }) => alias === flag);
  return option === undefined ? word : [option.flags.split(" ")[0], ...value].join("=");
}

/** What the parser refuses, in the words of the catalogue; its own sentences hold the words in quotes. */
function refuse({ code, message }: CommanderError, command: string): never {
  const [flag = "", got = ""] = [...message.matchAll(/'(.*?)'(?=[ .]|$)/gm)].map((match) => match[1] ?? "");
  switch (code) {
    case "commander.unknownOption":
      return fail("FLAG_UNKNOWN", {
        flag,
        nearest: /Did you mean (?:one of )?(.+)\?/.exec(message)?.[1] ?? null,
        command,
      });
    case "commander.optionMissingArgument":
      return fail("FLAG_VALUE_MISSING", { flag, command });
    case "commander.invalidArgument":
      return refuseChoice(message, flag, got, command);
    case "commander.missingArgument":
      return fail("ARGUMENT_MISSING", { message: sentence(message), command });
    case "commander.excessArguments":
      return fail("ARGUMENT_EXCESS", { message: sentence(message), command });
    default:
      return fail("COMMAND_LINE", { message: sentence(message), command });
  }
}

/** A value that is not among the choices of a flag, or of an argument: the parser names what was got last, or first. */
function refuseChoice(message: string, first: string, second: string, command: string): never {
  const choices = /Allowed choices are (.+)\.$/.exec(message)?.[1] ?? "";
  if (message.startsWith("error: command-argument")) return fail("ARGUMENT_CHOICE", { got: first, choices, command });
  return fail("FLAG_CHOICE", { flag: first.replace(/ <.*/, ""), got: second, choices });
}

function sentence(message: string): string {
  return message
    .replace(/^error: /, "")
    .replaceAll("\n", " ")
    .replace(/\.$/, "");
}

function argumentOf({ name, summary, choices }: ArgumentSpec): Argument {
  const argument = new Argument(name, summary);
  return choices === undefined ? argument : argument.choices([...choices]);
}

function optionOf(spec: OptionSpec): Option {
  const option = new Option(spec.flags, spec.summary);
  if (spec.choices) option.choices([...spec.choices]);
  if (spec.repeats)
    option.argParser((value: string, before: readonly string[] | undefined) => [...(before ?? []), value]);
  return option;
}
