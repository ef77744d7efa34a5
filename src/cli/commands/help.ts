import { fail } from "../../errors/error.ts";
import { answers, type Command, type Invocation, isSet } from "../call/command.ts";

/** Help on a command or a topic. */
export const help: Command = {
  name: "help",
  examples: ["pairsize help size", "pairsize help size --all", "pairsize help formulas"],
  arguments: [
    { name: "[command-or-topic]", summary: "a command, or formulas, json, exit-codes, environment, trade-file" },
  ],
  options: [{ flags: "--all", summary: "every flag of a command, not only those that matter most" }],
  run: answers(async ({ arguments: [about], options, commands }) => ({
    reads: await helpText(about, commands, isSet(options, "all")),
  })),
};

async function helpText(about: string | undefined, commands: Invocation["commands"], all: boolean): Promise<string> {
  const { topics } = await import("../help/topics.ts");
  if (about === undefined) {
    const { overview } = await import("../help/command-help.ts");
    return `${overview(commands)}\nTopics: ${Object.keys(topics).join(", ")}\n`;
  }
  const entry = commands.find((candidate) => candidate.name === about);
  if (entry !== undefined) {
    const { commandHelp } = await import("../help/command-help.ts");
    return commandHelp(await entry.load(), { summary: entry.summary, all });
  }
  const topic = Object.hasOwn(topics, about) ? topics[about] : undefined;
  return topic === undefined ? fail("TOPIC_UNKNOWN", { topic: about, topics: Object.keys(topics) }) : topic();
}
