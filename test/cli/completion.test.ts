import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { completionTree } from "../../src/cli/completion/tree.ts";
import { registry } from "../../src/cli/main.ts";
import { contracts } from "../../src/core/contract/catalogue.ts";
import { weightings } from "../../src/core/pair/weighting.ts";
import { estimators } from "../../src/core/volatility/method.ts";
import { answerOf } from "./world.ts";

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "pairsize-completion-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tree = await completionTree(registry);
const symbols = contracts.map(({ symbol }) => symbol);
const commands = registry.map(({ name }) => name);
const keys = symbols.map((symbol) => `${symbol}=`);

/** What stands on the line before the cursor, and what the shell offers in place of the last word; folders without their slash. */
const cases: readonly (readonly [line: string, offers: readonly string[]])[] = [
  ["pairsize si", ["size"]],
  ["pairsize size --weig", ["--weighting"]],
  ["pairsize size --long R", symbols.filter((symbol) => symbol.startsWith("R"))],
  ["pairsize size --level ", keys],
  ["pairsize size --level RT", ["RTY="]],
  ["pairsize size --level RTY=", []],
  ["pairsize size --leg NQ=25500P --level N", keys.filter((key) => key.startsWith("N"))],
  ["pairsize size --history RTY=fixtures/prices/synthetic-f", ["RTY=fixtures/prices/synthetic-first.csv"]],
  ["pairsize size --history=RTY=fixtures/tra", ["--history=RTY=fixtures/trades"]],
  ["pairsize size --chain RTY=fixtures/cha", ["RTY=fixtures/chains"]],
  ["pairsize size --exercise am", ["american"]],
  ["pairsize size --exercise RTY", ["RTY="]],
  ["pairsize size --quote ", ["side", "mid", "last"]],
  ["pairsize size --format=c", ["--format=csv"]],
  ["pairsize size --estimator ", estimators],
  ["pairsize size --weighting ", [...weightings, "all"]],
  ["pairsize size --weighting dollar-neutral,vol", ["dollar-neutral,volatility-adjusted"]],
  ["pairsize vol --estimator ewma,yang", ["ewma,yang-zhang"]],
  ["pairsize size fixtures/tra", ["fixtures/trades"]],
  ["pairsize size --json --max-loss 25000 fixtures/tra", ["fixtures/trades"]],
  ['pairsize size --leg "RTY=2750C @ 78.40" fixtures/tra', ["fixtures/trades"]],
  ["pairsize size -o fixtures/tra", ["fixtures/trades"]],
  [
    "pairsize vol fixtures/prices/synthetic-first.csv fixtures/prices/synthetic-sec",
    ["fixtures/prices/synthetic-second.csv"],
  ],
  ["pairsize contracts MN", ["MNQ"]],
  ["pairsize schema ", ["trade", "result"]],
  ["pairsize completion ", ["bash", "zsh", "fish"]],
  ["pairsize help env", ["environment"]],
  ["pairsize size --lookback ", []],
];

interface Shell {
  readonly name: "bash" | "zsh" | "fish";
  readonly argv: (driver: string, script: string, answers: string) => readonly string[];
}

const shells: readonly Shell[] = [
  { name: "bash", argv: (driver, script) => [driver, script] },
  { name: "zsh", argv: (driver, script, answers) => ["-f", driver, script, answers] },
  { name: "fish", argv: (driver, script) => ["--no-config", driver, script] },
];

const isHere = (name: string) => spawnSync(name, ["--version"]).error === undefined;

/** What a shell offers at the end of each line. */
function offersOf({ name, argv }: Shell, lines: readonly string[], script = scriptOf(name)): string[][] {
  const driver = join(root, "test/cli/shells", `offers.${name}`);
  const answers = mkdtempSync(join(folder, "answers-"));
  const { status, stdout, stderr } = spawnSync(name, argv(driver, script, answers), {
    cwd: root,
    input: `${lines.join("\n")}\n`,
    encoding: "utf8",
    timeout: 60_000,
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout
    .split(/^\n/m)
    .slice(0, lines.length)
    .map((answer) => answer.split("\n").flatMap((word) => (word === "" ? [] : word.replace(/\/$/, ""))));
}

const scriptOf = (shell: string) => join(folder, `pairsize.${shell}`);

beforeAll(async () => {
  for (const { name } of shells) {
    const { stdout } = await answerOf(["completion", name]);
    writeFileSync(scriptOf(name), stdout);
  }
});

describe.each(shells)("completion in $name", (shell) => {
  const without = isHere(shell.name) ? "" : ` (not run: ${shell.name} is not installed)`;

  describe.skipIf(without !== "")(`offers${without}`, () => {
    it("what may stand there", () => {
      const offers = offersOf(
        shell,
        cases.map(([line]) => line),
      );
      expect(offers).toHaveLength(cases.length);
      for (const [at, [line, expected]] of cases.entries())
        expect({ line, offers: offers[at]?.toSorted() }).toEqual({ line, offers: expected.toSorted() });
    });

    it("every command", () => {
      const [offers = []] = offersOf(shell, ["pairsize "]);
      expect(offers.filter((word) => !word.startsWith("-")).toSorted()).toEqual(commands.toSorted());
    });

    it("every flag of every command", () => {
      const offers = offersOf(
        shell,
        tree.map(({ name }) => `pairsize ${name} --`),
      );
      for (const [at, { name, flags }] of tree.entries()) {
        const long = flags.flatMap(({ names }) => names.filter((flag) => flag.startsWith("--")));
        const offered = offers[at]?.filter((flag) => flag.startsWith("--"));
        expect({ name, flags: offered?.toSorted() }).toEqual({ name, flags: long.toSorted() });
      }
    });
  });
});

describe.skipIf(!isHere("zsh"))("completion in zsh, installed into a folder of fpath", () => {
  it("is found by compinit, and works the first time", () => {
    const [zsh] = shells.filter(({ name }) => name === "zsh");
    if (zsh === undefined) throw new Error("no zsh among the shells");
    const installed = join(folder, "_pairsize");
    writeFileSync(installed, readFileSync(scriptOf("zsh")));
    expect(offersOf(zsh, ["pairsize siz", "pairsize size --quot"], installed)).toEqual([["size"], ["--quote"]]);
  });
});

const hasTerminal = isHere("script");

describe.skipIf(!hasTerminal)(
  `completion on a line of bash${hasTerminal ? "" : " (not run: script is not installed)"}`,
  () => {
    it.each([
      [
        "size --history RTY=fixtures/prices/synthetic-f\t --lev\tNQ=1",
        "size --history RTY=fixtures/prices/synthetic-first.csv --level NQ=1",
      ],
      ["size --level RT\t2730.8", "size --level RTY=2730.8"],
      ["contr\tRTY", "contracts RTY"],
      ["size --weighting beta\t,eq\t ", "size --weighting beta-neutral,equal-risk"],
    ])("%j", async (typed, passed) => {
      expect(await lineOf(typed)).toBe(passed.replaceAll(/\S+/g, "<$&>"));
    });

    it.each([
      ["size my\t", ["size", "my trade.yaml"]],
      ["size --history RTY=my\t", ["size", "--history", "RTY=my trade.yaml"]],
      ['size --history "RTY=my\t', ["size", "--history", "RTY=my trade.yaml"]],
      ["size fol\tin\t", ["size", "folder/inner.yaml"]],
    ])("%j, with folders and names that have spaces", async (typed, passed) => {
      const here = mkdtempSync(join(folder, "files-"));
      mkdirSync(join(here, "folder"));
      for (const name of ["my trade.yaml", "folder/inner.yaml"]) writeFileSync(join(here, name), "");
      expect(await lineOf(typed, here)).toBe(passed.map((word) => `<${word}>`).join(" "));
    });
  },
);

/** The arguments that bash passes for a line that is typed into it, tabs and all. */
async function lineOf(typed: string, cwd = root): Promise<string> {
  const child = spawn("script", ["-qec", "bash --norc --noprofile -i", "/dev/null"], {
    cwd,
    env: { ...process.env, HOME: folder, TERM: "dumb", INPUTRC: "/dev/null" },
  });
  let screen = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    screen += text;
  });
  const shown = async (pattern: RegExp) => {
    while (!pattern.test(screen)) await new Promise((resolve) => child.stdout.once("data", resolve));
    const [, found = ""] = pattern.exec(screen) ?? [];
    screen = "";
    return found;
  };
  try {
    await shown(/[#$] $/);
    child.stdin.write(
      `source ${scriptOf("bash")}; pairsize() { printf 'passed:'; printf ' <%s>' "$@"; echo .; }; echo sourced\r`,
    );
    await shown(/\nsourced\r\n.*[#$] $/);
    child.stdin.write(`pairsize ${typed}\r`);
    return await shown(/\npassed: (.*)\.\r\n/);
  } finally {
    child.kill();
  }
}

describe("a completion script", () => {
  it.each(shells)("says how it was made: $name", ({ name }) => {
    expect(readFileSync(scriptOf(name), "utf8")).toContain(`made by: pairsize completion ${name}`);
  });

  it("is refused for a shell that there is none for", async () => {
    const { exit, stderr } = await answerOf(["completion", "tcsh"]);
    expect(exit).toBe(2);
    expect(stderr).toContain('completion takes bash, zsh, fish, got "tcsh"  [ARGUMENT_CHOICE]');
  });

  it("has a flag for each value that placeholders do not say", () => {
    const kinds = new Set(tree.flatMap(({ flags }) => flags.map(({ values }) => values?.kind)));
    expect([...kinds].toSorted()).toEqual(["file", "free", "keyed", "list", "words", undefined]);
  });
});
