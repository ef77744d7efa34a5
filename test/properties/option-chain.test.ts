import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayNumber } from "../../src/core/calendar.ts";
import { type Chain, type ChainRow, chainPremium, quotedStrikes } from "../../src/core/option/chain.ts";
import type { Right } from "../../src/core/option/leg.ts";
import { PairsizeError } from "../../src/errors/error.ts";
import { hintOf, messageOf } from "../../src/errors/words.ts";
import { readChain } from "../../src/io/option-chain/read-chain.ts";

const SEED = 20260122;

/** One option's prices in hundredths of a point, so that any way of writing them is exact. */
interface Quoted {
  readonly strike: number;
  readonly call: readonly [bid: number, ask: number];
  readonly put: readonly [bid: number, ask: number];
}

const price = fc.integer({ min: 1, max: 250_000 });
const quotes = fc.uniqueArray(
  fc.record<Quoted>({
    strike: fc.integer({ min: 100, max: 3_000_000 }),
    call: fc.tuple(price, price),
    put: fc.tuple(price, price),
  }),
  { selector: ({ strike }) => strike, minLength: 1, maxLength: 12 },
);

/** How a file writes its numbers. */
interface Style {
  readonly delimiter: "," | ";" | "\t" | "|";
  readonly decimal: "." | ",";
  readonly grouped: boolean;
  readonly sign: "" | "$";
  readonly quoted: boolean;
  readonly lineEnd: "\n" | "\r\n" | "\r";
}

const style = fc.record<Style>({
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
  decimal: fc.constantFrom(".", ","),
  grouped: fc.boolean(),
  sign: fc.constantFrom("", "$"),
  quoted: fc.boolean(),
  lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
});

function written(hundredths: number, { decimal, grouped, sign, quoted, delimiter }: Style): string {
  const whole = `${Math.floor(hundredths / 100)}`;
  const mark = decimal === "." ? "," : ".";
  const digits = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, mark) : whole;
  const text = `${sign}${digits}${decimal}${`${hundredths % 100}`.padStart(2, "0")}`;
  return quoted || text.includes(delimiter) ? `"${text}"` : text;
}

const RIGHTS: readonly Right[] = ["call", "put"];
type Writer = (rows: readonly Quoted[], style: Style) => readonly (readonly string[])[];

const LAYOUTS: Readonly<Record<string, Writer>> = {
  stacked: (rows, s) => [
    ["Ask", "Type", "Strike", "Expiry", "Bid"],
    ...RIGHTS.flatMap((right) =>
      rows.map((row) => [
        written(row[right][1], s),
        right,
        written(row.strike, s),
        "20 Mar 2026",
        written(row[right][0], s),
      ]),
    ),
  ],
  sides: (rows, s) => [
    ["Calls", "Bid", "Ask", "Strike Price", "Puts", "Bid", "Ask"],
    ...rows.map(({ strike, call, put }) => [
      "",
      ...call.map((one) => written(one, s)),
      written(strike, s),
      "",
      ...put.map((one) => written(one, s)),
    ]),
  ],
  named: (rows, s) => [
    ["P_BID", "K", "P_ASK", "C_BID", "C_ASK", "Expiration Date"],
    ...rows.map(({ strike, call, put }) =>
      [put[0], strike, put[1], ...call].map((one) => written(one, s)).concat("2026-03-20"),
    ),
  ],
  symbols: (rows, s) => [
    ["OCC Symbol", "Bid", "Ask"],
    ...RIGHTS.flatMap((right) =>
      rows.map((row) => [
        `RUT   260320${right === "call" ? "C" : "P"}${`${row.strike * 10}`.padStart(8, "0")}`,
        ...row[right].map((one) => written(one, s)),
      ]),
    ),
  ],
};

const key = (strike: number, right: Right, bid: number | null, ask: number | null) =>
  `${strike} ${right} ${bid} ${ask}`;

describe("option chains", () => {
  it("come back as they were written, whatever the layout and the marks", async () => {
    const layout = fc.constantFrom(...Object.keys(LAYOUTS));
    await fc.assert(
      fc.asyncProperty(quotes, style, layout, async (rows, how, name) => {
        const records = LAYOUTS[name]?.(rows, how) ?? [];
        const text = records.map((record) => record.join(how.delimiter)).join(how.lineEnd) + how.lineEnd;
        const chunks = new TextEncoder().encode(text);
        const chain = await readChain({ name: "chain", chunks }, { expiry: "2026-03-20" });
        const expected = rows.flatMap((row) =>
          RIGHTS.map((right) => key(row.strike / 100, right, row[right][0] / 100, row[right][1] / 100)),
        );
        const read = chain.rows.map(({ strike, right, bid, ask }) => key(strike, right, bid, ask));
        expect(read.toSorted()).toEqual(expected.toSorted());
        expect(chain.format.delimiter).toBe(how.delimiter);
        expect(chain.rows.map(({ expiry }) => expiry ?? "2026-03-20")).toEqual(chain.rows.map(() => "2026-03-20"));
        expectPremiums(chain, rows);
      }),
      { seed: SEED, numRuns: 400 },
    );
  });
});

/** Every option has its premium on each side, and nothing between bid and ask but the middle. */
function expectPremiums(chain: Chain, rows: readonly Quoted[]): void {
  for (const right of RIGHTS) {
    const strikes = quotedStrikes(chain, "2026-03-20", right);
    expect(strikes).toEqual(rows.map(({ strike }) => strike / 100).sort((a, b) => a - b));
    for (const strike of strikes) {
      const premium = (quantity: number, rule: "side" | "mid") =>
        chainPremium(chain, { expiry: "2026-03-20", right, strike, quantity }, rule);
      const [bought, sold, middle] = [premium(1, "side"), premium(-1, "side"), premium(1, "mid")];
      expect([bought.premium, sold.premium]).toEqual([bought.row.ask, sold.row.bid]);
      expect(Math.round(middle.premium * 200)).toBe(Math.round(bought.premium * 100) + Math.round(sold.premium * 100));
      const isCrossed = sold.premium > bought.premium;
      expect(bought.findings.some(({ code }) => code === "CHAIN_CROSSED")).toBe(isCrossed);
    }
  }
}

const folder = "fixtures/chains";
const fixtures = readdirSync(folder)
  .filter((name) => !name.endsWith(".md"))
  .map((name) => readFileSync(`${folder}/${name}`));
const scrap = fc.constantFrom(
  ...[
    ",",
    ";",
    "\t",
    "|",
    '"',
    "\n",
    "\r\n",
    "\r",
    "\0",
    "-",
    "'",
    ".",
    "0",
    "9",
    "C",
    "P",
    "A",
    "%",
    "$",
    "é",
    "\ufeff",
  ],
  ...[
    "Strike",
    "Bid",
    "Calls",
    "2750",
    "78,40",
    "1e999",
    "0x10",
    "N/A",
    "2026-02-30",
    "03/06/2026",
    "RUT260320C02750000",
  ],
);
const edit = fc.record({ at: fc.nat(1800), drop: fc.nat(8), scraps: fc.array(scrap, { maxLength: 3 }) });
const mutated = fc
  .tuple(fc.constantFrom(...fixtures), fc.array(edit, { minLength: 1, maxLength: 5 }))
  .map(([bytes, edits]) =>
    edits.reduce<Buffer>(
      (text, { at, drop, scraps }) =>
        Buffer.concat([
          text.subarray(0, at % text.length),
          Buffer.from(scraps.join("")),
          text.subarray((at % text.length) + drop),
        ]),
      bytes,
    ),
  );

function expectSound(row: ChainRow): void {
  expect(row.strike > 0 && Number.isFinite(row.strike)).toBe(true);
  for (const value of [row.bid, row.ask, row.mark, row.last, row.settle, row.volume, row.openInterest]) {
    expect(value === null || (value >= 0 && Number.isFinite(value))).toBe(true);
  }
  expect(row.impliedVolatility === null || (row.impliedVolatility > 0 && Number.isFinite(row.impliedVolatility))).toBe(
    true,
  );
  expect(
    row.delta === null || (Math.abs(row.delta) <= 1 && (row.right === "call") === row.delta >= 0) || row.delta === 0,
  ).toBe(true);
  expect(["call", "put"]).toContain(row.right);
  for (const date of [row.expiry, row.quoteTime, row.lastTime]) {
    expect(date === null || dayNumber(date.slice(0, 10)) !== null).toBe(true);
  }
}

describe("damaged option chains", () => {
  it("are read soundly or refused with a code, a place and a sentence", async () => {
    let [read, tried] = [0, 0];
    await fc.assert(
      fc.asyncProperty(mutated, fc.boolean(), async (chunks, asks) => {
        const options = asks ? { expiry: "2026-03-20", asOf: "2026-01-22" } : {};
        tried += 1;
        try {
          const chain = await readChain({ name: "chain", chunks }, options);
          for (const row of chain.rows) expectSound(row);
          for (const finding of chain.findings) expect(messageOf(finding)).not.toMatch(/undefined|NaN|\[object/);
          read += 1;
        } catch (error) {
          if (!(error instanceof PairsizeError)) throw error;
          for (const finding of error.findings) {
            expect(finding.code).toMatch(/^CHAIN_/);
            expect(finding.where?.file).toBe("chain");
            expect(`${messageOf(finding)} ${hintOf(finding)}`).not.toMatch(/undefined|NaN|\[object/);
          }
        }
      }),
      { seed: SEED, numRuns: 3000 },
    );
    // A fuzz that is refused every time would prove nothing.
    expect(read).toBeGreaterThan(tried / 10);
  });
});
