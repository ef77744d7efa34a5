import { bashMachinery } from "./bash-machinery.ts";
import type { CompletedCommand } from "./tree.ts";
import { symbols, type Values } from "./values.ts";

/** The completion script for bash: it needs no other completions to be installed. */
export function bashCompletion(commands: readonly CompletedCommand[]): string {
  const names = commands.map(({ name }) => name).join(" ");
  return `# bash completion for pairsize, made by: pairsize completion bash

_pairsize_commands='${names} --help --version'
_pairsize_symbols='${symbols.join(" ")}'

# The flags of a command.
_pairsize_flags() {
  case $1 in
${commands.map(flagCase).join("")}  esac
}

# What may be the value of a flag of a command: a kind, then words; nothing for a switch.
_pairsize_values() {
  case $1:$2 in
${commands.map(valueCases).join("")}  esac
}

# The same of the argument of a command at a position, from 0.
_pairsize_argument() {
  case $1:$2 in
${commands.map(argumentCases).join("")}  esac
}
${bashMachinery}`;
}

function flagCase({ name, flags }: CompletedCommand): string {
  return `    ${name}) echo '${flags.flatMap(({ names }) => names).join(" ")}' ;;\n`;
}

function valueCases({ name, flags }: CompletedCommand): string {
  const bySpec = new Map<string, string[]>();
  for (const { names, values } of flags) {
    if (values === null) continue;
    const spec = specOf(values);
    bySpec.set(spec, [...(bySpec.get(spec) ?? []), ...names.map((flag) => `${name}:${flag}`)]);
  }
  return [...bySpec].map(([spec, patterns]) => `    ${patterns.join(" | ")}) echo ${spec} ;;\n`).join("");
}

function argumentCases({ name, arguments: taken }: CompletedCommand): string {
  return taken
    .map(({ values, repeats }, at) => `    ${name}:${repeats ? "*" : at}) echo ${specOf(values)} ;;\n`)
    .join("");
}

function specOf(values: Values): string {
  switch (values.kind) {
    case "free":
    case "file":
      return values.kind;
    case "words":
      return values.words === symbols ? '"words $_pairsize_symbols"' : `'words ${values.words.join(" ")}'`;
    case "list":
      return `'list ${values.words.join(" ")}'`;
    case "keyed":
      return `'${["keyed", values.after, ...values.words].join(" ")}'`;
  }
}
