import { nearest } from "../core/nearest.ts";
import { fail, PairsizeError } from "../errors/error.ts";
import { systemCode } from "../io/files/system-error.ts";
import { parseArguments } from "./call/arguments.ts";
import {
  type Command,
  type CommandEntry,
  type ExitCode,
  exitCodeOf,
  type Options,
  tool,
  type World,
} from "./call/command.ts";
import { processWorld } from "./terminal.ts";

/** Every command, in the order of the help. Only the one that is called is loaded: that is most of a quick start. */
export const registry: readonly CommandEntry[] = [
  {
    name: "size",
    summary: "hedge ratios, whole contracts, premium, max loss and max gain",
    load: async () => (await import("./commands/size.ts")).size,
  },
  {
    name: "price",
    summary: "value, implied volatility and greeks of option legs",
    load: async () => (await import("./commands/price.ts")).price,
  },
  {
    name: "vol",
    summary: "historical volatility of price files; of two also correlation and beta",
    load: async () => (await import("./commands/vol.ts")).vol,
  },
  {
    name: "sensitivity",
    summary: "how the contracts move with the window, the estimator, and a shock",
    load: async () => (await import("./commands/sensitivity.ts")).sensitivity,
  },
  {
    name: "scenario",
    summary: "profit over moves of both indices, named moves, and how likely each is",
    load: async () => (await import("./commands/scenario.ts")).scenario,
  },
  {
    name: "compare",
    summary: "alternatives side by side: what each costs, can lose, makes and binds",
    load: async () => (await import("./commands/compare.ts")).compare,
  },
  {
    name: "backtest",
    summary: "how each weighting would have hedged in the past, from two price files",
    load: async () => (await import("./commands/backtest.ts")).backtest,
  },
  {
    name: "report",
    summary: "one HTML page with tables, pictures and sliders; needs no network",
    load: async () => (await import("./commands/report.ts")).report,
  },
  {
    name: "check",
    summary: "passes or fails trades against their limits, for CI",
    load: async () => (await import("./commands/check.ts")).check,
  },
  {
    name: "mark",
    summary: "an open pair today: its profit, what made it, and the rules reached",
    load: async () => (await import("./commands/mark.ts")).mark,
  },
  {
    name: "roll",
    summary: "an open pair at another expiry: orders, cost, what is realised, new bounds",
    load: async () => (await import("./commands/roll.ts")).roll,
  },
  {
    name: "close",
    summary: "the orders that flatten an open pair, and what they realise",
    load: async () => (await import("./commands/close.ts")).close,
  },
  {
    name: "batch",
    summary: "sizes many trades: one JSON a line in, one JSON a line out",
    load: async () => (await import("./commands/batch.ts")).batch,
  },
  {
    name: "contracts",
    summary: "the contract table, with source and date of each row",
    load: async () => (await import("./commands/contracts.ts")).contractsCommand,
  },
  {
    name: "expiries",
    summary: "the coming expiries: series, codes, futures under them, days left",
    load: async () => (await import("./commands/expiries.ts")).expiries,
  },
  {
    name: "init",
    summary: "prints a commented trade file: of the flags' trade, or to start from",
    load: async () => (await import("./commands/init.ts")).init,
  },
  {
    name: "schema",
    summary: "JSON Schema of the trade file, or of the JSON output",
    load: async () => (await import("./commands/schema.ts")).schemaCommand,
  },
  {
    name: "completion",
    summary: "completion script for a shell: commands, flags and values",
    load: async () => (await import("./commands/completion.ts")).completion,
  },
  {
    name: "help",
    summary: "help on a command, or on a topic",
    load: async () => (await import("./commands/help.ts")).help,
  },
];

/**
 * Runs the command line of this process and sets its exit code; called by bin/pairsize.cjs, which says what is wrong
 * where this rejects: the build is not whole.
 */
export async function main(): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), processWorld());
}

/**
 * The exit code of one run of the command line.
 *
 * This is the only place that catches everything: coded errors are printed, a closed pipe ends quietly, and anything
 * else is a fault in pairsize and says so.
 *
 * @throws Error where the build lacks the command, or holds only a part of it
 */
export async function run(argv: readonly string[], world: World): Promise<ExitCode> {
  const command = await commandNamed(argv[0]);
  try {
    return await dispatch(command, argv, world);
  } catch (error) {
    if (systemCode(error) === "EPIPE") return 0;
    if (error instanceof BuildError || isMissingModule(error)) throw error;
    return await report(error, argv, world);
  }
}

async function dispatch(command: Command | null, argv: readonly string[], world: World): Promise<ExitCode> {
  const words = beforeDashes(argv);
  const name = argv[0];
  if (words.includes("-V") || words.includes("--version")) {
    world.stdout.write(`${tool.version}\n`);
    return 0;
  }
  if (name === undefined || name === "-h" || name === "--help") {
    const { overview } = await import("./help/command-help.ts");
    world.stdout.write(overview(registry));
    return 0;
  }
  if (command === null) return unknownCommand(name, registry);
  if (words.includes("-h") || words.includes("--help")) {
    const all = words.includes("--all") ? ["--all"] : [];
    return dispatch(await commandNamed("help"), ["help", name, ...all], world);
  }
  const { arguments: positional, options } = parseArguments(command, argv.slice(1));
  return command.run({ arguments: positional, options: onDay(options, world), world, commands });
}

/** Every command there is, loaded by whoever tells of another, as help does. */
const commands: readonly CommandEntry[] = registry.map((entry) => ({ ...entry, load: () => loaded(entry) }));

/** The flags with the day of the world for `--as-of today`. */
function onDay(options: Options, world: World): Options {
  const isToday = typeof options.asOf === "string" && options.asOf.trim().toLowerCase() === "today";
  return isToday ? { ...options, asOf: world.today() } : options;
}

/** The command of a name, loaded; null where there is none. */
async function commandNamed(name: string | undefined): Promise<Command | null> {
  const entry = registry.find((candidate) => candidate.name === name);
  if (entry === undefined) return null;
  return loaded(entry);
}

/** The build is not whole: nothing is wrong with what the user typed, nor with the program. */
class BuildError extends Error {}

/**
 * The command of an entry.
 *
 * @throws BuildError where the build lacks it, or holds only a part of it
 */
async function loaded({ name, load }: CommandEntry): Promise<Command> {
  const command: Command | undefined = await load().catch((error: Error) => {
    throw new BuildError(error.message);
  });
  // A chunk that was cut off defines nothing.
  if (command === undefined) throw new BuildError(`${name} is not in it`);
  return command;
}

/** Whether a part of the build that is loaded later is not there. */
function isMissingModule(error: unknown): boolean {
  const { code } = Object(error);
  return code === "MODULE_NOT_FOUND" || code === "ERR_MODULE_NOT_FOUND";
}

async function report(error: unknown, argv: readonly string[], world: World): Promise<ExitCode> {
  const words = beforeDashes(argv);
  const isDebug = words.includes("--debug");
  if (error instanceof PairsizeError) {
    world.stderr.write(`${await errorText(error.findings, words)}${isDebug ? `${error.stack}\n` : ""}`);
    return exitCodeOf(error.findings[0]);
  }
  world.stderr.write(faultText(error, world.platform, isDebug));
  return 70;
}

/** Errors are JSON when JSON was asked for anywhere before `--`, even on a command line that cannot be parsed. */
async function errorText(findings: PairsizeError["findings"], words: readonly string[]): Promise<string> {
  const wantsJson = words.some(
    (word, at) => word === "--json" || word === "--format=json" || (word === "--format" && words[at + 1] === "json"),
  );
  if (wantsJson) {
    const { renderErrorJson } = await import("../render/json.ts");
    return renderErrorJson(findings);
  }
  const { renderError } = await import("../render/error.ts");
  return renderError(findings);
}

function beforeDashes(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf("--");
  return end < 0 ? argv : argv.slice(0, end);
}

/**
 * Refuses a command that does not exist, naming the nearest that do.
 *
 * @throws PairsizeError COMMAND_UNKNOWN, always
 */
function unknownCommand(name: string, commands: readonly CommandEntry[]): never {
  const names = commands.map((entry) => entry.name);
  return fail("COMMAND_UNKNOWN", { command: name, nearest: nearest(name, names) });
}

/** Report of a fault in pairsize itself: its version, what it runs on, and what to report. */
function faultText(error: unknown, platform: string, withStack: boolean): string {
  const said = error instanceof Error ? error.message : String(error);
  const stack = withStack && error instanceof Error ? `${error.stack ?? ""}\n` : "";
  return `pairsize: this is a fault in pairsize, not in your trade: ${said}
  ${tool.name} ${tool.version}, Node ${platform}
  please report it with the command that you typed${withStack ? "" : "; --debug adds the stack trace"}
${stack}`;
}
