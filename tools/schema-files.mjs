// Writes schemas/*.schema.json, which the package ships, as pairsize schema prints them; with --check it writes nothing and fails where
// one is not current.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

const bundled = await build({
  absWorkingDir: root,
  stdin: {
    contents: `export { jsonText } from "./src/render/json.ts";
export { resultJsonSchema } from "./src/schema/result/documents.ts";
export { tradeJsonSchema } from "./src/schema/trade-schema.ts";`,
    resolveDir: root,
  },
  bundle: true,
  format: "esm",
  write: false,
});
const made = await import(`data:text/javascript,${encodeURIComponent(bundled.outputFiles[0].text)}`);

const schemas = { trade: made.tradeJsonSchema(), result: made.resultJsonSchema() };

mkdirSync(join(root, "schemas"), { recursive: true });
for (const [name, schema] of Object.entries(schemas)) {
  const file = join(root, `schemas/${name}.schema.json`);
  const text = made.jsonText(schema);
  if (!process.argv.includes("--check")) writeFileSync(file, text);
  else if (readFileSync(file, "utf8") !== text) {
    console.error(`schemas/${name}.schema.json is not what the schemas in src say: run npm run docs`);
    process.exitCode = 1;
  }
}
