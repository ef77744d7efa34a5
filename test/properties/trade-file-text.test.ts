import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { run } from "../../src/cli/main.ts";
import { PairsizeError } from "../../src/errors/error.ts";
import { parseTrade, sizePair } from "../../src/index.ts";
import { readYamlDocument } from "../../src/io/yaml-document.ts";
import { sizeDocument } from "../../src/render/documents.ts";
import { jsonText } from "../../src/render/json.ts";
import { tradeFileText } from "../../src/schema/trade-file-text.ts";
import { trades, wholeTrades } from "../cli/batch-trades.ts";
import { sampleFlags } from "../cli/trades.ts";
import { answerOf, fakeWorld } from "../cli/world.ts";

const runs = Number(process.env.FUZZ ?? 300);

/** The answer of a trade, or what it is refused for. */
function answered(input: unknown): string {
  try {
    return jsonText(sizeDocument(sizePair(parseTrade(input)), "0"));
  } catch (error) {
    if (!(error instanceof PairsizeError)) throw error;
    return JSON.stringify(error.findings.map(({ code, args, path }) => [code, args, path]));
  }
}

/** What the other keys of a trade file hold, with texts that YAML would read as something else. */
const others = fc.record(
  {
    $schema: fc.constantFrom("./trade.schema.json", "a: b # c"),
    correlation: fc.constantFrom(0.78, "-.5", 1e-7),
    quote: fc.constantFrom("mid", "last"),
    allowArbitrage: fc.constant(true),
    products: fc.constant([{ symbol: "XYZ", name: "null", multiplier: 25, currency: "USD" }]),
    limits: fc.record({ maxLoss: fc.constantFrom("40k", "$25,000", 3), premium: fc.constant("2.5m") }),
  },
  { requiredKeys: [] },
);

describe("a trade that is written as a trade file", () => {
  it("gives the same answer, or is refused for the same, when it is read again", () => {
    let [sized, drawn] = [0, 0];
    fc.assert(
      fc.property(trades(), others, (trade, other) => {
        drawn += 1;
        const input = { ...trade, ...other };
        const first = answered(input);
        if (first.startsWith("{")) sized += 1;
        const text = tradeFileText(input, "a trade");
        const read = readYamlDocument(text, "trade.yaml").value;
        expect(answered(read), text).toBe(first);
        // Written again it is the same file.
        expect(tradeFileText(read, "a trade")).toBe(text);
      }),
      { numRuns: runs },
    );
    expect(sized).toBeGreaterThan(drawn / 10);
  });

  it("is the same trade when it is read again, whatever keys it has", () => {
    let read = 0;
    fc.assert(
      fc.property(wholeTrades(), (input) => {
        const text = tradeFileText(input, "a trade");
        const { value } = readYamlDocument(text, "trade.yaml");
        expect(parseTrade(value), text).toEqual(parseTrade(input));
        expect(tradeFileText(value, "a trade")).toBe(text);
        read += 1;
      }),
      { numRuns: runs },
    );
    expect(read).toBe(runs);
  });

  it("has lines of 80 columns but for long values, each comment from the table", () => {
    fc.assert(
      fc.property(trades(), (trade) => {
        const lines = tradeFileText(trade, "a trade").split("\n");
        for (const line of lines.filter((one) => one.includes("#") && !/: [[{]/.test(one)))
          expect(line.length, line).toBeLessThanOrEqual(80);
      }),
      { numRuns: 50 },
    );
  });
});

const asOfFile = (text: string) => text.replaceAll('"from": "flag"', '"from": "file"');

describe("pairsize init with the flags of size", () => {
  const more = [
    ["--max-loss", "$100k", "--tolerance", ".5%", "--move", "RTY=2,850,NQ=26,000", "--weighting", "all"],
    ["--max-contracts", "RTY=40", "--holding", "RTY=+3 F @ 2700", "--holding", "NQ=-1 Mar26 25500P", "--fee", "2.25"],
  ].flat();

  it("writes a file of that trade, which gives the same answer", async () => {
    const flags = [...sampleFlags, ...more];
    const first = await answerOf(["size", ...flags, "--json"]);
    const { stdout: file, exit } = await answerOf(["init", ...flags]);
    expect(exit).toBe(0);
    const again = await answerOf(["size", "trade.yaml", "--json"], { files: { "trade.yaml": file } });
    expect(asOfFile(again.stdout)).toBe(asOfFile(first.stdout));
    expect(file).toContain('  maxLoss: "$100k"');
    expect(file).toContain("# US dollars that the pair may lose, fees included");
  });

  it("says today as its day", async () => {
    const flags = sampleFlags.map((word) => (word === "2026-01-22" ? "today" : word));
    const { stdout } = await answerOf(["init", ...flags], { today: "2026-01-23" });
    expect(stdout).toContain("asOf: 2026-01-23");
  });

  it("names price files from where the file stands", async () => {
    const prices = [
      "--history",
      "IWM=fixtures/prices/synthetic-first.csv",
      "--history",
      "QQQ=fixtures/prices/synthetic-second.csv",
    ];
    const flags = ["--long", "IWM", "--short", "QQQ", ...prices, "--lookback", "30"];
    const { world, written, stderr } = fakeWorld();
    expect(await run(["init", ...flags, "-o", "trades/pair.yaml"], world), stderr()).toBe(0);
    const file = written.get("trades/pair.yaml") ?? "";
    expect(file).toContain("../fixtures/prices/synthetic-first.csv");
    const again = await answerOf(["size", "trades/pair.yaml", "--json"], { files: { "trades/pair.yaml": file } });
    const first = await answerOf(["size", ...flags, "--json"]);
    expect(asOfFile(again.stdout).replaceAll("../fixtures", "fixtures")).toBe(asOfFile(first.stdout));
  });

  it("writes nothing of a trade that is refused", async () => {
    const { world, written, stderr } = fakeWorld();
    expect(await run(["init", ...sampleFlags, "--vol", "RTY=24", "-o", "t.yaml"], world)).toBe(2);
    expect(stderr()).toContain("FLAG_REPEATED");
    expect(await run(["init", "--long", "RTY", "--short", "NQ", "-o", "t.yaml"], world)).toBe(3);
    expect(written.size).toBe(0);
  });
});

describe("pairsize size --save", () => {
  it("writes the file and the flags together, and the file gives the same answer", async () => {
    const { stdout: given } = await answerOf(["init"]);
    const { world, written, stdout } = fakeWorld({ files: { "in.yaml": given } });
    const flags = ["--max-loss", "30k", "--leg", "RTY=2750/2950 CS @ 60.2", "--json"];
    expect(await run(["size", "in.yaml", ...flags, "--save", "out.yaml"], world)).toBe(0);
    const saved = written.get("out.yaml") ?? "";
    expect(saved).toContain("2750/2950 CS @ 60.2");
    const again = await answerOf(["size", "out.yaml", "--json"], { files: { "out.yaml": saved } });
    expect(asOfFile(again.stdout)).toBe(asOfFile(stdout()));
  });

  it("replaces no file without --force", async () => {
    const files = { "out.yaml": "kept" };
    const refused = await answerOf(["size", ...sampleFlags, "--save", "out.yaml"], { files });
    expect([refused.exit, refused.stdout]).toEqual([3, ""]);
    expect(refused.stderr).toContain("TARGET_EXISTS");
    expect((await answerOf(["size", ...sampleFlags, "--save", "out.yaml", "--force"], { files })).exit).toBe(0);
  });
});
