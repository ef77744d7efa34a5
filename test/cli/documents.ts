import { documentProblems } from "../schema/validator.ts";

/** What a run of the command line wrote, and what it ended with. */
interface Written {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What -o wrote, by path. */
  readonly written?: ReadonlyMap<string, string>;
}

/** Throws where a JSON document that a run wrote is not one of the schema that the package ships: every run of a test passes here. */
export function checkDocuments(argv: readonly string[], { exit, stdout, stderr, written = new Map() }: Written): void {
  const words = argv.includes("--") ? argv.slice(0, argv.indexOf("--")) : argv;
  if (words.some((word) => ["-h", "--help", "-V", "--version"].includes(word))) return;
  const isBatch = words[0] === "batch";
  // What --fields leaves of a document is no document of the schema.
  if (isBatch && !words.includes("--fields")) for (const line of linesOf(stdout)) check(line, words);
  if (!isBatch && asksJson(words))
    for (const text of [stdout, ...answersIn(written, words)]) if (text !== "") check(text, words);
  if (asksJson(words) && !isBatch && (exit === 2 || exit === 3)) check(errorIn(stderr), words);
  else if (stderr.startsWith("{")) check(errorIn(stderr), words);
}

/** What -o wrote; the trade file of --save is no answer. */
function answersIn(written: ReadonlyMap<string, string>, words: readonly string[]): string[] {
  const isSaved = (path: string) =>
    words.some((word, at) => word === `--save=${path}` || (word === path && words[at - 1] === "--save"));
  return [...written].flatMap(([path, text]) => (isSaved(path) ? [] : [text]));
}

function asksJson(words: readonly string[]): boolean {
  return words.some(
    (word, at) => word === "--json" || word === "--format=json" || (word === "--format" && words[at + 1] === "json"),
  );
}

function linesOf(text: string): string[] {
  return text.split("\n").filter((line) => line !== "");
}

/** The document at the start of standard error: with --debug, timings and a stack follow it. */
function errorIn(stderr: string): string {
  const end = stderr.indexOf("\n}\n");
  return end < 0 ? stderr : stderr.slice(0, end + 3);
}

function check(text: string, words: readonly string[]): void {
  const problems = documentProblems(JSON.parse(text));
  if (problems.length > 0)
    throw new Error(`pairsize ${words.join(" ")} wrote a document that its schema refuses\n${problems.join("\n")}`);
}
