import { describe, expect, it } from "vitest";
import { refusal } from "../../refusal.ts";
import { chainOf, codesOf, pricesOf } from "./chain-text.ts";

const first = async (text: string, options = {}) => (await chainOf(text, options)).rows[0];

describe("prices in option chains", () => {
  it.each([
    ["78 15/16", 78.9375],
    ["78 33/128", 78.2578125],
    ["$78-3/32", 78.09375],
    ["79.00A", 79],
    ["79.00 a", 79],
  ])("an ask of %j is %d", async (cell, ask) => {
    expect((await first(`Type,Strike,Bid,Ask\nC,2750,78.00B,${cell}\n`))?.ask).toBe(ask);
  });

  it.each(["79.00B", "78 3/2", "78 2/2", "78 1/2x", "x78 1/2", "79.00AB"])("an ask of %j is refused", async (cell) => {
    expect(await refusal(() => chainOf(`Type,Strike,Bid,Ask\nC,2750,78.00,${cell}\n`))).toMatchObject([
      { code: "CHAIN_NUMBER_UNREADABLE", args: { value: cell, column: "Ask" } },
    ]);
  });

  it.each([
    ["Bid Price", "bid"],
    ["Offer", "ask"],
    ["Best Ask", "ask"],
    ["Mid", "mark"],
    ["Close", "last"],
    ["Last Sale", "last"],
    ["Settlement Price", "settle"],
    ["Geld", "bid"],
    ["Briefkurs", "ask"],
    ["Letzter Kurs", "last"],
    ["Abrechnungspreis", "settle"],
    ["Achat", "bid"],
    ["Vente", "ask"],
    ["Dernier cours", "last"],
  ])("of a column %j are the %s", async (name, role) => {
    const { rows } = await chainOf(`Type,Strike,${name}\nC,2750,78.5\nP,2750,94.5\n`);
    const none = { bid: null, ask: null, mark: null, last: null, settle: null };
    expect(rows).toMatchObject([
      { ...none, [role]: 78.5 },
      { ...none, [role]: 94.5 },
    ]);
  });

  it.each([
    ["Exercise Price,Put/Call,Expiration Date", "2750,C,2026-03-20"],
    ["Basispreis,Optionstyp,Verfall", "2750,C,2026-03-20"],
    ["Prix d'exercice,Type,Échéance", "2750,C,2026-03-20"],
  ])("belong to the options of %j", async (header, cells) => {
    const row = await first(`${header},Bid\n${cells},78.5\n`);
    expect(row).toMatchObject({ strike: 2750, right: "call", expiry: "2026-03-20", bid: 78.5 });
  });
});

describe("volatilities and deltas in option chains", () => {
  // In the order of the file the middle one would be 1.2.
  it.each([
    [
      ["25", "1.2", "19"],
      [0.25, 0.012, 0.19],
    ],
    [
      ["0.25", "3.5", "0.19"],
      [0.25, 3.5, 0.19],
    ],
    [["1.5"], [1.5]],
    [["3.1"], [0.031]],
    [["3"], [null]],
    [["1.6"], [null]],
    [
      ["20.4 %", "0.2"],
      [0.204, 0.2],
    ],
  ])("%j are %j, by the middle one", async (cells, volatilities) => {
    const rows = cells.map((cell, i) => `C,${2700 + 50 * i},78,79,${cell}`);
    const chain = await chainOf(`Type,Strike,Bid,Ask,Implied Volatility\n${rows.join("\n")}\n`);
    expect(chain.rows.map((row) => row.impliedVolatility)).toEqual(volatilities);
  });

  it.each([
    ["C", "1", 1],
    ["C", "0", 0],
    ["C", "47.9%", 0.479],
    ["P", "-1", -1],
    ["P", "52%", -0.52],
    ["P", "0", 0],
    ["C", "1.01", null],
    ["P", "-1.01", null],
  ])("a delta of a %s of %j is %j", async (type, cell, delta) => {
    expect((await first(`Type,Strike,Bid,Ask,Delta\n${type},2750,78,79,${cell}\n`))?.delta).toBe(delta);
  });

  it("counts of 0 are counts, and those below are none", async () => {
    const row = await first("Type,Strike,Bid,Ask,Volume,Open Interest\nC,2750,78,79,0,-5\n");
    expect([row?.volume, row?.openInterest]).toEqual([0, null]);
  });
});

describe("dates in option chains", () => {
  const text = (date: string) => `Expiry,Type,Strike,Bid,Ask\n${date},C,2750,78,79\n`;

  it.each([
    ["26/03/20", "ymd", "2026-03-20"],
    ["20/03/26", "dmy", "2026-03-20"],
    ["03/20/26", "mdy", "2026-03-20"],
    ["26-12-09", "ymd", "2026-12-09"],
  ])("%s is, told %s, %s", async (date, dateOrder, expiry) => {
    expect((await first(text(date), { dateOrder }))?.expiry).toBe(expiry);
  });

  it.each(["2026-03-20-w", "2026-03-20 -M", "2026-03-20 [57]", "2026-03-20 (57 days)", " 2026-03-20 "])(
    "%j is 2026-03-20",
    async (date) => {
      expect((await first(text(date)))?.expiry).toBe("2026-03-20");
    },
  );

  it.each([
    ["Calls for March 20, 2026", { right: "call", expiry: "2026-03-20", quoteTime: null }],
    ["Puts - 20 Mar 2026", { right: "put", expiry: "2026-03-20", quoteTime: null }],
    ["RUT 2026-03-20 Puts", { right: "put", expiry: "2026-03-20", quoteTime: null }],
    ["Call options,Expiration: 2026-03-20", { right: "call", expiry: "2026-03-20", quoteTime: null }],
    ["Calls\n2026-03-20", { right: "call", expiry: "2026-03-20", quoteTime: null }],
    ["Calls\nMarch 20 2026 (57 days)", { right: "call", expiry: "2026-03-20", quoteTime: null }],
    ["Puts\nQuoted at 15:15:00 on 2026-01-22", { right: "put", expiry: null, quoteTime: "2026-01-22T15:15:00" }],
    ["Puts\nas of 2026-01-22 03:15 pm", { right: "put", expiry: null, quoteTime: "2026-01-22T15:15:00" }],
    ["Puts\n2026-01-22 09:30", { right: "put", expiry: null, quoteTime: "2026-01-22T09:30:00" }],
  ])("a heading %j is of all rows below", async (heading, said) => {
    expect(await first(`${heading}\nStrike,Bid,Ask\n2750,78,79\n`)).toMatchObject(said);
  });
});

describe("sides that nothing names", () => {
  const table = (name: string, rows: readonly string[]) => `${name},Strike,${name}\n${rows.join("\n")}\n`;

  it.each(["Settle", "Last", "Mark", "Ask"])(
    "are refused where the %s of calls rises, in any order of rows",
    async (name) => {
      const rows = ["94,2750,78", "70,2700,104", "80,2720,90"];
      const priced = name === "Ask" ? rows.map((row) => row.replace(/^(\d+)(.*,)(\d+)$/, "$1,$1$2$3,$3")) : rows;
      const text = name === "Ask" ? `Bid,Ask,Strike,Bid,Ask\n${priced.join("\n")}\n` : table(name, priced);
      expect(await refusal(() => chainOf(text))).toMatchObject([
        { code: "CHAIN_SIDES_REVERSED", args: { low: 2700, high: 2750 } },
      ]);
    },
  );

  it.each([
    ["falls", "60"],
    ["is the same", "70"],
  ])("are calls and puts where it %s", async (_, high) => {
    const chain = await chainOf(table("Settle", [`${high},2750,104`, "70,2700,90"]));
    expect(pricesOf(chain)).toContain(`2750 call: -/-/-/-/${high}`);
    expect(codesOf(chain)).toContain("CHAIN_SIDES_ASSUMED");
  });

  it("are judged for each expiry, by what has a price", async () => {
    const rows = [
      "2026-03-20,-,2600,40",
      "2026-03-20,70,2700,90",
      "2026-06-19,130,2750,140",
      "2026-06-19,120,2800,150",
    ];
    const chain = await chainOf(`Expiry,Settle,Strike,Settle\n${rows.join("\n")}\n`);
    expect(chain.rows).toHaveLength(8);
  });
});
