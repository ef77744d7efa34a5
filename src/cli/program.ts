import { CommanderError, Option, Command as Parser } from "commander";
import { nearest } from "../core/nearest.ts";
import { fail } from "../errors/error.ts";
import type { ArgumentSpec, Command, OptionSpec, Options } from "./call/command.ts";

/** Words after the name of the command, taken apart. */
export interface ParsedArguments {
  readonly arguments: readonly string[];
  readonly options: Options;
}

/**
 * The arguments and flags of one command, taken apart by its specification.
 *
 * @throws PairsizeError FLAG_UNKNOWN, FLAG_VALUE_MISSING, FLAG_CHOICE, ARGUMENT_CHOICE, ARGUMENT_MISSING,
 * ARGUMENT_EXCESS
 */
export function parseArguments(command: Command, words: readonly string[]): ParsedArguments {
  const parser = new Parser(command.name)
    .exitOverride()
    .helpOption(false)
    .configureOutput({ outputError: () => {} });
  for (const option of command.options) parser.addOption(optionOf(option));
  const { operands, unknown } = parsed(
    parser,
    command,
    words.map((word) => currentName(americanSpelling(word), command.options)),
  );
  const [flag] = unknown;
  if (flag !== undefined) refuseFlag(flag, command);
  checkArguments(operands, command);
  return { arguments: operands, options: parser.opts() };
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

function parsed(parser: Parser, command: Command, words: string[]): ReturnType<Parser["parseOptions"]> {
  try {
    return parser.parseOptions(words);
  } catch (error) {
    if (!(error instanceof CommanderError) || error.code !== "commander.optionMissingArgument") throw error;
    // A value is whatever word follows: only the last flag can lack it.
    return fail("FLAG_VALUE_MISSING", { flag: flagsOf(words.at(-1) ?? "", command), command: command.name });
  }
}

/** A flag as the help shows it: "-o, --output <FILE>" for "-o", or for "-qo". */
function flagsOf(word: string, { options }: Command): string {
  const named = (name: string) => options.find(({ flags }) => namesOf(flags).includes(name))?.flags;
  return named(word) ?? named(`-${word.at(-1)}`) ?? word;
}

function namesOf(flags: string): readonly string[] {
  return flags.replace(/ <.*/, "").split(", ");
}

function refuseFlag(flag: string, { name, options }: Command): never {
  const long = options.flatMap(({ flags }) => namesOf(flags)).filter((one) => one.startsWith("--"));
  const [typed = ""] = flag.split("=");
  const near = nearest(
    typed.replace(/^-+/, ""),
    long.map((one) => one.slice(2)),
  );
  return fail("FLAG_UNKNOWN", { flag, nearest: near.map((one) => `--${one}`), command: name });
}

function checkArguments(operands: readonly string[], { name, arguments: specs }: Command): void {
  const missing = specs.find((spec, at) => spec.name.startsWith("<") && operands[at] === undefined);
  if (missing !== undefined) fail("ARGUMENT_MISSING", { argument: missing.name, command: name });
  const isEndless = specs.at(-1)?.name.includes("...");
  if (!isEndless && operands.length > specs.length)
    fail("ARGUMENT_EXCESS", { most: specs.length, got: operands.length, command: name });
  for (const [at, { choices }] of specs.entries()) checkChoice(operands[at], choices, name);
}

function checkChoice(got: string | undefined, choices: ArgumentSpec["choices"], command: string): void {
  if (got === undefined || choices === undefined || choices.includes(got)) return;
  fail("ARGUMENT_CHOICE", { got, choices: choices.join(", "), command });
}

function optionOf({ flags, summary, choices, repeats }: OptionSpec): Option {
  const option = new Option(flags, summary);
  if (repeats) return option.argParser<readonly string[]>((value, before = []) => [...before, value]);
  if (choices === undefined) return option;
  return option.argParser<string>((value) => {
    if (choices.includes(value)) return value;
    return fail("FLAG_CHOICE", { flag: namesOf(flags).join(", "), got: value, choices: choices.join(", ") });
  });
}
