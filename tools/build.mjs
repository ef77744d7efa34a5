// Builds dist/: the library as ES modules with declarations (tsc), the command line as CommonJS chunks (rolldown), and
// the script and style of the report's page (esbuild).
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { rolldown } from "rolldown";

const root = fileURLToPath(new URL("..", import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

rmSync(join(root, "dist"), { recursive: true, force: true });
const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
execFileSync(process.execPath, [tsc, "-p", "tsconfig.library.json"], { cwd: root, stdio: "inherit" });

// What few runs need, and exports functions only: loaded when one of them is called, for that is most of a quick start.
const whenCalled = {
  ...Object.fromEntries(findingFiles().map((file) => [file, ["findings"]])),
  "src/errors/findings/option.ts": ["findings", "modelPremiumWords"],
  "src/io/yaml-document.ts": ["composeValues", "parseTokens", "readYamlDocument"],
};

const loadedWhenCalled = {
  name: "loaded-when-called",
  resolveId(source, importer) {
    const file = importer && source.startsWith(".") && relative(root, resolve(dirname(importer), source));
    return file in whenCalled ? `\0${file}` : undefined;
  },
  load(id) {
    const file = id.slice(1);
    const stub = (name) => `export const ${name} = (...args) => require("./${chunkOf(file)}.cjs").${name}(...args);`;
    return id.startsWith("\0") && file in whenCalled ? whenCalled[file].map(stub).join("\n") : undefined;
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

// Every import() is a chunk of its own, and what chunks share is one too: a command loads what it uses.
const { output: commandLine } = await rolldown({
  cwd: root,
  input: Object.fromEntries(
    ["src/cli/main.ts", ...filesIn("src/cli/commands"), ...Object.keys(whenCalled)].map((file) => [
      chunkOf(file),
      file,
    ]),
  ),
  platform: "node",
  makeAbsoluteExternalsRelative: false,
  external: /^\.\/[\w-]+\.cjs$/,
  transform: { target: "node20.19", define: { PAIRSIZE_VERSION: JSON.stringify(version) } },
  treeshake: { moduleSideEffects: false },
  plugins: [loadedWhenCalled],
}).then((bundle) =>
  bundle.write({
    dir: "dist/cli/chunks",
    format: "cjs",
    // What half of the commands share is one file: reading thirty takes longer than compiling what they would leave out.
    codeSplitting: { groups: [{ name: "shared", test: /src.(core|errors|schema|io|cli)|zod/, minShareCount: 10 }] },
    entryFileNames: "[name].cjs",
    chunkFileNames: "[name]-[hash].cjs",
    minify: true,
    // Node reads a text of ASCII in half of the time.
    charset: "ascii",
    comments: { legal: false },
  }),
);

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

const bundled = [...commandLine.flatMap(({ moduleIds }) => moduleIds), ...Object.keys(page.metafile.inputs)];
writeFileSync(join(root, "dist/THIRD-PARTY-LICENSES"), packagesIn(bundled).map(licenceOf).join("\n"));

function filesIn(folder) {
  return readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);
}

/** The sentences of each subject. */
function findingFiles() {
  return filesIn("src/errors/findings").filter((file) => basename(file) !== "entry.ts");
}

/** The chunk of a file that is loaded for itself: "errors-findings-trade" of src/errors/findings/trade.ts. */
function chunkOf(file) {
  return file.slice("src/".length, -".ts".length).replaceAll("/", "-");
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
