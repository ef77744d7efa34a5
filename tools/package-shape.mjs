// Packs the package into a temporary folder and has publint and arethetypeswrong judge the tarball that would be published.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "pairsize-shape-"));
try {
  // The build is npm run check's own step; packing would only run it again.
  const packed = run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder]);
  const [{ filename, size, files }] = JSON.parse(packed);
  refuseLackOf(files.map(({ path }) => path));
  const tarball = join(folder, filename);
  show(process.execPath, [programOf("publint"), "run", tarball, "--strict"]);
  show(process.execPath, [programOf("@arethetypeswrong/cli"), tarball, "--profile", "esm-only"]);
  console.log(`${filename}: ${files.length} files, ${Math.round(size / 1024)} kB`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The build may not have been run, and npm packs what is there without a word. */
function refuseLackOf(paths) {
  const needed = [
    "bin/pairsize.cjs",
    "dist/cli/chunks/cli-main.cjs",
    "dist/index.js",
    "dist/index.d.ts",
    "dist/THIRD-PARTY-LICENSES",
  ];
  const schemas = ["schemas/trade.schema.json", "schemas/result.schema.json"];
  const lacking = [...needed, ...schemas, "README.md", "LICENSE", "CHANGELOG.md"].filter(
    (path) => !paths.includes(path),
  );
  if (lacking.length > 0) throw new Error(`the package lacks ${lacking.join(", ")}: run npm run build`);
}

/** The program of a package: require.resolve cannot ask for it, since not every package exports its description. */
function programOf(name) {
  const folder = join(root, "node_modules", name);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return join(folder, typeof bin === "string" ? bin : Object.values(bin)[0]);
}

function run(program, words) {
  return execFileSync(program, words, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}

function show(program, words) {
  execFileSync(program, words, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
}
