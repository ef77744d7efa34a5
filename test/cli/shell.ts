import { spawnSync } from "node:child_process";
import { run } from "../../src/cli/main.ts";
import { checkDocuments } from "./documents.ts";
import { fakeWorld, type WorldSpec } from "./world.ts";

/** What a line of shell answers: the exit code of its last call, and what reached the terminal. */
export interface ShellAnswer {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

type Files = Record<string, string | Uint8Array>;

/**
 * Runs a line of shell as help and README show them: `pairsize` (or `npx pairsize`) in this process over files in memory, `jq` for real;
 * `&&`, `||`, `|`, `>`, quotes, NAME=VALUE in front and broken lines are understood, and anything else is refused.
 */
export async function runShell(line: string, given: Files): Promise<ShellAnswer> {
  const files = { ...given };
  let answer: ShellAnswer = { exit: 0, stdout: "", stderr: "" };
  const parts: string[][] = [[]];
  for (const word of wordsOf(line.replaceAll(/\\\n\s*/g, ""))) {
    if (word === "&&" || word === "||") parts.push([word], []);
    else parts.at(-1)?.push(word);
  }
  for (let at = 0; at < parts.length; at += 2) {
    const joint = parts[at - 1]?.[0];
    if ((joint === "&&" && answer.exit !== 0) || (joint === "||" && answer.exit === 0)) continue;
    const next = await runPipe(parts[at] ?? [], files);
    answer = { exit: next.exit, stdout: answer.stdout + next.stdout, stderr: answer.stderr + next.stderr };
  }
  return answer;
}

async function runPipe(words: readonly string[], files: Files): Promise<ShellAnswer> {
  let input: string | undefined;
  let answer: ShellAnswer = { exit: 0, stdout: "", stderr: "" };
  for (const call of words.join("\0").split("\0|\0")) {
    const next = await runCall(call.split("\0"), files, input);
    answer = { ...next, stderr: answer.stderr + next.stderr };
    input = next.stdout;
  }
  return answer;
}

async function runCall(words: readonly string[], files: Files, input: string | undefined): Promise<ShellAnswer> {
  const into = words.indexOf(">");
  if (into >= 0) {
    const answer = await runCall(words.slice(0, into), files, input);
    files[words[into + 1] ?? ""] = answer.stdout;
    return { ...answer, stdout: "" };
  }
  const settings = words.slice(
    0,
    words.findIndex((word) => !/^[A-Z]+=/.test(word)),
  );
  const called = words.slice(settings.length);
  const [program, ...argv] = called[0] === "npx" ? called.slice(1) : called;
  switch (program) {
    case "pairsize":
      return runPairsize(argv, files, {
        env: Object.fromEntries(settings.map((one) => one.split("="))),
        stdin: input ?? "",
      });
    case "jq":
      return { exit: 0, stdout: jq(argv, input ?? ""), stderr: "" };
    case "cat":
      return { exit: 0, stdout: argv.map((file) => String(files[file])).join(""), stderr: "" };
    case "echo":
      return { exit: 0, stdout: `${argv.join(" ")}\n`, stderr: "" };
    default:
      throw new Error(`an example calls ${program}, which no test can run`);
  }
}

/** What jq makes of its input; where it is not installed, the input as it came: the call before it was still run. */
function jq(argv: readonly string[], input: string): string {
  const { error, status, stdout, stderr } = spawnSync("jq", argv, { input, encoding: "utf8" });
  if (error !== undefined) return input;
  if (status !== 0) throw new Error(`jq ${argv.join(" ")}: ${stderr}`);
  return stdout;
}

async function runPairsize(argv: readonly string[], files: Files, spec: WorldSpec): Promise<ShellAnswer> {
  const { world, stdout, stderr, written } = fakeWorld({ ...spec, files });
  const exit = await run(argv, world);
  checkDocuments(argv, { exit, stdout: stdout(), stderr: stderr(), written });
  for (const [path, text] of written) files[path] = text;
  return { exit, stdout: stdout(), stderr: stderr() };
}

/** The words of a line, quotes taken off. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) =>
    word.replaceAll(/"([^"]*)"|'([^']*)'/g, "$1$2"),
  );
}
