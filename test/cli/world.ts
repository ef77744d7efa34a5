import type { ExitCode, World } from "../../src/cli/call/command.ts";
import { run } from "../../src/cli/main.ts";
import { fail } from "../../src/errors/error.ts";
import { nodeFiles } from "../../src/io/files/node-files.ts";
import { checkDocuments } from "./documents.ts";

/** What a fake world holds; whatever is left out is empty, and a stream without columns is a pipe. */
export interface WorldSpec {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** ISO date of the day on which it runs: 2026-01-22. */
  readonly today?: string;
  /** Columns of the terminal that both streams are; left out, both are pipes. */
  readonly columns?: number;
  /** Columns of standard error alone, where it is a terminal and standard output is not. */
  readonly errorColumns?: number;
}

/** A world that keeps what is written to it. */
export interface FakeWorld {
  readonly world: World;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** What -o wrote, by path. */
  readonly written: ReadonlyMap<string, string>;
}

/** A world without a process: files come from the map first, else from the real file system; its clock gains 1 ms a look. */
export function fakeWorld(spec: WorldSpec = {}): FakeWorld {
  const texts = { stdout: "", stderr: "" };
  const written = new Map<string, string>();
  const sink = (name: "stdout" | "stderr") => ({
    write: (text: string | Uint8Array) => {
      texts[name] += typeof text === "string" ? text : new TextDecoder().decode(text);
    },
    columns: (name === "stderr" ? spec.errorColumns : undefined) ?? spec.columns ?? null,
  });
  const fileOf = (path: string) => (Object.hasOwn(spec.files ?? {}, path) ? spec.files?.[path] : undefined);
  const contentOf = (path: string) => {
    const content = fileOf(path);
    return content === undefined ? null : pieces(content);
  };
  let milliseconds = 0;
  const world: World = {
    env: spec.env ?? {},
    stdin: pieces(spec.stdin ?? ""),
    stdout: sink("stdout"),
    stderr: sink("stderr"),
    files: {
      open: (path) => contentOf(path) ?? nodeFiles.open(path),
      openNamed: (path) => contentOf(path) ?? nodeFiles.openNamed(path),
      write: async (path, text, { force }) => {
        if (!force && (written.has(path) || fileOf(path) !== undefined)) fail("TARGET_EXISTS", { file: path });
        written.set(path, text);
      },
    },
    interruptible: (pieces) => pieces,
    platform: "v20.19.0 test x64",
    today: () => spec.today ?? "2026-01-22",
    now: () => milliseconds++,
  };
  return { world, stdout: () => texts.stdout, stderr: () => texts.stderr, written };
}

/** What one run of the command line answers in a fake world. */
export interface Answer {
  readonly exit: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in a fake world; fails where it writes JSON that the schema of its output does not have. */
export async function answerOf(argv: readonly string[], spec: WorldSpec = {}): Promise<Answer> {
  const { world, stdout, stderr, written } = fakeWorld(spec);
  const exit = await run(argv, world);
  const answer = { exit, stdout: stdout(), stderr: stderr() };
  checkDocuments(argv, { ...answer, written });
  return answer;
}

/** The document that `size` prints, beside its exit code. */
export async function sized(argv: readonly string[], spec: WorldSpec = {}) {
  const { exit, stdout } = await answerOf(["size", ...argv, "--json"], spec);
  return { exit, ...JSON.parse(stdout) };
}

async function* pieces(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  if (content.length > 0) yield typeof content === "string" ? new TextEncoder().encode(content) : content;
}
