import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { registry } from "../../src/cli/main.ts";
import { PairsizeError } from "../../src/errors/error.ts";
import { parseTrade } from "../../src/index.ts";
import { quantityReader } from "../../src/schema/key.ts";
import { resolveMethod } from "../../src/schema/resolve-side.ts";
import { documentSchemas } from "../../src/schema/result/documents.ts";
import { schemaVersion } from "../../src/schema/schema-version.ts";
import { shapeFindings } from "../../src/schema/shape.ts";
import { template } from "../../src/schema/trade-file-text.ts";
import { plainOrigins } from "../../src/schema/written-trade.ts";
import { checkDocuments } from "../cli/documents.ts";
import { sample, sampleFile } from "../cli/trades.ts";
import { answerOf } from "../cli/world.ts";
import { documentProblems, schemaText, tradeProblems } from "./validator.ts";

const root = join(import.meta.dirname, "../..");

describe.each(["trade", "result"] as const)("pairsize schema %s", (name) => {
  it("prints what the package ships", async () => {
    expect(await answerOf(["schema", name])).toEqual({ exit: 0, stdout: schemaText(name), stderr: "" });
  });

  it("is a JSON Schema 2020-12, by its own schema", () => {
    const schema = JSON.parse(schemaText(name));
    const ajv = new Ajv2020();
    expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
    expect(ajv.validateSchema(schema), JSON.stringify(ajv.errors)).toBe(true);
  });

  it("has an address with its version", () => {
    const version = name === "trade" ? "1" : schemaVersion;
    expect(JSON.parse(schemaText(name)).$id).toBe(`urn:pairsize:schema:${name}:${version}`);
  });
});

describe("pairsize schema", () => {
  it("refuses what there is no schema of", async () => {
    const { exit, stderr } = await answerOf(["schema", "prices"]);
    expect({ exit, stderr }).toEqual({
      exit: 2,
      stderr: expect.stringContaining('schema takes trade, result, got "prices"  [ARGUMENT_CHOICE]'),
    });
  });

  it("says what it lacks", async () => {
    const { exit, stderr } = await answerOf(["schema"]);
    expect(exit).toBe(2);
    expect(stderr).toContain("trade|result");
    expect(stderr).toContain("[ARGUMENT_MISSING]");
  });
});

describe("the schema of trade files", () => {
  const folder = join(root, "fixtures/trades");
  const pages = ["README.md", ...readdirSync(join(root, "docs")).map((page) => `docs/${page}`)].filter((page) =>
    page.endsWith(".md"),
  );
  const blocks = pages.flatMap((page) =>
    [...readFileSync(join(root, page), "utf8").matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(
      ([, text = ""]) => [page, text] as const,
    ),
  );
  const tradesOf = (file: string): (readonly [about: string, text: string])[] => {
    const text = readFileSync(join(folder, file), "utf8");
    if (!file.endsWith(".ndjson")) return [[file, text]];
    const lines = text.trimEnd().split("\n");
    return lines.map((line, at) => [`${file}, line ${at + 1}`, line]);
  };
  const trades: (readonly [about: string, text: string])[] = [
    ...readdirSync(folder).flatMap(tradesOf),
    ...blocks.filter(([, text]) => /^version:/m.test(text)),
    ["what init prints", template()],
    ["the sample of the tests", sample],
  ];

  it.each(trades)("takes %s", (_, text) => {
    expect(tradeProblems(parse(text))).toEqual([]);
  });

  it("takes every kind of value, as numbers and as texts", () => {
    const side = { symbol: "XYZ", level: "25,658.25", volatility: 0.185, chain: null, exercise: "american" };
    const history = { file: "nq.csv", lookback: "60", estimator: "yang-zhang", column: 5, skipWeekends: "true" };
    const leg = { quantity: "-1", right: "call", strike: 2950, premium: "18.20", delta: 0.14 };
    const trade = {
      $schema: "trade.schema.json",
      version: "1",
      long: { ...side, legs: ["2750C @ 78.40", leg, "+1 F"], yield: "1.2%" },
      short: { symbol: "nq", history, multiplier: 20, chain: { file: "nq-chain.csv" } },
      size: { weighting: "vol, dollar", maxContracts: { long: 40 }, contracts: { short: "4" }, holding: { RTY: -3 } },
      products: [{ symbol: "XYZ", multiplier: "25", currency: "EUR", fx: 1.08 }],
    };
    expect(tradeProblems(trade)).toEqual([]);
  });

  it.each([
    ["a key that it does not have", { long: { symbol: "RTY", levle: 2730.8 } }, "levle"],
    ["a decimal comma", { long: { symbol: "RTY", level: "2730,8" } }, "/long/level"],
    ["a negative premium", { long: { symbol: "RTY", legs: [{ right: "call", strike: 1, premium: -1 }] } }, "premium"],
    ["a volatility without a percent sign", { long: { symbol: "RTY", volatility: 18.5 } }, "/long/volatility"],
    [
      "an estimator that there is none of",
      { long: { symbol: "RTY", history: { file: "a", estimator: "atr" } } },
      "estimator",
    ],
    ["a weighting that there is none of", { size: { weighting: ["dollar-neutrl"] } }, "/size/weighting"],
    ["a date that is no text", { asOf: true }, "/asOf"],
    ["another version", { version: 2 }, "/version"],
    ["half a contract", { size: { maxContracts: 1.5 } }, "/size/maxContracts"],
    ["a move that is no number", { moves: [{ RTY: "up", NQ: "8%" }] }, "/moves/0/RTY"],
  ])("refuses %s", (_, change, place) => {
    expect(tradeProblems({ ...parse(sample), ...change }).join("\n")).toContain(place);
  });

  it("says of every key what it is", () => {
    const { $defs, ...top } = JSON.parse(schemaText("trade"));
    for (const map of [top, ...Object.values<typeof top>($defs)]) {
      for (const value of Object.values<{ description?: string }>(map.properties))
        expect(value.description).toMatch(/\w/);
    }
  });

  const paths = [
    ["rate"],
    ["asOf"],
    ["long", "level"],
    ["long", "volatility"],
    ["long", "impliedVolatility"],
    ["long", "yield"],
    ["long", "fx"],
    ["long", "multiplier"],
    ["size", "tolerance"],
    ["size", "maxLoss"],
    ["size", "fee"],
    ["size", "maxContracts"],
    ["size", "weighting"],
    ["size", "holding", "RTY"],
    ["moves", "0", "NQ"],
    ["long", "legs", "0", "strike"],
    ["long", "legs", "0", "premium"],
    ["long", "legs", "0", "delta"],
    ["long", "legs", "0", "quantity"],
    ["long", "legs", "1", "premium", "value"],
    ["long", "legs", "1", "selector", "value"],
    ["short", "level", "value"],
  ] as const;
  const base = () => ({
    version: 1,
    long: {
      symbol: "RTY",
      level: 2730.8,
      legs: [
        { right: "call", strike: 2750, premium: 78.4 },
        {
          right: "call",
          strike: 2950,
          quantity: -1,
          premium: { value: 18.2 },
          selector: { kind: "delta", value: 0.2 },
        },
      ],
    },
    short: { symbol: "NQ", level: { value: 25658.25 } },
    size: { holding: {} },
    moves: [{ RTY: 0.1, NQ: 0.1 }],
  });
  const number = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.double({ min: -1.1, max: 1.1, noNaN: true }),
    fc.integer({ min: -3, max: 1_000_002 }),
    fc.constantFrom(0, -0, 0.5, -0.5, 1, 1e12, 1e-12, 1e13),
  );
  const text = fc.oneof(
    number.map(String),
    number.map((value) => `${value.toFixed(2)}%`),
    number.map((value) => ` ${value.toFixed(1)} `),
    fc.constantFrom(
      "25,658.25",
      "1,000",
      "0,185",
      "+16%",
      "- 3",
      "",
      "all",
      "dollar,vol",
      "vol , all",
      "2026-01-22",
      "0x10",
      "1e3",
    ),
    fc.stringMatching(/^[-+ ,.%0-9]{0,8}$/),
  );

  it("takes every value that pairsize takes, and refuses every kind that pairsize refuses", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.oneof(number, text, fc.constantFrom(null, true, [], {})),
        (path, value) => {
          compare(withValue(path, value));
        },
      ),
      { numRuns: 3000 },
    );
  });

  const ends = [1e-12, 0.4999999, 0.5, 0.9999999, 1, 2, 3, 999_999, 1_000_000, 1_000_001, 1e12, 1.000001e12];

  it("does so at the ends of every range", () => {
    const taken = paths.flatMap((path) =>
      [0, ...ends, ...ends.map((end) => -end)].map((end) => compare(withValue(path, end))),
    );
    expect(taken.filter((was) => was).length).toBeGreaterThan(100);
    expect(taken.filter((was) => !was).length).toBeGreaterThan(100);
  });

  it.each(["lookback", "periodsPerYear", "lambda"] as const)("takes the %s of a history that pairsize takes", (key) => {
    for (const value of [0, ...ends, "20", "1,000", "0.94"]) {
      const history = { file: "rty.csv", [key]: value };
      const reader = quantityReader(plainOrigins);
      resolveMethod(history, ["history"], reader);
      const problems = tradeProblems({ ...base(), long: { symbol: "RTY", history } });
      if (reader.findings.length === 0) expect(problems).toEqual([]);
      else if (typeof value === "number") expect(problems, `${key} ${value}`).not.toEqual([]);
    }
  });

  function withValue(path: readonly string[], value: unknown): unknown {
    const trade = base();
    let holder: Record<string, unknown> = trade;
    for (const step of path.slice(0, -1)) holder = holder[step] as Record<string, unknown>;
    holder[path.at(-1) ?? ""] = value;
    return trade;
  }

  /** Whether pairsize takes a trade; fails where the schema refuses one that it takes, or takes one of another shape. */
  function compare(trade: unknown): boolean {
    const wasTaken = isTaken(trade);
    if (wasTaken) expect(tradeProblems(trade)).toEqual([]);
    if (shapeFindings(trade, plainOrigins).length > 0) expect(tradeProblems(trade)).not.toEqual([]);
    return wasTaken;
  }
});

function isTaken(trade: unknown): boolean {
  try {
    parseTrade(trade);
    return true;
  } catch (error) {
    if (error instanceof PairsizeError) return false;
    throw error;
  }
}

describe("the schema of the output", () => {
  it("has a document for every command that writes JSON, and no other", async () => {
    const commands = await Promise.all(registry.map(({ load }) => load()));
    const writers = commands.filter(({ options }) => options.some(({ flags }) => flags === "--json"));
    expect(Object.keys(documentSchemas).toSorted()).toEqual(
      expect.arrayContaining(writers.map(({ name }) => name).toSorted()),
    );
    // check writes one document of checks and one of what it can check; an error is no command's.
    const known = [...registry.map(({ name }) => name), "checkList", "markBook", "error"];
    expect(Object.keys(documentSchemas).filter((name) => !known.includes(name))).toEqual([]);
  });

  it.each(Object.keys(documentSchemas))("%s is one of its documents, of this version", (name) => {
    const { anyOf, $defs } = JSON.parse(schemaText("result"));
    expect(anyOf).toContainEqual({ $ref: `#/$defs/${name}` });
    expect(JSON.stringify($defs[name])).toContain(JSON.stringify({ type: "string", const: schemaVersion }));
  });

  it("names the units of its numbers", () => {
    for (const unit of ["US dollars", "index points", "short contracts per one long contract", "a fraction"])
      expect(schemaText("result")).toContain(unit);
  });
});

describe("a run in a test", () => {
  it("fails where a document has a key too many, too few, or of another kind", async () => {
    const argv = ["size", sampleFile, "--json"];
    const { stdout } = await answerOf(argv);
    const document = JSON.parse(stdout);
    const judged = (changed: unknown) => () =>
      checkDocuments(argv, { exit: 0, stdout: JSON.stringify(changed), stderr: "" });
    expect(judged(document)).not.toThrow();
    expect(judged({ ...document, extra: 1 })).toThrow("extra");
    expect(judged({ ...document, warnings: undefined })).toThrow("warnings");
    expect(judged({ ...document, trade: { ...document.trade, rate: "3.65%" } })).toThrow("/trade/rate");
    expect(judged({ ...document, command: "sizes" })).toThrow();
  });

  it("fails where an error is no error document, or no JSON", async () => {
    const argv = ["size", "missing.yaml", "--json"];
    const { exit, stderr } = await answerOf(argv);
    const judged = (text: string) => () => checkDocuments(argv, { exit, stdout: "", stderr: text });
    expect(judged(stderr)).not.toThrow();
    expect(judged(stderr.replace('"code"', '"kode"'))).toThrow("kode");
    expect(judged("pairsize: missing.yaml: no such file")).toThrow();
  });

  it("fails where -o wrote another document, or a line of a batch is none", () => {
    const written = new Map([["out.json", "{}"]]);
    expect(() => checkDocuments(["size", "--json"], { exit: 0, stdout: "", stderr: "", written })).toThrow();
    expect(() => checkDocuments(["batch", "-"], { exit: 0, stdout: "{}\n", stderr: "" })).toThrow();
  });

  it("is judged by the files that the package ships", () => {
    expect(existsSync(join(root, "schemas/result.schema.json"))).toBe(true);
    expect(documentProblems({ schemaVersion: "1.1" })).not.toEqual([]);
  });
});
