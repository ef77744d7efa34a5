import { describe, expect, it } from "vitest";
import { chainOf, codesOf, pricesOf } from "./chain-text.ts";

describe("the sides of a table", () => {
  it.each([
    ["Call Bid,Put Bid,Strike,Call Ask,Put Ask", "78,94,2750,79,95"],
    ["Put Bid,Put Ask,Strike,Call Bid,Call Ask", "94,95,2750,78,79"],
    ["P_ASK,P_BID,C_ASK,C_BID,Strike", "95,94,79,78,2750"],
    ["Strike,Puts,Bid,Ask,Calls,Bid,Ask", "2750,RUT260320P02750000,94,95,RUT260320C02750000,78,79"],
    ["Calls,Bid,Ask,Strike,Puts,Bid,Ask", "RUT260320C02750000,78,79,2750,RUT260320P02750000,94,95"],
    ["Puts,Bid,Ask,Strike,Calls,Bid,Ask", "RUT260320P02750000,94,95,2750,RUT260320C02750000,78,79"],
  ])("are told by %j", async (header, cells) => {
    const chain = await chainOf(`${header}\n${cells}\n`);
    expect([...pricesOf(chain)].sort()).toEqual(["2750 call: 78/79/-/-/-", "2750 put: 94/95/-/-/-"]);
    expect(codesOf(chain)).not.toContain("CHAIN_SIDES_ASSUMED");
  });

  it("share one time, date and expiry of the row", async () => {
    const cells = "2026-03-20,2026-01-22 15:00:00,78,79,2750,94,95";
    const chain = await chainOf(`Expiry,Updated,Bid,Ask,Strike,Bid,Ask\n${cells}\n`);
    const shared = { expiry: "2026-03-20", quoteTime: "2026-01-22T15:00:00", strike: 2750 };
    expect(chain.rows).toMatchObject([
      { ...shared, right: "call", bid: 78 },
      { ...shared, right: "put", bid: 94 },
    ]);
  });

  it("have each their time where it stands on both", async () => {
    const cells = "2026-01-22 15:00:00,78,79,2750,94,95,2026-01-22 14:30:00";
    const chain = await chainOf(`Updated,Bid,Ask,Strike,Bid,Ask,Updated\n${cells}\n`);
    expect(chain.rows).toMatchObject([
      { right: "call", bid: 78, quoteTime: "2026-01-22T15:00:00" },
      { right: "put", bid: 94, quoteTime: "2026-01-22T14:30:00" },
    ]);
  });

  it.each([
    ["Call Bid,Call Ask,Strike", "78,79,2750", "call"],
    ["Strike,Put Bid,Put Ask", "2750,78,79", "put"],
  ])("may be one alone: %j", async (header, cells, right) => {
    expect(pricesOf(await chainOf(`${header}\n${cells}\n`))).toContain(`2750 ${right}: 78/79/-/-/-`);
  });
});
