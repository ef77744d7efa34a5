// Builds dist/: the library as ES modules with declarations (tsc), the command line as a bundle a command (esbuild), and
// the script and style of the report's page.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

rmSync(join(root, "dist"), { recursive: true, force: true });
const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
execFileSync(process.execPath, [tsc, "-p", "tsconfig.library.json"], { cwd: root, stdio: "inherit" });

// main.cjs loads the bundle of the one command that is called: that is most of a quick start.
const aBundleACommand = {
  name: "a-bundle-a-command",
  setup(bundle) {
    bundle.onResolve({ filter: /^\.\/commands\/[\w-]+\.ts$/ }, ({ path, kind }) =>
      kind === "dynamic-import" ? { path: `./commands/${basename(path, ".ts")}.cjs`, external: true } : undefined,
    );
  },
};

// cli-table3 says not that importing it does nothing: a bundle that draws no table on a terminal, as the page, is without it.
const tablesWhereDrawn = {
  name: "tables-where-drawn",
  setup(bundle) {
    const path = createRequire(import.meta.url).resolve("cli-table3");
    const external = bundle.initialOptions.platform === "browser";
    bundle.onResolve({ filter: /^cli-table3$/ }, () => ({ path, external, sideEffects: false }));
  },
};

const commandLine = await build({
  absWorkingDir: root,
  entryPoints: ["src/cli/main.ts", ...commandFiles()],
  outdir: "dist/cli",
  outbase: "src/cli",
  outExtension: { ".js": ".cjs" },
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20.19",
  supported: { "dynamic-import": false }, // so that a bundle is loaded by require: import() would load what loads ES modules first
  define: { PAIRSIZE_VERSION: JSON.stringify(version), "import.meta.dirname": "__dirname" },
  plugins: [aBundleACommand, tablesWhereDrawn],
  minify: true,
  legalComments: "none",
  metafile: true,
});

// The page is whole without its script, and is painted first: the script waits for the frame after.
const page = await build({
  absWorkingDir: root,
  entryPoints: { page: "src/page/main.ts" },
  outdir: "dist/page",
  bundle: true,
  format: "iife",
  platform: "browser",
  target: "es2022",
  footer: { js: "}));" },
  plugins: [tablesWhereDrawn],
  banner: { js: `${pageLicence()}requestAnimationFrame(()=>setTimeout(()=>{` },
  minify: true,
  legalComments: "none",
  metafile: true,
});
await build({ absWorkingDir: root, entryPoints: ["src/page/page.css"], outdir: "dist/page", minify: true });

const bundled = [commandLine, page].flatMap(({ metafile }) => Object.keys(metafile.inputs));
writeFileSync(join(root, "dist/THIRD-PARTY-LICENSES"), packagesIn(bundled).map(licenceOf).join("\n"));

function commandFiles() {
  const folder = "src/cli/commands";
  return readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);
}

function packagesIn(inputs) {
  const names = inputs.flatMap((input) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []);
  return [...new Set(names)].sort();
}

/** What every report has to say of the packages inside its script, whose licences differ in their holders only. */
function pageLicence() {
  return `/*!\nParts of this script: d3-scale, d3-shape and what they import.\n${licenceOf("d3-scale")}*/`;
}

function licenceOf(name) {
  const folder = join(root, "node_modules", name);
  const description = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((candidate) => /^licen[cs]e/i.test(candidate));
  if (!file) throw new Error(`${name} ships no licence file`);
  return `${name} ${description.version} (${description.license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
}
