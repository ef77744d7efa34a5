import type { ExitCode, World } from "./world.ts";

/** One flag of a command, as data: the parser, the help and the completions are made from it. */
export interface OptionSpec {
  /** In the notation of the help: "--level <SYM=POINTS>", "-q, --quiet". */
  readonly flags: string;
  readonly summary: string;
  /** May be given several times. */
  readonly repeats?: true;
  /** The only values that it takes. */
  readonly choices?: readonly string[];
  /** Its former name, "--premium": still taken, and not shown. */
  readonly alias?: string;
}

/** One positional argument of a command. */
export interface ArgumentSpec {
  /** "[trade-file]" is optional, "<file>" must be given, "<file...>" repeats. */
  readonly name: string;
  readonly summary: string;
  /** The only values that it takes. */
  readonly choices?: readonly string[];
}

/** The values of flags by their camel-cased names: text, several texts, or whether a switch was given. */
export type Options = Readonly<Record<string, string | readonly string[] | boolean | undefined>>;

/** A command that can be called: its name, its line in the help, and how its code is loaded when it is called. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

/** One call of a command. */
export interface Invocation {
  readonly arguments: readonly string[];
  readonly options: Options;
  readonly world: World;
  /** All commands there are, for help. */
  readonly commands: readonly CommandEntry[];
}

/** Flags that belong together, by their names: "--level". */
export interface HelpGroup {
  readonly title: string;
  readonly flags: readonly string[];
}

/** Terms and what is said of each. */
export interface HelpList {
  readonly title: string;
  readonly rows: readonly (readonly [term: string, text: string])[];
}

/** A command: what it takes, what help says of it, and what it does. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly arguments: readonly ArgumentSpec[];
  readonly options: readonly OptionSpec[];
  /** Real calls, shown first in the help. */
  readonly examples: readonly string[];
  /** The flags that its help shows, of so many that all of them hide what matters; --all shows every one. */
  readonly groups?: readonly HelpGroup[];
  readonly lists?: readonly HelpList[];
  readonly run: (invocation: Invocation) => Promise<ExitCode>;
}

/** The text of a flag that takes one value, or undefined when it was not given. */
export function textOf(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}

/** The texts of a flag that repeats; none when it was not given. */
export function textsOf(options: Options, name: string): readonly string[] {
  const value = options[name];
  return Array.isArray(value) ? value : [];
}

/** Whether a switch was given. */
export function isSet(options: Options, name: string): boolean {
  return options[name] === true;
}
