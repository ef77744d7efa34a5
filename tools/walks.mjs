// Prints how many source files each of four walks through the house enters: a file counts when a named function of it runs.
// With --files also which. Exits with 1 where a walk is longer than its aim.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const sample = "fixtures/trades/rty-nq-spreads.yaml";
const prices = ["../shared/data/RTY_F_yahoo.csv", "fixtures/prices/synthetic-first.csv"].find((file) =>
  existsSync(join(root, file)),
);
const futures = "--long RTY --short NQ --level RTY=2730.8 --level NQ=25658.25 --vol RTY=18.5% --vol NQ=17.3%";
const walks = [
  { words: `size ${futures}`, most: 60 },
  { words: `size ${sample}`, most: 90 },
  { words: `vol ${prices}`, most: 45 },
  { words: `check ${sample} --max-loss 40000 --imbalance 5%`, most: 90 },
];

const folder = mkdtempSync(join(tmpdir(), "pairsize-walks-"));
try {
  const compiled = compile();
  for (const { words, most } of walks) {
    const files = filesEntered(compiled, words.split(" "));
    if (files.length > most) process.exitCode = 1;
    console.log(`${String(files.length).padStart(4)} of at most ${most}  pairsize ${words}`);
    if (process.argv.includes("--files")) console.log(files.map((file) => `       ${file}`).join("\n"));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The sources as JavaScript, a file a file. */
function compile() {
  const compilerOptions = {
    noEmit: false,
    rootDir: join(root, "src"),
    outDir: folder,
    rewriteRelativeImportExtensions: true,
  };
  const config = {
    extends: join(root, "tsconfig.json"),
    compilerOptions,
    include: [],
    files: [join(root, "src/cli/main.ts")],
  };
  const types = { types: ["node"], typeRoots: [join(root, "node_modules/@types")] };
  Object.assign(compilerOptions, types);
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  writeFileSync(join(folder, "package.json"), '{"type": "module"}');
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
  execFileSync(process.execPath, [tsc, "-p", folder], { stdio: "inherit" });
  writeFileSync(join(folder, "walk.js"), 'import { main } from "./cli/main.js";\nawait main();\n');
  return folder;
}

function filesEntered(compiled, words) {
  const coverage = mkdtempSync(join(compiled, "coverage-"));
  try {
    execFileSync(process.execPath, [join(compiled, "walk.js"), ...words], {
      cwd: root,
      env: { ...process.env, NODE_V8_COVERAGE: coverage },
      stdio: "ignore",
    });
  } catch (error) {
    if (error.status !== 1) throw error; // a check that fails has walked the same way
  }
  const reports = readdirSync(coverage).map((file) => JSON.parse(readFileSync(join(coverage, file), "utf8")));
  return reports
    .flatMap(({ result }) => result)
    .filter(({ url, functions }) => url.startsWith(`${pathToFileURL(compiled)}/`) && functions.some(isNamedAndRan))
    .map(({ url }) => relative(compiled, fileURLToPath(url)).replace(/\.js$/, ".ts"))
    .filter((file) => !file.startsWith("node_modules") && file !== "walk.ts")
    .sort();
}

function isNamedAndRan({ functionName, ranges: [whole] }) {
  return functionName !== "" && whole.count > 0;
}
