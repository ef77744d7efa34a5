import { describe, expect, it } from "vitest";
import { displayWidth } from "../../src/render/text/text.ts";
import { goldenSuite } from "./golden.ts";
import { futures, sampleFile } from "./trades.ts";
import { answerOf, type WorldSpec } from "./world.ts";

/** The frame of a trade of RTY over NQ. */
const pair = (rty: readonly string[], nq: readonly string[]) => `version: 1
asOf: 2026-01-22
expiry: 2026-03-20
rate: 3.65%
long: {symbol: RTY, level: 2730.8, volatility: 18.5%, legs: [${rty.join(", ")}]}
short: {symbol: NQ, level: 25658.25, volatility: 17.3%, legs: [${nq.join(", ")}]}
moves: [{RTY: +16%, NQ: +8%}]
correlation: 0.78
`;

// Half a point received a risk reversal on the long side, 60.25 points paid on the short one.
const riskReversals = pair(["2760C @ 73.80", "-1 2585P @ 74.30"], ["24000P @ 300.25", "-1 27000C @ 240.00"]);

// Puts sold below the long index, calls sold above the short one.
const credits = pair(["-1 2650P @ 62.40", "2500P @ 27.10"], ["-1 26500C @ 335.00", "27500C @ 118.50"]);

const chain = (rows: readonly string[]) =>
  `Quote date: 01/22/2026\nExpiration,Strike,Type,Bid,Ask\n${rows.map((row) => `2026-03-20,${row}\n`).join("")}`;

const etfs = {
  "trade.yaml": `version: 1
asOf: 2026-01-22
expiry: 2026-03-20
rate: 3.65%
long: {symbol: IWM, level: 271.2, volatility: 18.9%, yield: 1.1%, chain: iwm.csv, legs: [275C, -1 295C]}
short: {symbol: QQQ, level: 621.4, volatility: 17.6%, yield: 0.5%, chain: qqq.csv, legs: [615P, -1 570P]}
moves: [{IWM: +16%, QQQ: +8%}]
`,
  "iwm.csv": chain(["275,Call,6.84,6.95", "295,Call,1.32,1.38", "275,Put,9.86,9.98", "295,Put,24.60,24.90"]),
  "qqq.csv": chain(["615,Put,13.10,13.22", "570,Put,4.36,4.44", "615,Call,21.80,22.05", "570,Call,57.20,58.00"]),
};

interface Screen {
  readonly argv: readonly string[];
  readonly world?: WorldSpec;
}

const screens: Readonly<Record<string, Screen>> = {
  sample: { argv: [sampleFile] },
  futures: { argv: ["-", "--vol", "RTY=18.5%", "--vol", "NQ=17.3%"], world: { stdin: futures } },
  "risk-reversals": { argv: ["-"], world: { stdin: riskReversals } },
  credits: { argv: ["-"], world: { stdin: credits } },
  etfs: { argv: ["trade.yaml"], world: { files: etfs } },
  micros: {
    argv: ["-", "--with-micros", "--max-notional", "2000000"],
    world: {
      stdin: futures.replace("}\n", ", volatility: 18.5%}\n").replace("25658.25}", "25658.25, volatility: 17.3%}"),
    },
  },
  "all-weightings": { argv: [sampleFile, "--weighting", "all"] },
  "nothing-fits": { argv: [sampleFile, "--max-loss", "11334.99"] },
};
const widths = [40, 80, 120, 200] as const;

const cases = Object.entries(screens).flatMap(([name, { argv, world = {} }]) =>
  widths.flatMap((columns) =>
    [true, false].map((isColoured) => ({
      name: `${name}-${columns}${isColoured ? "-colour" : ""}`,
      argv: ["size", ...argv],
      world: { ...world, columns, ...(isColoured ? {} : { env: { NO_COLOR: "1" } }) },
      columns,
    })),
  ),
);

goldenSuite("screens", cases);

const escapes = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, "g");
const plain = (text: string) => text.replace(escapes, "");

describe("the first screen of size", () => {
  it.each(cases)("$name has no line wider than the width", async ({ argv, world, columns }) => {
    const { stdout } = await answerOf(argv, world);
    expect(
      plain(stdout)
        .split("\n")
        .filter((line) => displayWidth(line) > columns),
    ).toEqual([]);
  });

  it.each(Object.keys(screens))("says of %s the same with colour and without", async (name) => {
    const [coloured, uncoloured] = cases.filter((one) => one.name.startsWith(`${name}-80`));
    const texts = await Promise.all([coloured, uncoloured].map((one) => answerOf(one?.argv ?? [], one?.world)));
    expect(plain(texts[0]?.stdout ?? "")).toBe(texts[1]?.stdout);
    expect(texts[0]?.stdout).not.toBe(texts[1]?.stdout);
  });

  it.each(Object.keys(screens))("cuts no number of %s: the same figures at every width", async (name) => {
    const figures = async (columns: number) => {
      const { stdout } = await answerOf(["size", ...(screens[name]?.argv ?? [])], {
        ...screens[name]?.world,
        env: { COLUMNS: `${columns}`, NO_COLOR: "1" },
      });
      return [...new Set(stdout.match(/[+-]?\d[\d,]*(?:\.\d+)?/g))].sort();
    };
    const wide = await figures(200);
    for (const columns of [20, 40, 80, 120]) expect(await figures(columns)).toEqual(wide);
  });

  it("has the contracts, notionals, debit, max loss and max gain of both weightings in ten lines", async () => {
    const { stdout } = await answerOf(["size", sampleFile], { columns: 80, env: { NO_COLOR: "1" } });
    const first = stdout.split("\n").slice(0, 10).join("\n");
    // 4 x 136,540; 513,165; 4 x 3,010 + 8,325; 4 x 6,990 + 31,675: and of 7 : 2.
    for (const figure of [
      "4 : 1",
      "546,160 / 513,165",
      "20,365",
      "59,635",
      "7 : 2",
      "955,780 / 1,026,330",
      "37,720",
      "112,280",
    ])
      expect(first).toContain(figure);
  });

  it("takes at most sixteen lines for the answer of two weightings, one more for capital, and ten for the sides", async () => {
    for (const name of ["sample", "futures", "risk-reversals", "credits", "etfs"]) {
      const { argv = [], world } = screens[name] ?? {};
      const { stdout } = await answerOf(["size", ...argv], { ...world, columns: 80, env: { NO_COLOR: "1" } });
      const lines = stdout.trimEnd().split("\n");
      const sides = lines.findIndex((line) => /^ +long /.test(line));
      const answer = lines.findIndex((line) => line.startsWith("Hedge ratio"));
      expect({
        name,
        answer: answer + 1 <= 16 + (stdout.includes("\nCapital, USD") ? 1 : 0),
        sides: lines.length - sides <= 10,
      }).toEqual({
        name,
        answer: true,
        sides: true,
      });
    }
  });

  it("has contracts and max loss in bold", async () => {
    const { stdout } = await answerOf(["size", sampleFile], { columns: 80 });
    expect(stdout).toContain("\u001b[1m4 : 1\u001b[22m");
    expect(stdout).toContain("\u001b[1m\u001b[31m20,365\u001b[39m\u001b[22m");
  });

  it("names a move to a level by two decimals, and one by a percentage as it is typed", async () => {
    const { stdout } = await answerOf([
      "size",
      sampleFile,
      "--move",
      "RTY=2850,NQ=26000",
      "--move",
      "RTY=+4.125%,NQ=0%",
    ]);
    // 2,850 / 2,730.8 and 26,000 / 25,658.25.
    expect(stdout).toContain("RTY +4.37 %, NQ +1.33 %");
    expect(stdout).toContain("RTY +4.125 %, NQ 0 %");
  });

  it("keeps what leaves it in --full and in the orders", async () => {
    const full = (await answerOf(["size", sampleFile, "--full"])).stdout;
    for (const label of [
      "Ratio, NQ per RTY",
      "Ratio, RTY per NQ",
      "Net notional",
      "Gross notional",
      "Dollar volatility each",
    ])
      expect(full).toContain(label);
    for (const label of [
      "Net gamma",
      "Net theta",
      "of which RTY",
      "1 σ day",
      "Delta each",
      "Structure",
      "Makes equal",
      "Contract ",
    ])
      expect(full).toContain(label);
    expect(full).toContain("buy 4 RTY 2026-03-20 2750 call (RTOH6 C2750)\n");
    expect(full).toContain("pairs that no smaller pair balances better");
    const { stdout } = await answerOf(["size", sampleFile, "--orders"]);
    expect(stdout).toContain(
      "dollar-neutral: buy 4 RTY 2750/2950 call spreads, buy 1 NQ 25500/23500 put spread\n  buy 4",
    );
  });
});
