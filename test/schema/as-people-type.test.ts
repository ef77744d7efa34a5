import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeFlags } from "../../src/cli/flags/trade-file.ts";
import { PairsizeError } from "../../src/errors/error.ts";
import type { Finding } from "../../src/errors/finding.ts";
import { hintOf } from "../../src/errors/words.ts";
import { parseTrade, sizePair } from "../../src/index.ts";
import { sample } from "../cli/trades.ts";
import { answerOf } from "../cli/world.ts";

/** How a spelling is given: the flag, and the place in a trade file. */
interface Place {
  readonly flag: (typed: string) => Readonly<Record<string, unknown>>;
  readonly file: (typed: string) => object;
  /** What of the trade it becomes. */
  readonly read: (trade: ReturnType<typeof parseTrade>) => unknown;
}

const long = { symbol: "RTY", level: "2730.8" };
const short = { symbol: "NQ", level: "25658.25" };
const plain = { version: 1, asOf: "2026-01-22", long, short };
const flags = { long: "RTY", short: "NQ", asOf: "2026-01-22", level: ["RTY=2730.8", "NQ=25658.25"] };

const places: Readonly<Record<string, Place>> = {
  amount: {
    flag: (typed) => ({ ...flags, maxLoss: typed }),
    file: (typed) => ({ ...plain, size: { maxLoss: typed } }),
    read: ({ rules }) => rules.maxLoss,
  },
  rate: {
    flag: (typed) => ({ ...flags, rate: typed }),
    file: (typed) => ({ ...plain, rate: typed }),
    read: ({ rate }) => rate,
  },
  volatility: {
    flag: (typed) => ({ ...flags, vol: [`RTY=${typed}`] }),
    file: (typed) => ({ ...plain, long: { ...long, volatility: typed } }),
    read: (trade) => trade.long.volatility?.value,
  },
  level: {
    flag: (typed) => ({ ...flags, level: [`RTY=${typed}`, "NQ=25658.25"] }),
    file: (typed) => ({ ...plain, long: { ...long, level: typed } }),
    read: (trade) => trade.long.level.value,
  },
  leg: {
    flag: (typed) => ({ ...flags, expiry: "2026-03-20", leg: [`RTY=${typed}`] }),
    file: (typed) => ({ ...plain, expiry: "2026-03-20", long: { ...long, legs: [typed] } }),
    read: (trade) => trade.long.legs.map(legWords),
  },
  date: {
    flag: (typed) => ({ ...flags, asOf: typed }),
    file: (typed) => ({ ...plain, asOf: typed }),
    read: ({ asOf }) => asOf,
  },
  expiry: {
    flag: (typed) => ({ ...flags, expiry: [typed], leg: ["RTY=2750C @ 1"] }),
    file: (typed) => ({ ...plain, expiry: typed, long: { ...long, legs: ["2750C @ 1"] } }),
    read: ({ expiry }) => expiry,
  },
  correlation: {
    flag: (typed) => ({ ...flags, correlation: typed }),
    file: (typed) => ({ ...plain, correlation: typed }),
    read: ({ correlation }) => correlation?.value,
  },
  move: {
    flag: (typed) => ({ ...flags, move: [`RTY=${typed},NQ=+8%`] }),
    file: (typed) => ({ ...plain, moves: [{ RTY: typed, NQ: "+8%" }] }),
    read: ({ moves }) => moves[0]?.long,
  },
};

function legWords(leg: ReturnType<typeof parseTrade>["long"]["legs"][number]): string {
  if (leg.kind === "future") return `${leg.quantity} F`;
  const net = leg.premium?.net === true ? " net" : "";
  return `${leg.quantity} ${leg.strike.kind} ${leg.strike.value} ${leg.right} ${leg.premium?.value ?? "unpriced"}${net}`;
}

const bought = "1 points 2750 call";

/** Every spelling with its reading. */
const READ: readonly (readonly [keyof typeof places & string, string, unknown])[] = [
  ["amount", "10k", 10_000],
  ["amount", "10K", 10_000],
  ["amount", "2.5m", 2_500_000],
  ["amount", "2.5MM", 2_500_000],
  ["amount", "$100,000", 100_000],
  ["amount", "$2.5m", 2_500_000],
  ["amount", "$ 25 k", 25_000],
  ["amount", ".5m", 500_000],
  ["amount", "25,000.50", 25_000.5],
  ["rate", ".5%", 0.005],
  ["rate", "-.5 %", -0.005],
  ["rate", "3.65%", 0.0365],
  ["rate", ".0365", 0.0365],
  ["volatility", ".185", 0.185],
  ["volatility", "18.5%", 0.185],
  ["level", "2,730.80", 2730.8],
  ["leg", "2750 call @ 78.4", [`${bought} 78.4`]],
  ["leg", "2750 CALLS at 78.4", [`${bought} 78.4`]],
  ["leg", "C2750", [`${bought} unpriced`]],
  ["leg", "call 2750 @ .5", [`${bought} 0.5`]],
  ["leg", "2750C", [`${bought} unpriced`]],
  ["leg", "-2 P2,500 @ 12", ["-2 points 2500 put 12"]],
  ["leg", "25 delta put", ["1 delta 0.25 put unpriced"]],
  ["leg", "C40d", ["1 delta 0.4 call unpriced"]],
  ["leg", "2750/2950 CS @ 60.2", [`${bought} 60.2 net`, "-1 points 2950 call 0 net"]],
  ["leg", "-2 2750/2950 call spreads @60.2", ["-2 points 2750 call 60.2 net", "2 points 2950 call 0 net"]],
  ["leg", "2750/2500 PS @ 41.25", ["1 points 2750 put 41.25 net", "-1 points 2500 put 0 net"]],
  ["leg", "2,750 / 2,950 cs", [`${bought} unpriced`, "-1 points 2950 call unpriced"]],
  ["leg", "40d/25d CS", ["1 delta 0.4 call unpriced", "-1 delta 0.25 call unpriced"]],
  ["leg", "+2 futures @ 2,730.80", ["2 F"]],
  ["leg", "-1 Future", ["-1 F"]],
  ["leg", "ATM/-10% PS", ["1 moneyness 0 put unpriced", "-1 moneyness -0.1 put unpriced"]],
  ["date", "20-Mar-2026", "2026-03-20"],
  ["date", "Mar 20, 2026", "2026-03-20"],
  ["expiry", "20-Mar-2026", "2026-03-20"],
  ["expiry", "Mar26", "2026-03-20"],
  ["move", "+16%", 0.16],
  ["move", ".16", 0.16],
  ["move", "16 %", 0.16],
  ["move", "2850", 2850 / 2730.8 - 1],
  ["move", "2,850.00", 2850 / 2730.8 - 1],
  ["move", "@ 1000", 1000 / 2730.8 - 1],
];

/** Every refused spelling with its code, and what is to be written instead: each of them is read. */
const REFUSED: readonly (readonly [keyof typeof places & string, string, string, readonly string[]])[] = [
  ["amount", "10bn", "NUMBER_UNREADABLE", ["10000000000"]],
  ["amount", "1e6", "NUMBER_UNREADABLE", ["1000000"]],
  ["amount", "25000 USD", "NUMBER_UNREADABLE", ["25000"]],
  ["amount", "100.000,50", "NUMBER_UNREADABLE", ["100000.50"]],
  ["amount", "1.000.000", "NUMBER_UNREADABLE", ["1000000"]],
  ["amount", "25'000", "NUMBER_UNREADABLE", ["25000"]],
  ["amount", "2500,000", "NUMBER_UNREADABLE", ["2500.000", "2500000"]],
  ["rate", "3.65", "PERCENT_AMBIGUOUS", ["3.65%", "0.0365"]],
  ["rate", ".5", "PERCENT_AMBIGUOUS", ["0.5%", "0.005"]],
  ["rate", "3,65%", "NUMBER_UNREADABLE", ["3.65%"]],
  ["correlation", "78%", "NUMBER_UNREADABLE", ["0.78"]],
  ["correlation", "-5.6 %", "NUMBER_UNREADABLE", ["-0.056"]],
  ["volatility", "18,5", "NUMBER_UNREADABLE", ["18.5%"]],
  ["volatility", "0,185", "NUMBER_UNREADABLE", ["0.185"]],
  ["volatility", "18.", "NUMBER_UNREADABLE", ["18%"]],
  ["level", "2.7k", "NUMBER_UNREADABLE", ["2700"]],
  ["level", "$2730.8", "NUMBER_UNREADABLE", ["2730.8"]],
  ["level", "2730,8", "NUMBER_UNREADABLE", ["2730.8"]],
  ["level", "2 730.8", "NUMBER_UNREADABLE", ["2730.8"]],
  ["level", "2730,800", "NUMBER_UNREADABLE", ["2730.800", "2730800"]],
  ["level", "2.730,8", "NUMBER_UNREADABLE", ["2730.8"]],
  ["level", "2730,", "NUMBER_UNREADABLE", ["2730"]],
  ["leg", "2750", "LEG_RIGHT_MISSING", ["2750C", "2750P"]],
  ["leg", "2 2750C", "LEG_QUANTITY_UNSIGNED", ["+2 2750C", "-2 2750C"]],
  ["leg", "2 C2750", "LEG_TWO_WAYS", ["2C @ 2750", "+2 2750C", "-2 2750C"]],
  ["leg", "2750C 78.40", "LEG_TWO_WAYS", ["2750C @ 78.40"]],
  ["leg", "-2750/2950 CS", "LEG_QUANTITY_MISSING", ["-1 2750/2950 CS"]],
  ["leg", "2 2750/2950 CS", "LEG_QUANTITY_UNSIGNED", ["+2 2750/2950 CS", "-2 2750/2950 CS"]],
  ["leg", "2950/2750 CS @ 60.2", "LEG_TWO_WAYS", ["+1 2750/2950 CS @ 60.20", "-1 2750/2950 CS @ 60.20"]],
  ["leg", "2500/2750 PS", "LEG_TWO_WAYS", ["+1 2750/2500 PS", "-1 2750/2500 PS"]],
  ["leg", "2750/2950", "LEG_VERTICAL_UNNAMED", ["+1 2750/2950 CS", "+1 2950/2750 PS"]],
  ["leg", "2750/2950C @ 60", "LEG_VERTICAL_UNNAMED", ["+1 2750/2950 CS"]],
  ["leg", "2750/2950 CS 60.2", "LEG_TWO_WAYS", ["+1 2750/2950 CS @ 60.20"]],
  ["leg", "2750/2950 CS @ -60.2", "VALUE_OUT_OF_RANGE", ["-1 2750/2950 CS @ 60.20"]],
  ["date", "03/04/2026", "DATE_UNREADABLE", ["2026-04-03", "2026-03-04"]],
  ["date", "20/03/2026", "DATE_UNREADABLE", ["2026-03-20"]],
  ["date", "20-Mar-26", "DATE_UNREADABLE", ["2026-03-20", "2020-03-26"]],
  ["date", "20260320", "DATE_UNREADABLE", ["2026-03-20"]],
  ["expiry", "03/20/2026", "DATE_UNREADABLE", ["2026-03-20"]],
  ["move", "16", "MOVE_TWO_WAYS", ["16%", "0.16", "@16"]],
  ["move", "1.5", "MOVE_TWO_WAYS", ["1.5%", "150%", "@1.5"]],
  ["move", "-8", "MOVE_TWO_WAYS", ["-8%", "-0.08"]],
  ["move", "28500", "MOVE_TWO_WAYS", ["28500%", "@28500"]],
  ["move", "+16,5%", "NUMBER_UNREADABLE", ["+16.5%"]],
];

/** Spellings that nobody can mend without more knowledge: the remedy is in words. */
const IN_WORDS: readonly (readonly [keyof typeof places & string, string, string, RegExp])[] = [
  ["amount", "€5000", "NUMBER_UNREADABLE", /a sign, digits and decimals/],
  ["leg", "2750/2950 RR", "LEG_UNREADABLE", /-1 2950C @ 18\.20/],
  ["leg", "ATM/40d CS", "LEG_VERTICAL_STRIKES", /two different strikes/],
  ["leg", "2750/2750 CS", "LEG_VERTICAL_STRIKES", /two different strikes/],
  ["leg", "C2750P", "LEG_UNREADABLE", /-1 2950C @ 18\.20/],
  ["date", "today", "DATE_UNREADABLE", /give --as-of today, or the day itself/],
  ["date", "Mar26", "DATE_UNREADABLE", /20-Mar-2026 is read/],
];

const ofFile = (place: Place, typed: string) => parseTrade(place.file(typed));
const ofFlag = (place: Place, typed: string) => parseTrade(mergeFlags(null, place.flag(typed) as never).input);

function refusalOf(read: () => unknown): Finding {
  try {
    read();
  } catch (error) {
    if (error instanceof PairsizeError) return error.findings[0];
    throw error;
  }
  return expect.fail("it was read");
}

/** The spellings that a remedy names: what stands after "write", and the sale of "it sells". */
function written(hint: string): readonly string[] {
  const sold = /quantity: (.*) sells/.exec(hint)?.[1];
  if (sold !== undefined) return [sold];
  const list = /^write (.*?)(?: for a| to buy|; the digits|: commas|, or .* if that is meant|$)/.exec(hint)?.[1] ?? "";
  const level = /(@\S+) for the level/.exec(hint)?.[1];
  return [...list.split(" or ").filter((one) => one !== ""), ...(level === undefined ? [] : [level])];
}

const placeOf = (name: string): Place => places[name] ?? expect.fail(name);

describe("what people type", () => {
  it.each(READ)("%s %s is read, by flag and in a file", (name, typed, reading) => {
    const place = placeOf(name);
    const near = typeof reading === "number" ? expect.closeTo(reading, 15) : reading;
    expect(place.read(ofFile(place, typed))).toEqual(near);
    expect(place.read(ofFlag(place, typed))).toEqual(near);
  });

  it.each(REFUSED)("%s %s is refused with %s, and what to write works", (name, typed, code, remedies) => {
    const place = placeOf(name);
    for (const read of [ofFile, ofFlag]) {
      const found = refusalOf(() => read(place, typed));
      expect(found.code).toBe(code);
      const hint = hintOf(found) ?? "";
      for (const remedy of remedies) {
        expect(hint).toContain(spellingIn(hint, remedy));
        expect(() => read(place, remedy)).not.toThrow();
      }
      for (const named of written(hint)) expect(() => read(place, restored(typed, named)), named).not.toThrow();
    }
  });

  it.each(IN_WORDS)("%s %s is refused with %s in words", (name, typed, code, words) => {
    const place = placeOf(name);
    for (const read of [ofFile, ofFlag]) {
      const found = refusalOf(() => read(place, typed));
      expect(found.code).toBe(code);
      expect(hintOf(found)).toMatch(words);
    }
  });
});

/** A hint on a quantity names the quantity alone. */
function spellingIn(hint: string, remedy: string): string {
  return hint.includes(remedy) ? remedy : (remedy.split(" ")[0] ?? "");
}

function restored(typed: string, named: string): string {
  return /^[+-]\d+$/.test(named)
    ? `${named} ${typed.split(" ").slice(1).join(" ")}`
    : named.replace(/ (?:to buy|to sell)$/, (words) => "".padEnd(0, words));
}

describe("a move by a level", () => {
  it("leads to that level exactly, whatever the level is now", () => {
    const cents = (least: number, most: number) => fc.integer({ min: least, max: most }).map((one) => one / 100);
    fc.assert(
      fc.property(cents(20_000, 4_000_000), fc.double({ min: 0.5, max: 2, noNaN: true }), (now, share) => {
        const level = Math.round(now * share * 100) / 100;
        const input = { ...plain, long: { ...long, level: now }, moves: [{ RTY: `@${level}`, NQ: "0%" }] };
        const [answer] = sizePair(parseTrade(input)).sizings;
        if (!answer?.available || !answer.feasible) return;
        // One future of 50 USD a point: what it makes says the level that the move led to.
        const each = (answer.moves?.[0]?.profit.long ?? Number.NaN) / answer.contracts.long / 50;
        expect(each).toBeCloseTo(level - now, 8);
      }),
      { numRuns: 200 },
    );
  });
});

describe("a vertical at its net price", () => {
  const legged = parseTrade({ ...spreads("2750C @ 78.40", "-1 2950C @ 18.20"), allowArbitrage: true });
  const net = parseTrade(spreads("2750/2950 CS @ 60.20"));

  function spreads(...legs: string[]) {
    const dates = { asOf: "2026-01-22", expiry: "2026-03-20", rate: "3.65%" };
    return {
      version: 1,
      ...dates,
      long: { ...long, volatility: "18.5%", legs },
      short: { ...short, volatility: "17.3%" },
    };
  }

  it("has the premium, max loss and max gain of its legs, exactly, and no implied volatility", () => {
    const [one, other] = [sizePair(net), sizePair(legged)];
    for (const [index, sizing] of one.sizings.entries()) {
      const legs = other.sizings[index];
      if (!sizing.available || !sizing.feasible || !legs?.available || !legs.feasible) return expect.fail("no pair");
      const { contracts, premium, maxLoss, maxGain, maxLossBySide } = legs;
      expect(sizing).toMatchObject({ contracts, premium, maxLoss, maxGain, maxLossBySide, premiumFrom: "quotes" });
    }
    const options = one.trade.long.legs;
    expect(options).toMatchObject([
      { premium: { value: 60.2, net: true }, impliedVolatility: null, volatility: 0.185 },
      { premium: { value: 0, net: true }, impliedVolatility: null, volatility: 0.185 },
    ]);
    expect(one.warnings).toContainEqual({
      code: "PREMIUMS_NET",
      args: { symbol: "RTY", verticals: ["+1 2750/2950 CS @ 60.20"], used: 0.185 },
    });
    expect(one.warnings.map(({ code }) => code)).not.toContain("IMPLIED_VOLATILITY_NONE");
  });

  it("is refused where it locks in a gain, and never for its share beside other options", () => {
    expect(refusalOf(() => sizePair(parseTrade(spreads("-1 2750/2950 CS @ 200.05")))).code).toBe("QUOTES_NOT_TRADABLE");
    expect(() => sizePair(parseTrade(spreads("-1 2750/2950 CS @ 60.20", "-1 3000C @ 11.50")))).not.toThrow();
  });

  it("is shown as a net, and its answer is the same again", async () => {
    const file = sample.replace(/ {4}- 2750C.*\n.*\n/, "    - 2750/2950 CS @ 60.20\n");
    const world = { files: { "trade.yaml": file } };
    const table = await answerOf(["size", "trade.yaml", "--explain"], world);
    expect(table.stdout).toContain("+1 2750C @ 60.20 net");
    expect(table.stdout).toContain("-1 2950C in the net");
    const first = await answerOf(["size", "trade.yaml", "--json"], world);
    const again = await answerOf(["size", "a.json", "--json"], { files: { "a.json": first.stdout } });
    expect(again.stdout).toBe(first.stdout);
  });

  it("gives no ticket of a single option a limit that is not its own", async () => {
    const world = { files: { "trade.yaml": sample.replace(/ {4}- 2750C.*\n.*\n/, "    - 2750/2950 CS @ 60.20\n") } };
    const { exit, stderr } = await answerOf(["size", "trade.yaml", "--tickets", "ibkr"], world);
    expect(exit).toBe(3);
    expect(stderr).toContain("TICKETS_NEED_PREMIUMS");
  });
});

describe("a horizon", () => {
  const at = (...typed: string[]) =>
    answerOf(["scenario", "trade.yaml", ...typed, "--json"], { files: { "trade.yaml": sample } });

  it("is a number of days or a date, by --days or --at", async () => {
    const { stdout } = await at("--days", "29");
    for (const typed of [
      ["--days", "2026-02-20"],
      ["--days", "20-Feb-2026"],
      ["--at", "2026-02-20"],
    ])
      expect((await at(...typed)).stdout).toBe(stdout);
  });

  it.each([
    [["--days", "29", "--at", "2026-02-20"], 2, "HORIZON_TWICE"],
    [["--at", "03/04/2026"], 3, "2026-04-03 or 2026-03-04"],
    [["--at", "2026-01-21"], 3, "VALUE_OUT_OF_RANGE"],
    [["--at", "2026-03-21"], 3, "HORIZON_AFTER_EXPIRY"],
    [["--at", "today"], 3, "DATE_UNREADABLE"],
  ] as const)("%j is refused", async (typed, exit, words) => {
    const answer = await at(...typed);
    expect(answer.exit).toBe(exit);
    expect(answer.stderr).toContain(words);
  });
});

describe("today", () => {
  it("is the day of --as-of, and the answer says which day it took", async () => {
    const world = { files: { "trade.yaml": sample }, today: "2026-01-23" };
    const { stdout } = await answerOf(["size", "trade.yaml", "--as-of", "today"], world);
    expect(stdout).toContain("23 Jan 2026");
  });
});
