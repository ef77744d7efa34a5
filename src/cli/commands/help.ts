import { fail } from "../../errors/error.ts";
import type { Command, Invocation } from "../call/command.ts";
import type { ExitCode } from "../call/world.ts";

/** Help on a command or a topic. */
export const help: Command = {
  name: "help",
  summary: "help on a command, or on a topic",
  examples: ["pairsize help size", "pairsize help formulas"],
  arguments: [
    { name: "[command-or-topic]", summary: "a command, or formulas, json, exit-codes, environment, trade-file" },
  ],
  options: [],
  run,
};

async function run({ arguments: [about], world, commands }: Invocation): Promise<ExitCode> {
  world.stdout.write(await helpText(about, commands));
  return 0;
}

async function helpText(about: string | undefined, commands: Invocation["commands"]): Promise<string> {
  const { topics } = await import("../help/topics.ts");
  if (about === undefined) {
    const { overview } = await import("../help/command-help.ts");
    return `${overview(commands)}\nTopics: ${Object.keys(topics).join(", ")}\n`;
  }
  const entry = commands.find((candidate) => candidate.name === about);
  if (entry !== undefined) {
    const { commandHelp } = await import("../help/command-help.ts");
    return commandHelp(await entry.load());
  }
  const topic = Object.hasOwn(topics, about) ? topics[about] : undefined;
  return topic === undefined ? fail("TOPIC_UNKNOWN", { topic: about, topics: Object.keys(topics) }) : topic();
}
