import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as library from "../src/index.ts";
import { evaluate } from "./evaluate.ts";

/** One line of an `@example`: an expression, and the value that it is said to have. */
interface Example {
  readonly expression: string;
  readonly value: string;
}

type Exports = Readonly<Record<string, unknown>>;

const root = join(import.meta.dirname, "..");
const layers = ["core", "api", "errors", "schema", "io", "render", "cli"] as const;

function filesOf(layer: string): string[] {
  return readdirSync(join(root, "src", layer), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join("src", layer, name))
    .sort();
}

/** The lines of the examples of a file; one that is not `expression; // value` fails the test as it stands. */
function examplesIn(file: string): Example[] {
  const docs = readFileSync(join(root, file), "utf8").match(/\/\*\*[\s\S]*?\*\//g) ?? [];
  return docs.flatMap((doc) => {
    const [, ...examples] = doc.replace(/\s*\*\/$/, "").split(/^\s*\* @example/m);
    return examples
      .flatMap((text) => (text.split(/^\s*\* @/m)[0] ?? "").split("\n"))
      .map((line) => line.replace(/^\s*\* ?/, "").trim())
      .filter((line) => line !== "")
      .map((line) => {
        const [expression = "", value = ""] = line.split("; // ");
        return { expression, value };
      });
  });
}

const modules = new Map<string, Exports>();
for (const file of layers.flatMap(filesOf)) modules.set(file, await import(join(root, file)));

function exportsUnder(layer: string): Exports {
  return Object.assign({}, ...filesOf(layer).map((file) => modules.get(file)));
}

const [core, api] = [exportsUnder("core"), exportsUnder("api")];

/** What an example can name: all of the core and of the public functions, its own layer before the other, its own module before all. */
function scopeOf(file: string): Exports {
  const known = file.startsWith("src/api/") ? { ...core, ...api } : { ...api, ...core };
  return { ...known, ...modules.get(file) };
}

describe.each(layers)("examples in src/%s", (layer) => {
  const examples = filesOf(layer).flatMap((file) => examplesIn(file).map((example) => ({ file, ...example })));

  it.each(examples)("$file: $expression", async ({ file, expression, value }) => {
    const scope = scopeOf(file);
    expect(await evaluate(expression, scope)).toStrictEqual(await evaluate(value, scope));
  });

  it("are there", () => {
    expect(examples.length).toBeGreaterThan(0);
  });
});

describe("the library", () => {
  it("has an example of every function", () => {
    const functions = Object.entries(library).filter(
      ([name, value]) => typeof value === "function" && name !== "PairsizeError",
    );
    const shown = [...modules.keys()].flatMap(examplesIn).map(({ expression }) => expression);
    const without = functions.filter(([name]) => !shown.some((expression) => expression.includes(`${name}(`)));
    expect(without.map(([name]) => name)).toEqual([]);
  });
});

describe("a wrong example", () => {
  it("is found", async () => {
    expect(await evaluate("exact(0.1).digits", core)).not.toEqual(await evaluate("2n", core));
    await expect(evaluate("notThere(1)", core)).rejects.toThrow("notThere");
  });
});
