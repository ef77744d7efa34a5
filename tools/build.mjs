// Builds dist/: the library as ES modules with declarations (tsc), the command line as CommonJS chunks (rolldown), and
// the script and style of the report's page (esbuild).
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

// What few runs need, with the functions that it exports, every one: it is loaded when one of them is called, for that is
// most of a quick start.
const whenCalled = {
  ...Object.fromEntries(findingFiles().map((file) => [file, ["findings"]])),
  "src/errors/findings/option.ts": ["findings", "modelPremiumWords"],
  "src/io/yaml-document.ts": ["composeValues", "parseTokens", "readYamlDocument"],
};

const loadedWhenCalled = {
  name: "loaded-when-called",
  resolveId(source, importer) {
    const path = importer && source.startsWith(".") ? relative(root, resolve(dirname(importer), source)) : "";
    const file = path.replaceAll("\\", "/");
    return file in whenCalled ? `\0${file}` : undefined;
  },
  load(id) {
    const file = id.slice(1);
    const stub = (name) => `export const ${name} = (...args) => require("./${chunkOf(file)}.cjs").${name}(...args);`;
    return id.startsWith("\0") && file in whenCalled ? whenCalled[file].map(stub).join("\n") : undefined;
  },
};

// cli-table3 does not declare itself free of side effects: the page draws no table, and is without it.
const withoutTables = {
  name: "without-tables",
  setup(bundle) {
    bundle.onResolve({ filter: /^cli-table3$/ }, ({ path }) => ({ path, external: true, sideEffects: false }));
  },
};

// The titles of findings are for `help errors` and the docs, a twentieth of a page.
const withoutTitles = {
  name: "without-titles",
  setup(bundle) {
    bundle.onLoad({ filter: /errors.findings.[\w-]+\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace(/^ +title:\s+"(?:[^"\\]|\\.)*",\n/gm, ""),
      loader: "ts",
    }));
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
  // Its ES modules, which have no other code than those for Node, and are bundled without what is not used.
  resolve: { alias: { yaml: join(root, "node_modules/yaml/browser/dist/index.js") } },
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
    codeSplitting: { groups: [{ name: "shared", test: /src.(core|errors|schema|io|cli)/, minShareCount: 10 }] },
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
  entryPoints: ["src/page/main.ts"],
  bundle: true,
  format: "iife",
  platform: "browser",
  target: "es2022",
  footer: { js: "}));" },
  plugins: [withoutTables, withoutTitles],
  banner: { js: "requestAnimationFrame(()=>setTimeout(()=>{" },
  minify: true,
  legalComments: "none",
  metafile: true,
  write: false,
});
const [{ inputs }] = Object.values(page.metafile.outputs);
const inPage = packagesIn(Object.keys(inputs).filter((input) => inputs[input].bytesInOutput > 0));
mkdirSync(join(root, "dist/page"));
writeFileSync(join(root, "dist/page/page.js"), `${noticeOf(inPage)}${page.outputFiles[0].text}`);
await build({ absWorkingDir: root, entryPoints: ["src/page/page.css"], outdir: "dist/page", minify: true });

const bundled = packagesIn(commandLine.flatMap(({ moduleIds }) => moduleIds));
const texts = [...new Set([...bundled, ...inPage])].sort().map((folder) => {
  const { title, licence } = licenceOf(folder);
  return `${title}\n\n${licence}\n`;
});
writeFileSync(join(root, "dist/THIRD-PARTY-LICENSES"), texts.join("\n"));

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

/** The folders of the packages that files are of: the innermost of a package within another. */
function packagesIn(files) {
  const folders = files.flatMap(
    (file) => /.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/.exec(file)?.[0] ?? [],
  );
  return [...new Set(folders.map((folder) => resolve(root, folder)))].sort();
}

/** What every report has to say of the packages inside its script: each with its holder, and the licence of all once. */
function noticeOf(packages) {
  const licences = packages.map((folder) => {
    const { title, licence } = licenceOf(folder);
    const [holder, ...terms] = licence.split("\n");
    if (!/^Copyright /.test(holder)) throw new Error(`the licence of ${title} does not begin with its holder`);
    return { line: `${title}: ${holder}`, terms: terms.join("\n").trim() };
  });
  const terms = [...new Set(licences.map(({ terms: each }) => each))];
  if (terms.length !== 1) throw new Error(`the packages of the page have ${terms.length} licences`);
  return `/*!\nParts of this script:\n${licences.map(({ line }) => line).join("\n")}\n\n${terms[0]}\n*/`;
}

/** What a package is called and what it allows, by its own licence file. */
function licenceOf(folder) {
  const description = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((candidate) => /^licen[cs]e/i.test(candidate));
  if (!file) throw new Error(`${folder} has no licence file`);
  return {
    title: `${description.name} ${description.version} (${description.license})`,
    licence: readFileSync(join(folder, file), "utf8").trim(),
  };
}
