import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import * as library from "../../src/index.ts";

const root = join(import.meta.dirname, "../..");

/** One name of the library, and what its docstring says. */
interface Exported {
  readonly name: string;
  readonly kind: "function" | "value" | "type";
  readonly text: string;
  readonly tags: ReadonlyMap<string, string>;
}

function exportsOf(file: string): Exported[] {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile).config,
    ts.sys,
    root,
  );
  const program = ts.createProgram([file], options);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${file} exports nothing`);
  return checker.getExportsOfModule(module).map((exported) => {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const kind =
      symbol.flags & ts.SymbolFlags.Function ? "function" : symbol.flags & ts.SymbolFlags.Value ? "value" : "type";
    return {
      name: exported.name,
      kind,
      text: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
      tags: new Map(symbol.getJsDocTags(checker).map(({ name, text }) => [name, ts.displayPartsToString(text)])),
    };
  });
}

const exported = exportsOf(join(root, "src/index.ts"));
const values = exported.filter(({ kind }) => kind !== "type");
const functions = exported.filter(({ kind }) => kind === "function");

/** Functions that read, compare or word something and compute nothing: there is no formula to have a source. */
const withoutFormula = [
  ...["parseTrade", "readTradeFile", "readPriceHistory", "findContract", "checkPair", "messageOf", "hintOf"],
];

describe("every exported name", () => {
  it("is found, values and types", () => {
    expect(values.map(({ name }) => name).toSorted()).toEqual(Object.keys(library).toSorted());
    expect(exported.length).toBeGreaterThan(values.length);
  });

  it("is there for each unit that a number of a trade or of an answer has", () => {
    const units = exportsOf(join(root, "src/core/quantity.ts")).filter(({ kind }) => kind === "type");
    expect(exported.map(({ name }) => name)).toEqual(expect.arrayContaining(units.map(({ name }) => name)));
  });

  it.each(exported)("$name has a docstring of at least a sentence", ({ text }) => {
    expect(text).toMatch(/^[A-Z].{15,}/);
  });

  it.each(values)("$name has an example with its value, which test/examples.test.ts runs", ({ name, tags }) => {
    expect(tags.get("example")).toContain(name);
    expect(tags.get("example")).toContain("; // ");
  });

  it.each(functions.filter(({ name }) => !withoutFormula.includes(name)))(
    "$name says what it throws, and where its formula is from",
    ({ tags }) => {
      expect([...tags.keys()]).toEqual(expect.arrayContaining(["throws", "see"]));
    },
  );

  const typeTests = readdirSync(join(root, "test/types"))
    .map((file) => readFileSync(join(root, "test/types", file), "utf8"))
    .join("\n");

  it.each(functions)("$name is in a type test", ({ name }) => {
    expect(typeTests).toMatch(new RegExp(`expectTypeOf\\((await )?${name}\\(`));
  });
});

describe("what looks for docstrings", () => {
  it("finds where one is missing", () => {
    const folder = mkdtempSync(join(tmpdir(), "pairsize-exports-"));
    try {
      writeFileSync(join(folder, "index.ts"), "export function undocumented(): number {\n  return 1;\n}\n");
      const [without] = exportsOf(join(folder, "index.ts"));
      expect(without).toEqual({ name: "undocumented", kind: "function", text: "", tags: new Map() });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
