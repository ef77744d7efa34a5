import { contracts } from "../../core/contract/catalogue.ts";
import { weightings } from "../../core/pair/weighting.ts";
import { estimators } from "../../core/volatility/method.ts";
import { type ArgumentSpec, type CommandEntry, namesOf, type OptionSpec } from "../call/command.ts";
import { topics } from "../help/topics.ts";

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
  const commands = await Promise.all(entries.map(async ({ summary, load }) => ({ summary, ...(await load()) })));
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
    names: namesOf(option.flags),
    summary: option.summary,
    values: flagValues(option),
    repeats: option.repeats === true,
  };
}

/** Values of a flag or an argument, as far as a shell can offer them. */
export type Values =
  | { readonly kind: "free" }
  | { readonly kind: "file" }
  | { readonly kind: "words"; readonly words: readonly string[] }
  /** Words in a comma list. */
  | { readonly kind: "list"; readonly words: readonly string[] }
  /** A symbol, an equals sign, and a value; or one of the words. */
  | { readonly kind: "keyed"; readonly after: "free" | "file"; readonly words: readonly string[] };

/** The symbols of the contract table. */
export const symbols: readonly string[] = contracts.map(({ symbol }) => symbol);

const free: Values = { kind: "free" };

/** Values of flags whose placeholder does not say them. */
const known: Readonly<Record<string, Values>> = {
  "--estimator <NAME>": { kind: "words", words: estimators },
  "--estimator <LIST>": { kind: "list", words: [...estimators, "all"] },
  "--weighting <NAMES>": { kind: "list", words: [...weightings, "all"] },
  "--exercise <STYLE>": { kind: "keyed", after: "free", words: ["american", "european"] },
  "--move <MOVES>": { kind: "keyed", after: "free", words: [] },
};

/** The values of a flag; null for one that takes none. */
function flagValues({ flags, choices }: OptionSpec): Values | null {
  const [, placeholder] = /<(.+)>$/.exec(flags) ?? [];
  if (placeholder === undefined) return null;
  if (choices !== undefined) return { kind: "words", words: choices };
  return known[flags] ?? placeholderValues(placeholder);
}

function placeholderValues(placeholder: string): Values {
  if (placeholder === "SYM") return { kind: "words", words: symbols };
  if (placeholder === "FILE") return { kind: "file" };
  if (!placeholder.startsWith("SYM=")) return free;
  return { kind: "keyed", after: placeholder === "SYM=FILE" ? "file" : "free", words: [] };
}

/** The values of an argument; `topics` are what there is help on. */
function argumentValues({ name, choices }: ArgumentSpec, topics: readonly string[]): Values {
  if (choices !== undefined) return { kind: "words", words: choices };
  if (name.includes("file")) return { kind: "file" };
  if (name.includes("symbol")) return { kind: "words", words: symbols };
  return name.includes("topic") ? { kind: "words", words: topics } : free;
}
