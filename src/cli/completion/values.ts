import { contracts } from "../../core/contract/catalogue.ts";
import { weightings } from "../../core/pair/weighting.ts";
import { estimators } from "../../core/volatility/method.ts";
import type { ArgumentSpec, OptionSpec } from "../command.ts";

/** What may stand as the value of a flag or as an argument, as far as a shell can offer it. */
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

/** What the placeholder of a flag does not say. */
const known: Readonly<Record<string, Values>> = {
  "--estimator <NAME>": { kind: "words", words: estimators },
  "--estimator <LIST>": { kind: "list", words: [...estimators, "all"] },
  "--weighting <NAMES>": { kind: "list", words: [...weightings, "all"] },
  "--exercise <STYLE>": { kind: "keyed", after: "free", words: ["american", "european"] },
  "--move <MOVES>": { kind: "keyed", after: "free", words: [] },
};

/** The values of a flag; null for one that takes none. */
export function flagValues({ flags, choices }: OptionSpec): Values | null {
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
export function argumentValues({ name, choices }: ArgumentSpec, topics: readonly string[]): Values {
  if (choices !== undefined) return { kind: "words", words: choices };
  if (name.includes("file")) return { kind: "file" };
  if (name.includes("symbol")) return { kind: "words", words: symbols };
  return name.includes("topic") ? { kind: "words", words: topics } : free;
}
