import { literally } from "../../errors/shell-word.ts";
import { type CompletedCommand, type CompletedFlag, symbols, type Values } from "./tree.ts";

/** The completion script for zsh: to be sourced, or put as _pairsize into a folder of fpath. */
export function zshCompletion(commands: readonly CompletedCommand[]): string {
  return `#compdef pairsize
# zsh completion for pairsize, made by: pairsize completion zsh

_pairsize_symbols=(${symbols.join(" ")})

# A symbol, an equals sign and a value, which is a file or free; or one of the words.
_pairsize_keyed() {
  local after=$1
  shift
  if compset -P 1 '*='; then
    if [[ $after == file ]]; then _files; else _message value; fi
    return
  fi
  (($#)) && compadd -- "$@"
  compadd -S = -- $_pairsize_symbols
}

# Words in a comma list.
_pairsize_list() {
  compset -P '*,'
  compadd -q -S , -- "$@"
}

_pairsize() {
  local curcontext=$curcontext state line
  typeset -A opt_args
  _arguments -C -S : '(- *)'{-h,--help}'[what it is]' '(- *)'{-V,--version}'[which it is]' '1:command:->command' '*::argument:->argument'
  case $state in
    command)
      local -a commands=(
${commands.map(({ name, summary }) => `        ${literally(`${name}:${summary.replaceAll(":", "\\:")}`)}\n`).join("")}      )
      _describe command commands
      ;;
    argument)
      case $line[1] in
${commands.map(commandCase).join("")}      esac
      ;;
  esac
}

if [[ \${funcstack[1]} == _pairsize ]]; then _pairsize "$@"; else compdef _pairsize pairsize; fi
`;
}

function commandCase({ name, flags, arguments: taken }: CompletedCommand): string {
  const specs = [
    ...flags.flatMap(flagSpecs),
    ...taken.map(({ values, repeats }, at) => `${repeats ? "*" : at + 1}:argument:${actionOf(values)}`),
  ];
  return `        ${name})
          _arguments -S : \\
${specs.map((spec) => `            ${literally(spec)}`).join(" \\\n")}
          ;;
`;
}

/** A flag as _arguments takes it, once for each of its names; one that does not repeat is not offered again. */
function flagSpecs({ names, summary, values, repeats }: CompletedFlag): string[] {
  const said = summary.replaceAll(/[[\]:\\]/g, "\\$&");
  const once = repeats ? "*" : names.length > 1 ? `(${names.join(" ")})` : "";
  return names.map((name) => {
    const separator = values === null ? "" : name.startsWith("--") ? "=" : "+";
    return `${once}${name}${separator}[${said}]${values === null ? "" : `:value:${actionOf(values)}`}`;
  });
}

function actionOf(values: Values): string {
  switch (values.kind) {
    case "free":
      return "";
    case "file":
      return "_files";
    case "words":
      return `(${values.words.join(" ")})`;
    case "list":
      return `{_pairsize_list ${values.words.join(" ")}}`;
    case "keyed":
      return `{${["_pairsize_keyed", values.after, ...values.words].join(" ")}}`;
  }
}
