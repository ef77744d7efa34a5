import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import * as library from "../../src/index.ts";
import { documentProblems, schemaText } from "../schema/validator.ts";

const root = join(import.meta.dirname, "../..");
const sample = join(root, "fixtures/trades/rty-nq-spreads.yaml");
const elsewhere = mkdtempSync(join(tmpdir(), "pairsize-package-"));

function run(program: string, words: readonly string[], folder = elsewhere): string {
  const env = { ...process.env, npm_config_update_notifier: "false" };
  return execFileSync(program, words, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], env });
}

afterAll(() => rmSync(elsewhere, { recursive: true, force: true }));

it("builds", () => {
  expect(inject("buildProblem")).toBe("");
});

describe("the built command line", () => {
  it("runs from any folder", () => {
    const screen = run(process.execPath, [join(root, "bin/pairsize.cjs"), "size", sample]);
    expect(screen).toMatch(/^Contracts, RTY : NQ +4 : 1 +7 : 2$/m);
  });

  it("reads price files, which need what is loaded late", () => {
    const prices = (name: string) => join(root, "fixtures/prices", name);
    const histories = [
      "--history",
      `RTY=${prices("synthetic-first.csv")}`,
      "--history",
      `NQ=${prices("synthetic-second.csv")}`,
    ];
    const words = ["size", "--long", "RTY", "--short", "NQ", ...histories, "--json"];
    const document = JSON.parse(run(process.execPath, [join(root, "bin/pairsize.cjs"), ...words]));
    expect(document.trade.long.level.from).toBe("history");
    expect(documentProblems(document)).toEqual([]);
  });

  it("knows its version, which only a build has", () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect(run(process.execPath, [join(root, "bin/pairsize.cjs"), "--version"])).toBe(`${version}\n`);
  });

  it.each(["table", "json", "csv", "markdown"])("writes %s as the sources do", async (format) => {
    const { answerOf } = await import("../cli/world.ts");
    const words = ["size", sample, "--explain", "--format", format];
    const built = run(process.execPath, [join(root, "bin/pairsize.cjs"), ...words]);
    const { stdout } = await answerOf(words);
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect(built).toBe(stdout.replace("0.0.0-source", version));
  });
});

describe("the packed package, installed into an empty folder", () => {
  const folder = join(elsewhere, "installed");

  beforeAll(() => {
    mkdirSync(folder);
    writeFileSync(join(folder, "package.json"), '{"name": "somewhere", "private": true, "type": "module"}\n');
    const packed = run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", elsewhere], root);
    const [{ filename }] = JSON.parse(packed);
    const install = ["install", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"];
    run("npm", [...install, join(elsewhere, filename)], folder);
  }, 120_000);

  it("imports without a word, and sizes nothing by itself", () => {
    expect(run(process.execPath, ["--input-type=module", "-e", 'import "pairsize"'], folder)).toBe("");
  });

  it("answers", () => {
    const program = `import { findContract, profitAtExpiry } from "pairsize";
      const legs = [{ kind: "option", quantity: 1, right: "call", strike: 2750, premium: 78.4 }];
      console.log(findContract("RTY").multiplier, profitAtExpiry(legs, 2828.4, { multiplier: 50 }));`;
    expect(run(process.execPath, ["--input-type=module", "-e", program], folder)).toBe("50 0\n");
  });

  it("has every public name", () => {
    const program = 'import * as library from "pairsize"; console.log(JSON.stringify(Object.keys(library)));';
    const names: string[] = JSON.parse(run(process.execPath, ["--input-type=module", "-e", program], folder));
    expect(names.toSorted()).toEqual(Object.keys(library).toSorted());
  });

  it("gives its schemas and its description to those who ask by name", () => {
    const program = `import { createRequire } from "node:module";
      const require = createRequire(process.cwd() + "/");
      console.log(["trade", "result"].map((name) => require("pairsize/schemas/" + name + ".schema.json").$id).join());
      console.log(require("pairsize/package.json").name);`;
    expect(run(process.execPath, ["--input-type=module", "-e", program], folder)).toBe(
      "urn:pairsize:schema:trade:1,urn:pairsize:schema:result:1.1\npairsize\n",
    );
  });

  it.each([
    ["nodenext", "nodenext"],
    ["esnext", "bundler"],
  ])(
    "has declarations that a strict project without @types/node compiles against: module %s, %s",
    (module, moduleResolution) => {
      writeFileSync(
        join(folder, "use.ts"),
        `export * from "pairsize";
      import { type Comovement, comovement, type ContractSpec, contracts, expiryEnvelope, PairsizeError } from "pairsize";
      import { type AnnualVolatility, checkPair, ordersFor, type PairTrade, type Points, type Position } from "pairsize";
      import type { SourcedLevel, SourcedVolatility } from "pairsize";
      const first: ContractSpec | undefined = contracts[0];
      const together: Comovement = comovement([], []);
      const envelope = expiryEnvelope([{ kind: "future", quantity: 1, entry: 100 }]);
      // @ts-expect-error: a leg has a kind
      expiryEnvelope([{ quantity: 1 }]);
      const level = { value: 2800 as Points, from: "flag" } satisfies SourcedLevel;
      const volatility = { value: 0.2 as AnnualVolatility, from: "file" } satisfies SourcedVolatility;
      const moved = (trade: PairTrade): PairTrade => ({ ...trade, long: { ...trade.long, level, volatility } });
      const against = { file: "t.json", symbols: { long: "RTY", short: "NQ" }, ratios: { "dollar-neutral": 0.27 } };
      const checked = (trade: PairTrade) => checkPair(moved(trade), { against });
      const instrument = { kind: "future", symbol: "RTY", future: null } as const;
      const held: Position = { side: "long", quantity: 3, entry: 2700 as Points, instrument };
      // @ts-expect-error: a volatility is no level
      const swapped: SourcedLevel = { value: 0.2 as AnnualVolatility, from: "flag" };
      export const all = [first, together, envelope, PairsizeError, checked, ordersFor([held], []), swapped];\n`,
      );
      const compilerOptions = {
        skipLibCheck: false,
        noEmit: true,
        strict: true,
        exactOptionalPropertyTypes: true,
        module,
        moduleResolution,
        target: "es2023",
        lib: ["es2023"],
        types: [],
      };
      writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["use.ts"] }));
      const { stdout } = spawnSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", folder], {
        encoding: "utf8",
      });
      expect(stdout).toBe("");
    },
  );

  it.each([
    ["contracts", 8],
    ["black76", 110],
    ["profitAtExpiry", 112],
    ["wholeContracts", 140],
  ])("leaves the readers and the parsers out of a bundle of %s, and keeps it below %i kB", async (name, most) => {
    const { metafile, outputFiles } = await build({
      stdin: { contents: `export { ${name} } from "pairsize";`, resolveDir: folder },
      bundle: true,
      minify: true,
      format: "esm",
      platform: "node",
      write: false,
      metafile: true,
    });
    const [output] = Object.values(metafile.outputs);
    const inside = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
    expect(inside.map(([path]) => path).filter((path) => !path.includes("node_modules/pairsize/dist/"))).toEqual([]);
    expect(inside.map(([path]) => path).filter((path) => /dist\/(io|schema|cli|render)\//.test(path))).toEqual([]);
    expect(outputFiles[0]?.text).not.toMatch(/\bimport\b|\brequire\(/);
    expect((outputFiles[0]?.contents.length ?? 0) / 1000).toBeLessThan(most);
  });

  it("has parsers in the bundle of what reads files, which the above would see", async () => {
    const { metafile } = await build({
      stdin: { contents: 'export { readTradeFile } from "pairsize";', resolveDir: folder },
      bundle: true,
      format: "esm",
      platform: "node",
      write: false,
      metafile: true,
    });
    for (const parser of ["yaml", "csv-parse"])
      expect(
        Object.keys(metafile.inputs).some((path) => path.includes(`node_modules/${parser}/`)),
        parser,
      ).toBe(true);
  });

  it("starts by npx", () => {
    expect(run("npx", ["--no-install", "pairsize", "size", sample], folder)).toMatch(/^Contracts, RTY : NQ +4 : 1 /m);
    expect(run("npx", ["--no-install", "pairsize", "schema", "trade"], folder)).toBe(schemaText("trade"));
    expect(run("npx", ["--no-install", "pairsize", "completion", "bash"], folder)).toContain("complete -F _pairsize");
  });

  it("ships the licences of what is bundled, and its own", () => {
    const licences = readFileSync(join(folder, "node_modules/pairsize/dist/THIRD-PARTY-LICENSES"), "utf8");
    // ansi-regex is within another package.
    for (const name of ["ansi-regex", "chalk", "cli-table3", "csv-parse", "yaml", "zod"]) {
      expect(licences).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, "m"));
    }
    expect(readFileSync(join(folder, "node_modules/pairsize/LICENSE"), "utf8")).toContain("MIT");
  });
});
