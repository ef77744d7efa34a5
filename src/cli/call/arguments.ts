import { parseArgs } from "node:util";
import { nearest } from "../../core/nearest.ts";
import { fail } from "../../errors/error.ts";
import {
  type ArgumentSpec,
  type Command,
  namesOf,
  type OptionSpec,
  type Options,
  optionName,
  textsOf,
} from "./command.ts";

/** Words after the name of the command, taken apart. */
interface ParsedArguments {
  readonly arguments: readonly string[];
  readonly options: Options;
}

/**
 * The arguments and flags of one command, taken apart by its specification.
 *
 * @throws PairsizeError FLAG_UNKNOWN, FLAG_VALUE_MISSING, FLAG_CHOICE, FLAG_REPEATED, ARGUMENT_CHOICE, ARGUMENT_MISSING,
 * ARGUMENT_EXCESS
 */
export function parseArguments(command: Command, words: readonly string[]): ParsedArguments {
  const args = words.map((word) => currentName(americanSpelling(word), command.options));
  const { tokens } = parseArgs({
    args,
    options: Object.fromEntries(command.options.map(kindOf)),
    strict: false,
    tokens: true,
  });
  const operands: string[] = [];
  const options: Record<string, string | readonly string[] | boolean> = {};
  for (const token of tokens) {
    if (token.kind === "positional") operands.push(token.value);
    if (token.kind !== "option") continue;
    const { rawName, value, index } = token;
    const word = args[index]?.startsWith(rawName) ? args[index] : rawName;
    const option = optionNamed(rawName, value, command) ?? refuseFlag(word, command);
    const [name, given] = [optionName(option.flags), givenTo(option, value, command)];
    if (!option.repeats && (options[name] ?? given) !== given)
      fail("FLAG_REPEATED", { flag: namesOf(option.flags).at(-1) ?? "" });
    options[name] = option.repeats ? [...textsOf(options, name), `${given}`] : given;
  }
  checkArguments(operands, command);
  return { arguments: operands, options };
}

/** The flag of a name; undefined where there is none, or where it is a switch and has a value. */
function optionNamed(name: string, value: string | undefined, { options }: Command): OptionSpec | undefined {
  const option = options.find(({ flags }) => namesOf(flags).includes(name));
  return option !== undefined && (value === undefined || takesValue(option)) ? option : undefined;
}

/** A flag as Node's parser takes it: by its long name, with the short one in it. */
function kindOf(option: OptionSpec): readonly [string, { type: "string" | "boolean"; short?: string }] {
  const [long = "", short] = namesOf(option.flags).toReversed();
  const type = takesValue(option) ? "string" : "boolean";
  return [long.slice(2), { type, ...(short === undefined ? {} : { short: short.slice(1) }) }];
}

function takesValue({ flags }: OptionSpec): boolean {
  return flags.includes(" <");
}

function givenTo(option: OptionSpec, value: string | undefined, command: Command): string | boolean {
  const { flags, choices } = option;
  if (!takesValue(option)) return !flags.startsWith("--no-");
  if (value === undefined) return fail("FLAG_VALUE_MISSING", { flag: flags, command: command.name });
  if (choices === undefined || choices.includes(value)) return value;
  return fail("FLAG_CHOICE", { flag: namesOf(flags).join(", "), got: value, choices: choices.join(", ") });
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
