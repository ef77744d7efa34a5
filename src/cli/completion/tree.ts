import type { CommandEntry, OptionSpec } from "../command.ts";
import { topics } from "../help/topics.ts";
import { argumentValues, flagValues, type Values } from "./values.ts";

/** A flag, as a shell completes it. */
export interface CompletedFlag {
  /** "-o" and "--output". */
  readonly names: readonly string[];
  readonly summary: string;
  /** Null for a switch. */
  readonly values: Values | null;
  readonly repeats: boolean;
}

/** A command, as a shell completes it. */
export interface CompletedCommand {
  readonly name: string;
  readonly summary: string;
  readonly flags: readonly CompletedFlag[];
  readonly arguments: readonly { readonly values: Values; readonly repeats: boolean }[];
}

const helpFlag: OptionSpec = { flags: "-h, --help", summary: "what it takes" };

/** The commands with their flags and arguments, as the help has them: every completion script is made from it. */
export async function completionTree(entries: readonly CommandEntry[]): Promise<readonly CompletedCommand[]> {
  const explained = [...entries.map(({ name }) => name), ...Object.keys(topics)];
  const commands = await Promise.all(entries.map(({ load }) => load()));
  return commands.map(({ name, summary, options, arguments: taken }) => ({
    name,
    summary,
    flags: [...options, helpFlag].map(completedFlag),
    arguments: taken.map((argument) => ({
      values: argumentValues(argument, explained),
      repeats: argument.name.includes("..."),
    })),
  }));
}

function completedFlag(option: OptionSpec): CompletedFlag {
  return {
    names: option.flags.replace(/ <.*/, "").split(", "),
    summary: option.summary,
    values: flagValues(option),
    repeats: option.repeats === true,
  };
}
