import fc from "fast-check";
import { expect, it } from "vitest";
import { contracts } from "../../src/core/contract/catalogue.ts";
import { seriesOn } from "../../src/core/contract/series.ts";
import { type SpellingName, spellingNames, symbolOf, writeOptionSymbol } from "../../src/core/contract/symbols.ts";
import { quotedStrikes } from "../../src/core/option/chain.ts";
import { as, type Points } from "../../src/core/quantity.ts";
import { readChain } from "../../src/io/option-chain/read-chain.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

async function* pieces(text: string) {
  yield bytes(text);
}

const coded = contracts.flatMap((contract) => (contract.listsOptions ? [contract] : []));

/** A day within the years that one digit of a year can name, a product, one of its series of that day, and a strike. */
const option = fc.record({
  contract: fc.constantFrom(...coded),
  day: fc.date({ min: new Date("2026-01-02"), max: new Date("2030-12-20"), noInvalidDate: true }),
  pick: fc.nat(2),
  right: fc.constantFrom("call" as const, "put" as const),
  strike: fc.integer({ min: 1, max: 400_000 }).map((quarters) => as<Points>(quarters / 4)),
  spelling: fc.constantFrom<SpellingName | "usual">(...spellingNames, "usual"),
});

it("every symbol that is written is read back to the same option by the reader of chains", async () => {
  let [read, drawn] = [0, 0];
  await fc.assert(
    fc.asyncProperty(option, async ({ contract, day, pick, right, strike, spelling }) => {
      drawn += 1;
      const date = day.toISOString().slice(0, 10);
      const listed = seriesOn(contract, date);
      const series = listed[pick % Math.max(1, listed.length)];
      if (series?.code == null) return;
      const one = { series, right, strike };
      const symbol = spelling === "usual" ? symbolOf(one) : writeOptionSymbol(one, spelling);
      if (symbol === null) return;
      const chain = await readChain(
        { name: "chain.csv", chunks: pieces(`Symbol,Bid,Ask\n"${symbol}",1.00,1.10\n`) },
        { expiry: date, code: series.code, asOf: "2026-01-02", product: contract.symbol },
      );
      expect(chain.rows).toMatchObject([{ right, strike, symbol: series.code }]);
      expect(quotedStrikes(chain, date, right, series.code)).toEqual([strike]);
      read += 1;
    }),
    { numRuns: 300 },
  );
  expect(read).toBeGreaterThan(drawn / 6);
});
