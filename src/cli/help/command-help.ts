import type { Command, CommandEntry, OptionSpec } from "../call/command.ts";

/** Columns of a text that must fit any terminal. */
const WIDTH = 80;

const examples = `  pairsize size --long RTY --short NQ --level RTY=2730.8 --level NQ=25658.25 \\
    --vol RTY=18.5% --vol NQ=17.3%
  pairsize init > trade.yaml && pairsize size trade.yaml --max-loss 25000
`;

/** Text of a bare \`pairsize\`: what it does, two real calls, and the commands. */
export function overview(commands: readonly CommandEntry[]): string {
  return `pairsize sizes a pair trade between two equity indices, built from options:
how many contracts of each, and the most that it can lose.

${examples}
${twoColumns(commands.map(({ name, summary }) => [name, summary]))}
pairsize <command> --help explains a command; pairsize help lists the topics.
`;
}

/**
 * The help of one command: what it answers, real calls first, then its arguments and flags; of a command with groups
 * the flags that matter, unless all are asked for.
 */
export function commandHelp(
  command: Command,
  { summary, all }: { readonly summary: string; readonly all: boolean },
): string {
  const isShort = command.groups !== undefined && !all;
  const usage = [
    `pairsize ${command.name}`,
    ...command.arguments.map((argument) => argument.name),
    ...(command.options.length > 0 ? ["[options]"] : []),
  ];
  const blocks = [
    `${command.name}: ${summary}\n`,
    `Examples\n${command.examples.map(shownExample).join("")}`,
    `Usage\n  ${usage.join(" ")}\n${isShort ? argumentLines(command) : ""}`,
    ...(command.arguments.length > 0 && !isShort
      ? [`Arguments\n${twoColumns(command.arguments.map(({ name, summary }) => [name, summary]))}`]
      : []),
    ...optionBlocks(command, all),
    ...(command.lists ?? []).map(({ title, rows }) => `${title}\n${twoColumns(rows)}`),
    ...(isShort ? [`pairsize ${command.name} --help --all has every flag.\n`] : []),
  ];
  return blocks.join("\n");
}

function argumentLines({ arguments: specs }: Command): string {
  return specs.map(({ name, summary }) => `  ${name}: ${summary}\n`).join("");
}

function optionBlocks({ options, groups }: Command, all: boolean): string[] {
  if (options.length === 0) return [];
  if (groups === undefined || all)
    return [`Options\n${twoColumns(options.map((option) => [option.flags, textOf(option)]))}`];
  const named = (name: string) => options.filter(({ flags }) => flags.split(/[ ,]+/).includes(name));
  return groups.map(({ title, flags }) => {
    const rows = flags.flatMap(named).map((option) => [option.flags, option.summary] as const);
    return `${title}\n${twoColumns(rows)}`;
  });
}

function textOf({ summary, repeats }: OptionSpec): string {
  return repeats ? `${summary}; repeats` : summary;
}

/**
 * A call as it is shown and can be pasted: within 80 columns, broken before a flag, each broken line ended by a
 * backslash.
 */
function shownExample(call: string): string {
  const lines: string[] = [];
  let line = " ";
  for (const part of call.split(/ (?=--?[a-z])/)) {
    if (line.length + part.length + 3 > WIDTH && line.trim() !== "") {
      lines.push(`${line} \\\n`);
      line = "   ";
    }
    line += ` ${part}`;
  }
  return `${lines.join("")}${line}\n`;
}

/** Lines of a term and what is said of it, aligned, within 80 columns: a long text goes on below itself. */
export function twoColumns(rows: readonly (readonly [string, string])[]): string {
  const indent = Math.min(30, Math.max(...rows.map(([term]) => term.length)) + 4);
  return rows.map(([term, text]) => row(term, wrapped(text, WIDTH - indent), indent)).join("");
}

function row(term: string, lines: readonly string[], indent: number): string {
  const margin = " ".repeat(indent);
  const head = `  ${term}`;
  const fits = head.length + 2 <= indent;
  const first = fits ? `${head.padEnd(indent)}${lines[0] ?? ""}` : `${head}\n${margin}${lines[0] ?? ""}`;
  return [first, ...lines.slice(1).map((line) => margin + line)].map((line) => `${line.trimEnd()}\n`).join("");
}

/** A text in lines of at most so many characters, broken at spaces. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
