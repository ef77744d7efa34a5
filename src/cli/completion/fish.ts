import { type CompletedCommand, type CompletedFlag, symbols, type Values } from "./tree.ts";

/** The completion script for fish. */
export function fishCompletion(commands: readonly CompletedCommand[]): string {
  return `# fish completion for pairsize, made by: pairsize completion fish

# Whether the command is the one that is named; with a number, and so many words stand after it.
function __pairsize_on --argument-names name count
    set -l words (commandline -opc)
    test "$words[2]" = "$name"; or return
    test -z "$count"; or test (count $words) -eq (math $count + 2)
end

# What was typed of a value, without its flag.
function __pairsize_typed
    commandline -ct | string replace -r -- '^--[a-z-]+=' ''
end

# A symbol, an equals sign and a value, which is a file or free; or one of the words.
function __pairsize_keyed --argument-names after
    set -l key (__pairsize_typed | string match -r '^[^=]*=')
    if test -z "$key"
        printf '%s=\\n' ${symbols.join(" ")}
        test (count $argv) -gt 1; and printf '%s\\n' $argv[2..]
    else if test "$after" = file
        for path in (__fish_complete_path (__pairsize_typed | string replace -r '^[^=]*=' ''))
            echo "$key$path"
        end
    end
end

# Words in a comma list.
function __pairsize_list
    set -l before (__pairsize_typed | string match -r '^.*,')
    printf '%s\\n' "$before"$argv
end

complete -c pairsize -e
complete -c pairsize -f
complete -c pairsize -n __fish_use_subcommand -s h -l help -d 'what it is'
complete -c pairsize -n __fish_use_subcommand -s V -l version -d 'which it is'
${commands.map(commandLines).join("")}`;
}

function commandLines({ name, summary, flags, arguments: taken }: CompletedCommand): string {
  const on = (position = "") => quoted(`__pairsize_on ${name}${position}`);
  return [
    `complete -c pairsize -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
    ...taken.map(({ values, repeats }, at) =>
      // Flags may stand before a file: it is offered anywhere.
      ["complete -c pairsize -n", on(repeats || values.kind === "file" ? "" : ` ${at}`), offered(values)].join(" "),
    ),
    ...flags.map((flag) => `complete -c pairsize -n ${on()} ${flagWords(flag)}`),
    "",
  ].join("\n");
}

function flagWords({ names, summary, values }: CompletedFlag): string {
  const forms = names.map((name) => (name.startsWith("--") ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  const taken = values === null ? [] : [values.kind === "file" ? "-r" : "-x", offered(values)];
  return [...forms, ...taken.filter((words) => words !== ""), "-d", quoted(summary)].join(" ");
}

function offered(values: Values): string {
  switch (values.kind) {
    case "free":
      return "";
    case "file":
      return "-F";
    case "words":
      return `-a ${quoted(values.words.join(" "))}`;
    case "list":
      return `-a ${quoted(`(__pairsize_list ${values.words.join(" ")})`)}`;
    case "keyed":
      return `-a ${quoted(`(${["__pairsize_keyed", values.after, ...values.words].join(" ")})`)}`;
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
