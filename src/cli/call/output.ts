import type { PairSizing } from "../../core/pair/sizing.ts";
import { entryOf } from "../../errors/catalogue.ts";
import type { Finding } from "../../errors/finding.ts";
import type { CheckedTrade } from "../../render/check/words.ts";
import { plainStyle, type Style, withWidth } from "../../render/sheet/style.ts";
import { type Invocation, isSet, type Options, textOf } from "./command.ts";
import type { ExitCode, Sink, World } from "./world.ts";

/** The formats that a result can be written in. */
const formats = ["table", "json", "csv", "markdown"] as const;

/** One of the formats. */
type Format = (typeof formats)[number];

/** The format that was asked for: a table where none was. */
export function formatOf({ options }: Pick<Invocation, "options">): Format {
  if (isSet(options, "json")) return "json";
  return formats.find((format) => format === textOf(options, "format")) ?? "table";
}

/** Writes a result: to the file of -o, else to standard output. */
export async function writeResult(text: string, { options, world }: Invocation): Promise<void> {
  const file = textOf(options, "output");
  if (file === undefined) world.stdout.write(text);
  else await world.files.write(file, text, { force: isSet(options, "force") });
}

/** Writes warnings to standard error, unless the JSON document holds them or none are wanted. */
export async function writeWarnings(warnings: readonly Finding[], invocation: Invocation): Promise<void> {
  if (warnings.length === 0 || formatOf(invocation) === "json" || isSet(invocation.options, "quiet")) return;
  const { renderError } = await import("../../render/error.ts");
  invocation.world.stderr.write(renderError(warnings));
}

/** The exit code of an error: 2 for a wrong command line, 3 for a value or a file that cannot be used. */
export function exitCodeOf(finding: Finding): ExitCode {
  return entryOf(finding.code).severity === "usage" ? 2 : 3;
}

/** The exit code of a sizing: 1 when a weighting that was asked fits nothing, or when none is available. */
export function exitCodeOfSizing({ sizings }: Pick<PairSizing, "sizings">): ExitCode {
  const nothingFits = sizings.some((sizing) => sizing.available && !sizing.feasible);
  const noneAvailable = sizings.every((sizing) => !sizing.available);
  return nothingFits || noneAvailable ? 1 : 0;
}

/** The exit code of checks: 3 when a trade could not be checked, else 1 when a check failed. */
export function exitCodeOfChecks(trades: readonly CheckedTrade[]): ExitCode {
  if (trades.some((trade) => !trade.checked)) return 3;
  return trades.every((trade) => trade.checked && trade.answer.passed) ? 0 : 1;
}

/** Columns of a terminal that does not say how many it has. */
const USUAL_WIDTH = 80;

/** How text is shown on a stream: its width, and whether it has colour. */
export async function styleOf(
  sink: Sink,
  { options, world }: { readonly options: Options; readonly world: World },
): Promise<Style> {
  const width = widthOf(sink, world.env);
  if (!hasColour(sink, options, world.env)) return withWidth(plainStyle, width);
  const { styleFor } = await import("../../render/sheet/chalk-style.ts");
  return styleFor({ level: hasShades(world.env) ? 2 : 1, width });
}

/** Whether there are 256 colours, as the names of terminals and FORCE_COLOR say; every terminal has the first sixteen. */
function hasShades({ FORCE_COLOR, COLORTERM, TERM }: World["env"]): boolean {
  if (FORCE_COLOR === "2" || FORCE_COLOR === "3") return true;
  return COLORTERM === "truecolor" || COLORTERM === "24bit" || /-256color$|-direct$/.test(TERM ?? "");
}

/** --color and --no-color beat NO_COLOR, which beats FORCE_COLOR, which beats the question whether it is a terminal. */
export function hasColour(sink: Pick<Sink, "columns">, options: Options, env: World["env"]): boolean {
  const asked = options.color;
  if (typeof asked === "boolean") return asked;
  if (env.NO_COLOR) return false;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return sink.columns !== null && env.TERM !== "dumb";
}

/** COLUMNS, else what the terminal says, else 80; a pipe has no limit. */
export function widthOf(sink: Pick<Sink, "columns">, env: World["env"]): number | null {
  const said = Number(env.COLUMNS);
  if (Number.isInteger(said) && said > 0) return said;
  if (sink.columns === null) return null;
  return sink.columns > 0 ? sink.columns : USUAL_WIDTH;
}

/** Ends a step of a command: with --debug its milliseconds go to standard error. */
type Lap = (step: string) => void;

/** A clock that is running; each lap takes the time since the one before. */
export function stopwatch({ options, world }: Pick<Invocation, "options" | "world">): Lap {
  if (!isSet(options, "debug")) return () => {};
  let before = world.now();
  return (step) => {
    const now = world.now();
    world.stderr.write(`pairsize: ${step} took ${(now - before).toFixed(1)} ms\n`);
    before = now;
  };
}

/** The version of the package, put in when the command line is bundled. */
declare const PAIRSIZE_VERSION: string | undefined;

/** What a run of the sources calls itself, which no build has stamped. */
const UNBUILT = "0.0.0-source";

/** The tool and its version, for the JSON envelope and for --version. */
export const tool = {
  name: "pairsize",
  version: typeof PAIRSIZE_VERSION === "string" ? PAIRSIZE_VERSION : UNBUILT,
} as const;
