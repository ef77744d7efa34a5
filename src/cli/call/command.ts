import { dirname } from "node:path";
import type { PairSizing } from "../../core/pair/sizing.ts";
import { fail } from "../../errors/error.ts";
import type { Finding } from "../../errors/finding.ts";
import { entryOf } from "../../errors/words.ts";
import type { Files } from "../../io/files/file-bytes.ts";
import { systemCode } from "../../io/files/system-error.ts";
import type { PageAssets } from "../../render/report/document.ts";
import { plainStyle, type Style, withWidth } from "../../render/sheet/style.ts";

/** Stream that text goes to: standard output or standard error. */
export interface Sink {
  /**
   * Writes all of the text, or of its bytes, before it returns; throws an error with code EPIPE when nobody reads any
   * more.
   */
  readonly write: (text: string | Uint8Array) => void;
  /** Columns of the terminal (0 where it does not say), or null when the stream is not a terminal. */
  readonly columns: number | null;
}

/** Writes the files of -o. */
interface Writer {
  /** Writes a whole file or none of it; without `force` a file that exists is refused. */
  readonly write: (path: string, text: string, options: { readonly force: boolean }) => Promise<void>;
}

/** The world that a run of the command line sees, injected so that a test needs no process. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Sink;
  /** Never throws where nobody reads: the result and the exit code stand without it. */
  readonly stderr: Sink;
  readonly files: Files & Writer;
  /** The same pieces, with a moment before each in which Ctrl-C ends the process: what was begun before is finished. */
  readonly interruptible: (pieces: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;
  /** Version and platform of Node, for the report of a fault: "v20.20.2 linux x64". */
  readonly platform: string;
  /** The ISO date of the day where the program runs, for a date given as `today`: the answer says which day it took. */
  readonly today: () => string;
  /** Milliseconds of a clock that only runs forward, for the timings of --debug; no result depends on it. */
  readonly now: () => number;
}

/** Exit code of a process: see `pairsize help exit-codes`. */
export type ExitCode = 0 | 1 | 2 | 3 | 70 | 130;

/** One flag of a command, as data: the parser, the help and the completions are made from it. */
export interface OptionSpec {
  /** In the notation of the help: "--level <SYM=POINTS>", "-q, --quiet". */
  readonly flags: string;
  readonly summary: string;
  /** May be given several times. */
  readonly repeats?: true;
  /** The only values that it takes. */
  readonly choices?: readonly string[];
  /** Its former name, "--premium": still taken, and not shown. */
  readonly alias?: string;
}

/** One positional argument of a command. */
export interface ArgumentSpec {
  /** "[trade-file]" is optional, "<file>" must be given, "<file...>" repeats. */
  readonly name: string;
  readonly summary: string;
  /** The only values that it takes. */
  readonly choices?: readonly string[];
}

/** The values of flags by their camel-cased names: text, several texts, or whether a switch was given. */
export type Options = Readonly<Record<string, string | readonly string[] | boolean | undefined>>;

/** A command that can be called: its name, its line in the help, and how its code is loaded when it is called. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

/** One call of a command. */
export interface Invocation {
  readonly arguments: readonly string[];
  readonly options: Options;
  readonly world: World;
  /** All commands there are, for help. */
  readonly commands: readonly CommandEntry[];
}

/** Flags that belong together, by their names: "--level". */
export interface HelpGroup {
  readonly title: string;
  readonly flags: readonly string[];
}

/** Terms and what is said of each. */
export interface HelpList {
  readonly title: string;
  readonly rows: readonly (readonly [term: string, text: string])[];
}

/** A command: what it takes, what help says of it beside its line, and what it does. */
export interface Command {
  readonly name: string;
  readonly arguments: readonly ArgumentSpec[];
  readonly options: readonly OptionSpec[];
  /** Real calls, shown first in the help. */
  readonly examples: readonly string[];
  /** The flags that its help shows, of so many that all of them hide what matters; --all shows every one. */
  readonly groups?: readonly HelpGroup[];
  readonly lists?: readonly HelpList[];
  readonly run: (invocation: Invocation) => Promise<ExitCode>;
}

/** The names in a flag as help shows it, the long one last: "-o" and "--output" of "-o, --output <FILE>". */
export function namesOf(flags: string): readonly string[] {
  return flags.replace(/ <.*/, "").split(", ");
}

/** The camel-cased name of an option as help shows it: "maxLoss" of "--max-loss <USD>", "color" of "--no-color". */
export function optionName(flags: string): string {
  const long = namesOf(flags).at(-1) ?? "";
  return long.replace(/^--(no-)?/, "").replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The text of a flag that takes one value, or undefined when it was not given. */
export function textOf(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}

/** The texts of a flag that repeats; none when it was not given. */
export function textsOf(options: Options, name: string): readonly string[] {
  const value = options[name];
  return Array.isArray(value) ? value : [];
}

/** Whether a switch was given. */
export function isSet(options: Options, name: string): boolean {
  return options[name] === true;
}

/** The names of the flags that were given. */
export function givenFlags(options: Options): string[] {
  const isGiven = (value: unknown) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
  return Object.keys(options).filter((name) => isGiven(options[name]));
}

/** What a message calls the FILE that a command is given: `-` is standard input. */
export function inputName(file: string): string {
  return file === "-" ? "standard input" : file;
}

/** The folder that the names in a FILE are taken from; "" is the one that the command runs in. */
export function inputFolder(file: string | null | undefined): string {
  return file === null || file === undefined || file === "-" ? "" : dirname(file);
}

/** Findings on one FILE of several: each is in its file, unless its place is known better. */
export function placedIn(name: string, findings: readonly Finding[]): readonly Finding[] {
  return findings.map((found) =>
    found.where === undefined && found.flag === undefined ? { ...found, where: { file: name } } : found,
  );
}

/** The bytes of a FILE, piece by piece. */
export function openInput(file: string, { files, stdin }: World): AsyncIterable<Uint8Array> {
  return file === "-" ? stdin : files.open(file);
}

/** A format that an answer can be asked in; the last two are of `check` alone. */
const formats = ["table", "json", "csv", "markdown", "junit", "github"] as const;

/** One of the formats. */
type Format = (typeof formats)[number];

/** Forms of an answer, one a format; each is drawn, and its code loaded, when it is asked for. */
interface Forms {
  readonly table: (style: Style) => Promise<string>;
  /** Every formula with its numbers: what `--explain` adds below the table. */
  readonly explanation?: (style: Style) => Promise<string>;
  /** The document, from the version of the tool. */
  readonly json: (version: string) => Promise<object>;
  readonly csv: () => Promise<string>;
  readonly markdown: () => Promise<string>;
  readonly junit?: () => Promise<string>;
  readonly github?: () => Promise<string>;
  /** What `--report` asks for, from the version of the tool. */
  readonly page?: (style: PageAssets["style"], version: string) => Promise<string>;
}

/** Answer of a command: computed once, drawn in the format that was asked for. */
export interface Answer {
  /** A text where there is but one form. */
  readonly reads: Forms | string;
  readonly exit?: ExitCode;
  /** Written to standard error unless the form holds them, or none are wanted. */
  readonly warnings?: readonly Finding[];
  /** Whether all that is known about a file is told, and not one line a file. */
  readonly tellsAll?: true;
  /** Why a part of the answer is missing: written to standard error in any case. */
  readonly problems?: readonly Finding[];
}

/** Computes the answer of a command; a step that ends is a lap of the stopwatch. */
type Answering = (invocation: Invocation, lap: Lap) => Promise<Answer>;

/** The run of a command that answers: its answer, written as it was asked for. */
export function answers(answering: Answering): (invocation: Invocation) => Promise<ExitCode> {
  return async (invocation) => {
    refuseTwoForms(invocation.options);
    const lap = stopwatch(invocation);
    const { reads, exit = 0, warnings = [], problems = [], tellsAll } = await answering(invocation, lap);
    const format = formatOf(invocation.options);
    try {
      await writeResult(typeof reads === "string" ? reads : await drawn(reads, format, invocation), invocation);
    } catch (error) {
      // A reader who stops early does not make a failed check pass.
      if (systemCode(error) !== "EPIPE") throw error;
      return exit;
    }
    await complain({ problems, warnings, tellsAll: tellsAll ?? false }, format, invocation);
    lap("show");
    return exit;
  };
}

/** @throws PairsizeError REPORT_AND_FORMAT */
function refuseTwoForms(options: Options): void {
  const format = isSet(options, "json") ? "json" : textOf(options, "format");
  if (isSet(options, "report") && format !== undefined) fail("REPORT_AND_FORMAT", { format });
}

/** The format that was asked for: a table where none was. */
function formatOf(options: Options): Format {
  if (isSet(options, "json")) return "json";
  return formats.find((format) => format === textOf(options, "format")) ?? "table";
}

async function drawn(forms: Forms, format: Format, { options, world }: Invocation): Promise<string> {
  if (format === "json") return (await import("../../render/json.ts")).jsonText(await forms.json(tool.version));
  if (isSet(options, "report") && forms.page !== undefined) {
    const { style } = await (await import("./page-assets.ts")).pageAssets(world.files);
    return forms.page(style, tool.version);
  }
  const form = format === "table" ? undefined : forms[format];
  if (form !== undefined) return form();
  const style = await styleOf(world.stdout, { options, world });
  const table = await forms.table(style);
  const explanation = isSet(options, "explain") ? await forms.explanation?.(style) : "";
  return explanation ? `${table}\n${explanation}` : table;
}

/** Writes a result: to the file of -o, else, and where that is -, to standard output. */
async function writeResult(text: string, { options, world }: Invocation): Promise<void> {
  const file = textOf(options, "output");
  if (file === undefined || file === "-") world.stdout.write(text);
  else await world.files.write(file, text, { force: isSet(options, "force") });
}

/**
 * Writes findings to standard error: problems as errors are written, as JSON where the result is; warnings in a line
 * each, unless the document holds them. --quiet leaves out notes, which make no number doubtful.
 */
async function complain(
  { problems, warnings, tellsAll }: Pick<Required<Answer>, "problems" | "warnings"> & { readonly tellsAll: boolean },
  format: Format,
  { options, world }: Invocation,
): Promise<void> {
  const [first, ...others] = problems;
  if (first !== undefined && format === "json")
    world.stderr.write((await import("../../render/json.ts")).renderErrorJson([first, ...others]));
  else if (first !== undefined) world.stderr.write((await import("../../render/error.ts")).renderError(problems));
  if (format === "json" || format === "github" || warnings.length === 0) return;
  const { renderWarnings } = await import("../../render/error.ts");
  world.stderr.write(renderWarnings(warnings, { hasNotes: !isSet(options, "quiet"), tellsAll }));
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

/** Columns of a terminal that does not say how many it has. */
const USUAL_WIDTH = 80;

/** Style of text on a stream: its width, and whether it has colour. */
export async function styleOf(
  sink: Sink,
  { options, world }: { readonly options: Options; readonly world: World },
): Promise<Style> {
  const width = widthOf(sink, world.env);
  if (!hasColour(sink, options, world.env)) return withWidth(plainStyle, width);
  const { styleFor } = await import("../../render/sheet/chalk-style.ts");
  return styleFor({ level: hasShades(world.env) ? 2 : 1, width });
}

/**
 * Whether there are 256 colours, as the names of terminals and FORCE_COLOR say; every terminal has the first sixteen.
 */
function hasShades({ FORCE_COLOR, COLORTERM, TERM }: World["env"]): boolean {
  if (FORCE_COLOR === "2" || FORCE_COLOR === "3") return true;
  return COLORTERM === "truecolor" || COLORTERM === "24bit" || /-256color$|-direct$/.test(TERM ?? "");
}

/**
 * Whether a stream has colour: --color and --no-color beat NO_COLOR, which beats FORCE_COLOR, which beats the
 * terminal.
 */
function hasColour(sink: Pick<Sink, "columns">, options: Options, env: World["env"]): boolean {
  const asked = options.color;
  if (typeof asked === "boolean") return asked;
  if (env.NO_COLOR) return false;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return sink.columns !== null && env.TERM !== "dumb";
}

/** The width of a stream: COLUMNS, else what the terminal says, else 80; a pipe has no limit. */
function widthOf(sink: Pick<Sink, "columns">, env: World["env"]): number | null {
  const asked = Number(env.COLUMNS);
  if (Number.isInteger(asked) && asked > 0) return asked;
  if (sink.columns === null) return null;
  return sink.columns > 0 ? sink.columns : USUAL_WIDTH;
}

/** Ends a step of a command: with --debug its milliseconds go to standard error. */
export type Lap = (step: string) => void;

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

/** Version of a run of the sources, which no build has stamped. */
const UNBUILT = "0.0.0-source";

/** The tool and its version, for the JSON envelope and for --version. */
export const tool = {
  name: "pairsize",
  version: typeof PAIRSIZE_VERSION === "string" ? PAIRSIZE_VERSION : UNBUILT,
} as const;
