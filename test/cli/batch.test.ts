import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { run } from "../../src/cli/main.ts";
import { goldenSuite } from "./golden.ts";
import { answerOf, fakeWorld, type WorldSpec } from "./world.ts";

const spreads = JSON.stringify({
  version: 1,
  long: { symbol: "RTY", level: 2730.8, volatility: "18.5%", legs: ["2750C @ 78.40", "-1 2950C @ 18.20"] },
  short: { symbol: "NQ", level: 25658.25, volatility: "17.3%", legs: ["25500P @ 612.50", "-1 23500P @ 196.25"] },
});
const futures = JSON.stringify({
  version: 1,
  long: { symbol: "ES", level: 6900 },
  short: { symbol: "NQ", level: 25658.25 },
  size: { weighting: "dollar" },
});
const tooDear = futures.replace('"weighting"', '"maxNotional":1000,"weighting"');
const few = "weighting,contracts,maxLoss.amount";

const batch = (stdin: string | Uint8Array, ...flags: string[]) => answerOf(["batch", "-", ...flags], { stdin });
const documents = (stdout: string) =>
  stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
const codesOf = async (stdin: string | Uint8Array) =>
  documents((await batch(stdin)).stdout).map(({ error }) => error?.code ?? "sized");

describe("the exit code of a batch", () => {
  it.each([
    ["0 where every trade is sized", [spreads, futures], 0],
    ["1 where a trade has no size", [spreads, tooDear, futures], 1],
    ["3 where a line failed, also beside a trade without a size", [tooDear, "{}", spreads], 3],
    ["0 of no line at all", [], 0],
  ])("is %s", async (_, lines, exit) => {
    const answer = await batch(lines.map((line) => `${line}\n`).join(""));
    expect([answer.exit, answer.stderr]).toEqual([exit, ""]);
    expect(answer.stdout.split("\n").length - 1).toBe(lines.length);
  });

  it("is that of the line that --fail-fast stops after", async () => {
    const lines = [spreads, tooDear, "nonsense", futures].join("\n");
    const { exit, stdout } = await batch(lines, "--fail-fast");
    expect(exit).toBe(3);
    expect(documents(stdout).map(({ command }) => command)).toEqual(["size", "size", "batch"]);
  });
});

describe("a line", () => {
  it("may lack its end, have one of Windows, or begin with a byte-order mark", async () => {
    const { stdout } = await batch(`${spreads}\n`);
    expect((await batch(spreads)).stdout).toBe(stdout);
    expect((await batch(`\ufeff${spreads}\r\n\ufeff${spreads}\r\n`)).stdout).toBe(stdout + stdout);
  });

  it("that is wrong is answered in its place", async () => {
    const latin1 = Uint8Array.of(...Buffer.from(`${spreads}\n{"name":"`), 0xe9, ...Buffer.from(`"}\n${spreads}\n`));
    expect(await codesOf(latin1)).toEqual(["sized", "LINE_NOT_UTF8", "sized"]);
    expect(await codesOf(`\n${spreads}\n \t\r\n`)).toEqual(["LINE_BLANK", "sized", "LINE_BLANK"]);
    expect(await codesOf(`${"[".repeat(65)}\n${spreads}`)).toEqual(["NESTING_TOO_DEEP", "sized"]);
    expect(await codesOf(`${spreads.replace("{", '{"version":1,')}\n7\n[]`)).toEqual([
      "KEY_DUPLICATE",
      "TRADE_NOT_A_MAP",
      "TRADE_NOT_A_MAP",
    ]);
    expect(await codesOf('{"a":1e999}')).toEqual(["NUMBER_TOO_LARGE"]);
  });

  it("of more than 32 KiB is read over, not held", async () => {
    const padded = (bytes: number) => spreads.replace("{", `{${" ".repeat(bytes - spreads.length)}`);
    const most = 2 ** 15;
    expect(await codesOf(`${padded(most)}\n${padded(most + 1)}\n${spreads}\n${padded(3 * most)}`)).toEqual([
      "sized",
      "LINE_TOO_LONG",
      "sized",
      "LINE_TOO_LONG",
    ]);
  });

  it("says which line it is, and where in it", async () => {
    const twice = spreads.replace('"version":1', '"version":1,"version":2');
    const [, doubled, broken] = documents((await batch(`${spreads}\n${twice}\n{"version":1,}\n`)).stdout);
    expect(doubled).toMatchObject({ line: 2, error: { message: 'key "version" is given twice, first at 2:2' } });
    expect(broken).toMatchObject({ line: 3, error: { code: "LINE_NOT_JSON", where: { line: 3, column: 14 } } });
    const [later] = documents((await batch("x", "--first-line", "1001")).stdout);
    expect(later).toMatchObject({ line: 1001, error: { where: { line: 1001 } } });
  });

  it("with several problems says them all", async () => {
    const [{ error, errors }] = documents(
      (await batch(spreads.replace("18.20", "-18.20").replace("NQ", "NQQ"))).stdout,
    );
    expect(errors.map(({ path }: { path: string }) => path)).toEqual(["long.legs[1]", "short.symbol"]);
    expect(error).toEqual(errors[0]);
  });
});

describe("the files that a line names", () => {
  const prices = readFileSync("fixtures/prices/synthetic-first.csv", "utf8");
  const line = '{"version":1,"long":{"symbol":"RTY","history":"rty.csv"},"short":{"symbol":"NQ","level":25658.25}}';

  it("are beside the batch file, and answered as size answers them", async () => {
    const files = { "desk/trades.ndjson": `${line}\n${futures}\n`, "desk/trade.json": line, "desk/rty.csv": prices };
    const answer = await answerOf(["batch", "desk/trades.ndjson"], { files });
    const size = await answerOf(["size", "desk/trade.json", "--json"], { files });
    expect(answer.exit).toBe(size.exit);
    expect(documents(answer.stdout)[0]).toEqual(JSON.parse(size.stdout));
  });

  it("are read once for many lines", async () => {
    const chained = spreads.replace('"legs"', '"chain":"chain.csv","legs"');
    const chain = "Expiration,Strike,Type,Bid,Ask\n2026-03-20,2750,C,78.10,78.40\n";
    const files = { "a.ndjson": `${line}\n${line}\n${chained}\n`.repeat(2), "rty.csv": prices, "chain.csv": chain };
    const { world, stdout } = fakeWorld({ files });
    const opened: string[] = [];
    const open = (path: string) => {
      opened.push(path);
      return world.files.open(path);
    };
    await run(["batch", "a.ndjson"], { ...world, files: { ...world.files, open, openNamed: open } });
    expect(opened).toEqual(["a.ndjson", "rty.csv", "chain.csv"]);
    const [first, second, third, ...again] = documents(stdout());
    expect(second).toEqual(first);
    expect(again).toEqual([first, second, third]);
    expect([first.command, third.command]).toEqual(["size", "size"]);
  });

  it("that are not there fail the line only", async () => {
    const { exit, stdout } = await batch(`${line.replace("rty.csv", "no.csv")}\n${futures}\n`);
    const [missing, sized] = documents(stdout);
    expect([exit, missing.error.code, sized.command]).toEqual([3, "FILE_NOT_FOUND", "size"]);
    const chain = spreads.replace('"legs"', '"chain":"no.csv","legs"');
    expect(await codesOf(chain)).toEqual(["FILE_NOT_FOUND"]);
  });
});

describe("--fields", () => {
  it("keeps the keys asked for, in the order of the document", async () => {
    const { stdout } = await batch(spreads, "--fields", "maxLoss.amount, trade.long.legs.strike,weighting,command");
    expect(stdout).toBe(
      '{"command":"size","trade":{"long":{"legs":[{"strike":2750},{"strike":2950}]}},"sizings":[' +
        '{"weighting":"dollar-neutral","maxLoss":{"amount":20365}},' +
        '{"weighting":"volatility-adjusted","maxLoss":{"amount":37720}}]}\n',
    );
  });

  it("says unlimited where an amount was asked for", async () => {
    const { stdout } = await batch(futures, "--fields", "maxLoss.amount");
    expect(stdout).toBe('{"sizings":[{"maxLoss":{"kind":"unlimited"}}]}\n');
  });

  it("takes all of a key that is also asked for in part", async () => {
    const whole = (await batch(spreads, "--fields", "premium")).stdout;
    expect((await batch(spreads, "--fields", "premium.net,premium")).stdout).toBe(whole);
    expect((await batch(spreads, "--fields", "premium,premium.net")).stdout).toBe(whole);
  });

  it("never hides that there is no size, and why", async () => {
    const [dear, none] = documents(
      (await batch(`${tooDear}\n${futures.replace("dollar", "vol")}`, "--fields", few)).stdout,
    );
    expect(dear.sizings[0]).toMatchObject({ weighting: "dollar-neutral", available: true, feasible: false });
    expect(none.sizings[0]).toMatchObject({ available: false, reason: { code: "VOLATILITY_MISSING" } });
  });

  it.each([
    ["maxloss.amount", "maxLoss.amount"],
    ["trade.long.levels", "trade.long.level"],
  ])("refuses %s before any line, with %s", async (field, meant) => {
    const { exit, stdout, stderr } = await batch(spreads, "--fields", field);
    expect([exit, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("FIELD_UNKNOWN");
    expect(stderr).toContain(meant);
  });
});

describe("the sizing flags", () => {
  it("beat every line", async () => {
    const { stdout } = await batch(`${spreads}\n${futures}`, "--weighting", "vol", "--fields", "weighting");
    expect(documents(stdout).map(({ sizings }) => sizings[0].weighting)).toEqual(Array(2).fill("volatility-adjusted"));
  });

  it.each([
    [["--weighting", "dolar"], 3, "WEIGHTING_UNKNOWN"],
    [["--max-loss", "much"], 3, "NUMBER_UNREADABLE"],
    [["--max-contracts", "0"], 3, "VALUE_OUT_OF_RANGE"],
    [["--contracts", "4"], 2, "FLAG_NOT_KEYED"],
    [["--first-line", "0"], 3, "VALUE_OUT_OF_RANGE"],
    [["--first-line", "x"], 3, "NUMBER_UNREADABLE"],
  ])("that are wrong are refused before any line: %j", async (flags, exit, code) => {
    const answer = await batch(spreads, ...flags);
    expect([answer.exit, answer.stdout]).toEqual([exit, ""]);
    expect(answer.stderr).toContain(code);
  });

  it("keyed by a symbol fail the lines that do not trade it", async () => {
    const { stdout } = await batch(`${spreads}\n${futures}`, "--max-contracts", "RTY=3");
    expect(documents(stdout).map(({ error }) => error?.code)).toEqual([undefined, "FLAG_SYMBOL_UNKNOWN"]);
  });

  it("keyed by a symbol leave a line that lacks its symbols to be refused for that", async () => {
    const nameless = JSON.stringify({ version: 1, long: { level: 2700 }, short: { symbol: "NQ", level: 25_000 } });
    const { stdout } = await batch(nameless, "--contracts", "RTY=4");
    expect(documents(stdout)).toMatchObject([{ error: { code: "KEY_MISSING", path: "long" } }]);
  });
});

describe("progress", () => {
  const world: WorldSpec = { stdin: `${spreads}\n${tooDear}\n{}\n`, errorColumns: 80 };

  it("is on a terminal of standard error, and a line of it stays", async () => {
    const { stderr } = await answerOf(["batch", "-"], world);
    expect(stderr).toBe("\r3 lines, 1 failed, 1 without a size\n");
  });

  it("is nowhere with -q, in a pipe, or among results on the same terminal", async () => {
    expect((await answerOf(["batch", "-", "-q"], world)).stderr).toBe("");
    expect((await answerOf(["batch", "-"], { stdin: spreads })).stderr).toBe("");
    expect((await answerOf(["batch", "-"], { stdin: spreads, columns: 80 })).stderr).toBe("");
  });
});

goldenSuite("batch", [
  {
    name: "fields",
    argv: ["batch", "trades.ndjson", "--fields", few],
    world: { files: { "trades.ndjson": `${spreads}\n${futures}\n` } },
  },
  {
    name: "bad-lines",
    argv: ["batch", "trades.ndjson", "--fields", few],
    world: {
      files: {
        "trades.ndjson": `${futures}\n\nversion: 1\n${futures.replace("NQ", "NQX")}\n{"version":1}\n${tooDear}\n`,
      },
    },
  },
  { name: "one-line", argv: ["batch", "-"], world: { stdin: `${futures}\n` } },
  { name: "no-file", argv: ["batch", "no.ndjson"] },
  { name: "no-file-json", argv: ["batch", "no.ndjson", "--json"] },
  { name: "no-argument", argv: ["batch"] },
  { name: "field-unknown", argv: ["batch", "-", "--fields", "contract"], world: { stdin: futures } },
]);
