import { readFileSync } from "node:fs";
import type { Command, OptionSpec } from "../../src/cli/call/command.ts";
import { registry } from "../../src/cli/main.ts";
import { inProject } from "../cli/process.ts";
import { sample, sampleFile } from "../cli/trades.ts";
import { generator, oneOf } from "../mutations.ts";
import type { Cases } from "./fuzz.ts";
import { oddities } from "./oddities.ts";

/** Values that some flag takes, so that what is behind its check is reached too. */
const values = [
  ...[
    "RTY",
    "NQ",
    "RTY=2730.8",
    "NQ=25,658.25",
    "RTY=18.5%",
    "RTY=prices.csv",
    "NQ=prices.csv",
    "RTY=chain.csv",
    "20",
    "60",
  ],
  ...[
    "252",
    "0.94",
    "close",
    "dmy",
    "RTY=2750C @ 78.40",
    "NQ=-1 F @ 25650",
    "RTY=50",
    "2026-01-22",
    "2026-03-20",
    "3.65%",
  ],
  ...[
    "0.78",
    "american",
    "RTY=european",
    "RTY=+16%,NQ=+8%",
    "all",
    "dollar,vol",
    "5%",
    "RTY=4",
    "100",
    "25000",
    "json",
  ],
  ...["table", "csv", "markdown", "out.json", "trade", "bash", "contracts,maxLoss.amount", "prices.csv", "trade.yaml"],
];

/** Every pair of flags of every command, in an order of chance, and then command lines of chance without end. */
export const argvCases: Cases = async function* (seed) {
  const random = generator(seed);
  const commands = await Promise.all(registry.map(({ load }) => load()));
  const files = {
    "trade.yaml": readFileSync(inProject(sampleFile)),
    "prices.csv": readFileSync(inProject("fixtures/prices/plain.csv")),
    "chain.csv": readFileSync(inProject("fixtures/chains/cme-two-sided.csv")),
  };
  const world = { files, stdin: sample };
  const valueFlags = commands.flatMap(({ options }) => options.filter(({ flags }) => flags.includes("<")));
  const takesNext = new Set(valueFlags.flatMap(({ flags }) => flags.replace(/ <.*/, "").split(", ")));
  for (const argv of inAnyOrder(
    commands.flatMap((command) => pairsOf(command, random)),
    random,
  ))
    if (isSure(argv, takesNext)) yield { argv, world };
  const everyFlag = commands.flatMap(({ options }) => options);
  for (;;) {
    const argv = argvOf(oneOf(commands, random), everyFlag, random);
    if (isSure(argv, takesNext)) yield { argv, world };
  }
};

/** Whether the judge knows which stream holds JSON: not of two formats, of --json as another flag's value, or among timings. */
function isSure(argv: readonly string[], takesNext: ReadonlySet<string>): boolean {
  const asking = argv.filter((word) => word === "--json" || word.startsWith("--format"));
  if (asking.length === 0) return true;
  const isValue = argv.some((word, at) => asking.includes(word) && takesNext.has(argv[at - 1] ?? ""));
  return asking.length === 1 && !isValue && !argv.includes("--debug");
}

function pairsOf(command: Command, random: () => number): string[][] {
  return command.options.flatMap((first, at) =>
    command.options
      .slice(at)
      .map((second) => [
        command.name,
        ...argumentsOf(command, random),
        ...written(first, random),
        ...written(second, random),
      ]),
  );
}

function argvOf(command: Command, everyFlag: readonly OptionSpec[], random: () => number): string[] {
  const flags = Array.from({ length: Math.floor(random() * 7) }, () =>
    written(oneOf(random() < 0.9 && command.options.length > 0 ? command.options : everyFlag, random), random),
  );
  const words = [command.name, ...argumentsOf(command, random), ...flags.flat()];
  if (random() < 0.1) words.push("--json");
  if (random() < 0.1) words.splice(Math.floor(random() * words.length), 1 + Math.floor(random() * 2));
  if (random() < 0.1) words.splice(Math.floor(random() * words.length), 0, oneOf(oddities, random));
  return words;
}

function argumentsOf({ name, arguments: taken }: Command, random: () => number): string[] {
  if (taken.length === 0) return random() < 0.05 ? ["trade.yaml"] : [];
  if (random() < 0.1) return [oneOf([...values, ...oddities], random)];
  const [first] = taken;
  if (first?.choices !== undefined) return [oneOf(first.choices, random)];
  return [name === "vol" ? "prices.csv" : oneOf(["trade.yaml", "-"], random)];
}

/** A flag as a hand types it: with a value that may fit, an odd one, none, or one too many. */
function written({ flags, choices }: OptionSpec, random: () => number): string[] {
  const name = oneOf(flags.replace(/<.*/, "").trim().split(", "), random);
  const takesValue = flags.includes("<");
  if (takesValue === random() < 0.03) return [name];
  const value = oneOf(random() < 0.6 ? (choices ?? values) : oddities, random);
  return random() < 0.1 && name.startsWith("--") ? [`${name}=${value}`] : takesValue ? [name, value] : [name];
}

function inAnyOrder<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((first, second) => first.at - second.at)
    .map(({ item }) => item);
}
