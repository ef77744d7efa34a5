import type { Command, OptionSpec } from "../command.ts";
import { shownExample } from "./example.ts";
import { twoColumns } from "./two-columns.ts";

/** The help of one command: what it answers, real calls first, then its arguments and flags. */
export function commandHelp(command: Command): string {
  const usage = [
    `pairsize ${command.name}`,
    ...command.arguments.map((argument) => argument.name),
    ...(command.options.length > 0 ? ["[options]"] : []),
  ];
  const blocks = [
    `${command.name}: ${command.summary}\n`,
    `Examples\n${command.examples.map(shownExample).join("")}`,
    `Usage\n  ${usage.join(" ")}\n`,
    ...(command.arguments.length > 0
      ? [`Arguments\n${twoColumns(command.arguments.map(({ name, summary }) => [name, summary]))}`]
      : []),
    ...(command.options.length > 0
      ? [`Options\n${twoColumns(command.options.map((option) => [option.flags, textOf(option)]))}`]
      : []),
  ];
  return blocks.join("\n");
}

function textOf({ summary, repeats }: OptionSpec): string {
  return repeats ? `${summary}; repeats` : summary;
}
