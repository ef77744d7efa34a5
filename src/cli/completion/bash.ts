import { type CompletedCommand, symbols, type Values } from "./tree.ts";

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

/**
 * What of the script for bash is the same for every command.
 *
 * bash splits the line at each = (COMP_WORDBREAKS) and replaces only what follows the last one: so the words are put
 * together again by what stands between them, completed whole, and cut at the last = at the end. The words are quoted
 * as they were typed.
 */
const bashMachinery = `
# Offers what may stand in a word: $1 stands before it and is kept, $2 is what was typed of it, then a kind and words.
_pairsize_offer() {
  local kept=$1 typed=$2 kind=$3 after candidate
  shift 3
  case $kind in
    file)
      compopt -o filenames 2>/dev/null
      while IFS= read -r candidate; do COMPREPLY+=("$kept$candidate"); done < <(compgen -f -- "$typed")
      ;;
    words)
      while IFS= read -r candidate; do COMPREPLY+=("$kept$candidate"); done < <(compgen -W "$*" -- "$typed")
      ;;
    list)
      compopt -o nospace 2>/dev/null
      [[ $typed == *,* ]] && kept=$kept\${typed%,*},
      _pairsize_offer "$kept" "\${typed##*,}" words "$@"
      ;;
    keyed)
      after=$1
      shift
      if [[ $typed == *=* ]]; then
        _pairsize_offer "$kept\${typed%%=*}=" "\${typed#*=}" "$after"
        return
      fi
      _pairsize_offer "$kept" "$typed" words "$@" "\${_pairsize_symbols// /= }="
      [[ \${#COMPREPLY[@]} -eq 1 && \${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
      ;;
  esac
}

# The words up to the cursor, as the shell would pass them but with their quotes: sets words.
_pairsize_words() {
  local rest=$COMP_LINE piece at
  words=()
  for ((at = 0; at <= COMP_CWORD; at++)); do
    piece=\${COMP_WORDS[at]}
    if [[ -z $piece ]]; then
      [[ \${COMP_LINE:0:COMP_POINT} == *[[:space:]] ]] && words+=("")
      continue
    fi
    if [[ at -gt 0 && $rest == "$piece"* ]]; then
      words[\${#words[@]}-1]+=$piece
    else
      words+=("$piece")
    fi
    rest=\${rest#*"$piece"}
  done
}

# The position of the argument at the cursor, from 0: flags and their values do not count.
_pairsize_position() {
  local at position=0
  for ((at = 2; at < \${#words[@]} - 1; at++)); do
    case \${words[at]} in
      -*=*) ;;
      -*) [[ -n $(_pairsize_values "\${words[1]}" "\${words[at]}") ]] && ((at++)) ;;
      *) ((position++)) ;;
    esac
  done
  echo "$position"
}

_pairsize() {
  local IFS=$' \\t\\n' words current kept= quote= before command spec at
  COMPREPLY=()
  _pairsize_words
  current=\${words[\${#words[@]}-1]}
  command=\${words[1]}
  case $current in
    [\\"\\']*) quote=\${current:0:1} current=\${current:1} ;;
  esac
  if [[ \${#words[@]} -le 2 ]]; then
    _pairsize_offer "" "$current" words "$_pairsize_commands"
    return
  fi
  before=\${words[\${#words[@]}-2]}
  spec=$(_pairsize_values "$command" "$before")
  if [[ -z $spec && $current == --*=* ]]; then
    kept=\${current%%=*}=
    spec=$(_pairsize_values "$command" "\${current%%=*}")
  elif [[ -z $spec && $current == -* ]]; then
    spec="words $(_pairsize_flags "$command")"
  elif [[ -z $spec ]]; then
    spec=$(_pairsize_argument "$command" "$(_pairsize_position)")
  fi
  # Not quoted: a kind and its words.
  [[ -n $spec ]] && _pairsize_offer "$kept" "\${current#"$kept"}" $spec
  if [[ -z $quote && $COMP_WORDBREAKS == *=* && $current == *=* ]]; then
    for at in "\${!COMPREPLY[@]}"; do COMPREPLY[at]=\${COMPREPLY[at]#"\${current%"\${current##*=}"}"}; done
  fi
}

complete -F _pairsize pairsize
`;
