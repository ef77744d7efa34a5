// Builds dist/: the library as ES modules with declarations (tsc), and the command line as minified CommonJS chunks (esbuild).
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import { joinChunks, neededBy } from "./join-chunks.mjs";
import { withPlainNames } from "./plain-chunks.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

rmSync(dist, { recursive: true, force: true });
execFileSync(
  process.execPath,
  [createRequire(import.meta.url).resolve("typescript/bin/tsc"), "-p", "tsconfig.library.json"],
  {
    cwd: root,
    stdio: "inherit",
  },
);

// esbuild splits code only into ES modules, and CommonJS starts sooner: so split first, then turn each chunk into CommonJS.
// commander loads node:child_process for subcommands that are programs of their own; we have none, and it costs a tenth of a bare start.
const emptyChildProcess = {
  name: "empty-child-process",
  setup(bundle) {
    bundle.onResolve({ filter: /^(node:)?child_process$/ }, () => ({ path: "child_process", namespace: "empty" }));
    bundle.onLoad({ filter: /.*/, namespace: "empty" }, () => ({ contents: "module.exports = {};" }));
  },
};

// Whatever any command uses of a package is put where every command finds it: what turns schemas into JSON Schema has a copy
// of zod of its own, so that these 30 kB are not read at every start.
const zodOfJsonSchema = {
  name: "zod-of-json-schema",
  setup(bundle) {
    const copied = async ({ path, resolveDir, kind }) => {
      const found = await bundle.resolve(path, { resolveDir, kind, namespace: "file" });
      return { path: found.path, namespace: "zod-of-json-schema" };
    };
    bundle.onResolve({ filter: /^zod\/mini$/, namespace: "file" }, (found) =>
      found.importer.endsWith(join("schema", "json-schema.ts")) ? copied(found) : undefined,
    );
    bundle.onResolve({ filter: /^\./, namespace: "zod-of-json-schema" }, copied);
    bundle.onLoad({ filter: /.*/, namespace: "zod-of-json-schema" }, ({ path }) => ({
      contents: readFileSync(path, "utf8"),
      resolveDir: dirname(path),
    }));
  },
};

// What the calls in scripts start with: a sizing and a measurement of price files, as JSON.
const startingSources = [
  "src/cli/main.ts",
  "src/cli/program.ts",
  "src/cli/commands/size.ts",
  "src/cli/commands/vol.ts",
  "src/io/price-history/read-price-history.ts",
  "src/render/vol/json.ts",
];

const bundled = await build({
  absWorkingDir: root,
  entryPoints: { cli: "src/cli/main.ts" },
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  chunkNames: "cli/[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  define: { PAIRSIZE_VERSION: JSON.stringify(version) },
  // Node is given yaml as CommonJS, whose names a split bundle loses: a lazy chunk of it exports a default only.
  alias: { yaml: join(root, "node_modules/yaml/browser/index.js") },
  plugins: [emptyChildProcess, zodOfJsonSchema],
  metafile: true,
  write: false,
  legalComments: "none",
});

// The scales of the page turn numbers into numbers, and pairsize writes its own figures: d3-interpolate would bring every notation of
// colours, dates and texts along, and d3-format a second way to write a number; together a tenth of the script.
const numbersOnly = {
  name: "numbers-only",
  setup(bundle) {
    bundle.onResolve({ filter: /^d3-(interpolate|format)$/ }, ({ path }) => ({
      path: join(root, "tools/page", `${path}.mjs`),
    }));
  },
};

// The title of a finding is for the list of all codes in the help and in docs/errors.md; a page shows messages and hints only.
const untitledFindings = {
  name: "untitled-findings",
  setup(bundle) {
    bundle.onLoad({ filter: /src[\\/]errors[\\/]findings[\\/][\w-]+\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace(/\btitle:\s*"(?:[^"\\]|\\.)*"/g, 'title: ""'),
      loader: "ts",
    }));
  },
};

// What runs in the page of a report: one script and one style, which the command line puts into the file.
const page = await build({
  absWorkingDir: root,
  entryPoints: { page: "src/page/main.ts", style: "src/page/page.css" },
  outdir: "dist/page",
  bundle: true,
  format: "iife",
  platform: "browser",
  target: ["es2022"],
  plugins: [numbersOnly, untitledFindings],
  // The page is whole without its script, and is painted first: compiling the script before would take longer than the painting.
  banner: {
    js: `${pageLicence(["d3-array", "d3-path", "d3-scale", "d3-shape"])}requestAnimationFrame(()=>setTimeout(()=>{`,
  },
  footer: { js: "}));" },
  minify: true,
  metafile: true,
  write: false,
  legalComments: "none",
});
refuseStrangers(Object.keys(page.metafile.inputs));
mkdirSync(join(dist, "page"), { recursive: true });
for (const { path, text } of page.outputFiles) {
  writeFileSync(join(dist, "page", path.endsWith(".css") ? "page.css" : "page.js"), text.trim());
}

const chunks = new Map();
for (const file of bundled.outputFiles) {
  const { code } = await transform(withPlainNames(file.text), {
    format: "cjs",
    platform: "node",
    target: "node20.19",
    supported: { "dynamic-import": false },
    define: { "import.meta.dirname": "__dirname" },
    minify: true,
  });
  chunks.set(basename(file.path), inAscii(code.trim()));
}

/** The same code with every other character escaped, which V8 reads as one byte a character; esbuild leaves those in patterns. */
function inAscii(code) {
  return code.replace(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

mkdirSync(join(dist, "cli"), { recursive: true });
const joined = joinChunks(chunks, neededBy(bundled.metafile.outputs, startingSources));
writeFileSync(join(dist, "cli.cjs"), joined.file);
for (const [name, code] of joined.rest) writeFileSync(join(dist, "cli", name), code);

execFileSync(process.execPath, [join(root, "tools/compile-code.cjs")], { stdio: ["ignore", "ignore", "inherit"] });

writeFileSync(
  join(dist, "THIRD-PARTY-LICENSES"),
  licences([bundled, page].flatMap(({ metafile }) => Object.keys(metafile.inputs))),
);

/** The page is core, renderers, d3 and the DOM: a reader, a schema or the tables of a terminal in it would be a wrong import. */
function refuseStrangers(inputs) {
  const own = /^(src\/(page|render|core|errors)\/|node_modules\/d3-|tools\/page\/)/;
  const strangers = inputs.filter((input) => !own.test(input));
  if (strangers.length > 0) throw new Error(`the page's script must not hold ${strangers.join(", ")}`);
}

/** The licences of the packages inside the bundle, which is published without them as dependencies. */
function licences(inputs) {
  const names = inputs
    .map((input) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1])
    .filter((name) => name !== undefined);
  return [...new Set(names)].sort().map(licence).join("\n");
}

/** The licence of what the page's script holds of d3: one text for all packages, which each copy of it has to carry. */
function pageLicence(names) {
  const parts = names.map((name) => /\n\n(Copyright.*)\n\n([\s\S]*)$/.exec(licence(name)) ?? []);
  const texts = new Set(parts.map(([, , text]) => text?.trim()));
  const [text] = texts;
  if (texts.size !== 1 || !text)
    throw new Error("the packages of the page have several licences: each must be in its script");
  const holders = names.map((name, at) => `${name}: ${parts[at]?.[1]}`);
  return `/*! This script holds parts of\n${holders.join("\n")}\n\n${text}\n*/`;
}

function licence(name) {
  const folder = join(root, "node_modules", name);
  const description = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((candidate) => /^licen[cs]e/i.test(candidate));
  if (!file) throw new Error(`${name} ships no licence file`);
  return `${name} ${description.version} (${description.license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
}
