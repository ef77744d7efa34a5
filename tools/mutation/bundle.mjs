import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import vm from "node:vm";
import { build } from "esbuild";
import { collector } from "./collect.mjs";
import { mutation, quickened } from "./coverage.mjs";
import { fewerCases } from "./fewer-cases.mjs";

/** Tests that say something about src/core, src/io or src/schema in a few milliseconds; most others start processes or only repeat these. */
const QUICK = ["core", "api", "io", "schema", "properties"].map((folder) => `test/${folder}/`);
const LEFT_OUT = [
  "test/api/wrong-types.test.ts",
  "test/properties/command-line.test.ts",
  "test/properties/render.test.ts",
  "test/io/price-history/fuzz.test.ts",
];

const { MUTATION_TESTS } = process.env;

/** Whether MUTATION_TESTS names the tests that judge: fewer, or commands that run in this process. */
export const areNamed = MUTATION_TESTS !== undefined;

/** What the paths of the tests that judge begin with. */
const judges = MUTATION_TESTS?.split(",") ?? QUICK;

/** Files keep their own import.meta.url and dirname, for they read fixtures beside them; instrumented ones are made quicker. */
const loader = (isCounting) => ({
  name: "loader",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, (args) => {
      const source = quickened(readFileSync(args.path, "utf8"), isCounting);
      const url = JSON.stringify(pathToFileURL(args.path).href);
      const folder = JSON.stringify(path.dirname(args.path));
      const contents = source.replaceAll("import.meta.url", url).replaceAll("import.meta.dirname", folder);
      return { loader: "ts", contents };
    }),
});

/**
 * Every test file and everything it imports as one script: `load(file)` runs the modules anew, and gives the tests of the file.
 *
 * Running a compiled script again costs milliseconds, where a test runner's new worker costs most of a second; and nothing
 * that one mutant left behind is met by the next.
 */
export async function bundled({ isCounting }) {
  const files = filesIn("test", ".test.ts").filter(
    (file) => !LEFT_OUT.includes(file) && judges.some((start) => file.startsWith(start)),
  );
  const sources = ["core", "io", "schema"].flatMap((folder) => filesIn(`src/${folder}`, ".ts"));
  const entry = [...files, ...sources].map(
    (file) => `${JSON.stringify(file)}: () => require(${JSON.stringify(`./${file}`)})`,
  );
  const { outputFiles } = await build({
    stdin: { contents: `module.exports = {${entry.join(",\n")}};`, resolveDir: process.cwd() },
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    packages: "external",
    // A script has no import() of its own.
    supported: { "dynamic-import": false },
    write: false,
    logLevel: "error",
    plugins: [loader(isCounting)],
  });
  const script = new vm.Script(`(function (module, require, mutation) {${outputFiles[0].text}\n})`, {
    filename: "tests.cjs",
  });
  return { files, modules: () => modulesOf(script, sources) };
}

/** What a test fails with that starts another process, which knows of no mutant and judges none. */
export class StartsProcess extends Error {}

const noProcess = () => {
  throw new StartsProcess();
};
const noProcesses = { spawn: noProcess, spawnSync: noProcess, execFile: noProcess, execFileSync: noProcess };

function filesIn(folder, ending) {
  const names = readdirSync(folder, { recursive: true }).map((name) => name.split(path.sep).join("/"));
  return names
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => `${folder}/${name}`);
}

/** The modules of one run: no file has been loaded yet. */
function modulesOf(script, sources) {
  const fromProject = createRequire(path.resolve("package.json"));
  let vitest = null;
  const requireOf = (name) => {
    if (name === "vitest") return vitest;
    if (name.endsWith("child_process")) return noProcesses;
    return name === "fast-check" ? fewerCases : fromProject(name);
  };
  const module = { exports: {} };
  script.runInThisContext()(module, requireOf, mutation);
  return {
    /** Runs what the sources do when they are imported. */
    loadSources() {
      for (const source of sources) module.exports[source]();
    },
    /** The tests of a file, and what it cleans up after them. */
    load(file) {
      const { tests, cleaners, ...collected } = collector(file);
      vitest = collected.vitest;
      module.exports[file]();
      return { tests, cleaners };
    },
  };
}
