// Tries what goes wrong outside of pairsize, and prints what was tried, how often, and what was lost. See docs/reliability.md.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
// Below node_modules, where the bundle finds the packages.
const folder = join(root, "node_modules/.cache", `pairsize-faults-${process.pid}`);
mkdirSync(folder, { recursive: true });

// The bundle stands elsewhere than its sources, some of which look for files of the project beside them.
const foldersOfSources = {
  name: "folders-of-sources",
  setup(bundle) {
    bundle.onLoad({ filter: /\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replaceAll("import.meta.dirname", JSON.stringify(dirname(path))),
      loader: "ts",
    }));
  },
};

try {
  if (!process.argv.includes("--built")) {
    execFileSync(process.execPath, [join(root, "tools/build.mjs")], { stdio: ["ignore", "ignore", "inherit"] });
  }
  const outfile = join(folder, "run.mjs");
  await build({
    absWorkingDir: root,
    entryPoints: ["test/faults/run.ts"],
    outfile,
    bundle: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node20.19",
    plugins: [foldersOfSources],
  });
  const words = process.argv.slice(2).filter((word) => word !== "--built");
  process.exitCode = spawnSync(process.execPath, [outfile, ...words], { cwd: root, stdio: "inherit" }).status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
