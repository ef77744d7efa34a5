// Writes docs/errors.md from the catalogue of errors; with --check it writes nothing and fails where the file is not current.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const file = join(root, "docs/errors.md");

const bundled = await build({
  absWorkingDir: root,
  entryPoints: ["src/errors/catalogue.ts"],
  bundle: true,
  format: "esm",
  write: false,
});
const { catalogue } = await import(`data:text/javascript,${encodeURIComponent(bundled.outputFiles[0].text)}`);

const parts = [
  ["usage", "Wrong command line", "Exit code 2: nothing was read and nothing was computed."],
  [
    "input",
    "Values and files that cannot be used",
    "Exit code 3. All problems of a trade file are shown at once, each with its place.",
  ],
  [
    "warning",
    "Warnings and reasons",
    "The answer stands. A warning says what a trader should know about it; a reason says why a weighting is not available or why nothing fits (exit code 1 where nothing does).",
  ],
  [
    "note",
    "Notes",
    "The answer stands, and nothing is wrong with it: a note says what was taken. `check --warnings-as-errors` lets it pass.",
  ],
];

const text = `# Errors and warnings

<!-- Made by tools/error-docs.mjs from src/errors: change it there, then run npm run docs. -->

An error names the place, the value, the rule and the remedy, with its code in brackets:

\`\`\`console
$ pairsize size bad.yaml
pairsize: bad.yaml:12:18: premium must be 0 or more index points, got -18.2  [VALUE_OUT_OF_RANGE]
  12 |     - -1 2950C @ -18.20
     |                  ^
  hint: the sign belongs to the quantity: -1 2950C @ 18.20 sells one call
\`\`\`

With \`--json\` it is a JSON object on standard error (see [json.md](json.md)); the library throws a \`PairsizeError\` whose
\`findings\` hold the same. Codes are stable across versions; wording is not.

${parts.map(section).join("\n")}`;

if (process.argv.includes("--check")) {
  if (readFileSync(file, "utf8") !== text) {
    console.error("docs/errors.md is not what the catalogue says: run npm run docs");
    process.exitCode = 1;
  }
} else writeFileSync(file, text);

function section([severity, title, saying]) {
  const rows = Object.entries(catalogue())
    .filter(([, entry]) => entry.severity === severity)
    .map(([code, entry]) => `| \`${code}\` | ${entry.title} |\n`);
  return `## ${title}\n\n${saying}\n\n| code | meaning |\n|---|---|\n${rows.join("")}`;
}
