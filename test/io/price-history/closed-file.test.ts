import { expect, it } from "vitest";
import { readPrices } from "../../../src/io/price-history/read-price-history.ts";

const rows = "Date,Close\n2026-01-05,100\n2026-01-06,101\n";
/** Ten times what is looked at before a table is recognised. */
const LONG = 655_360;

it.each([
  ["is read", rows, ""],
  ["is no text", "\0".repeat(LONG), "HISTORY_NOT_TEXT"],
  ["is no table", "a,b\n".repeat(LONG / 4), "HISTORY_NOT_A_TABLE"],
  [
    "has a quotation mark open far down",
    `${rows}${"2026-01-07,1\n".repeat(LONG / 13)}"x\n${rows}`,
    "HISTORY_QUOTE_UNCLOSED",
  ],
])("a price file that %s is closed", async (_, text, code) => {
  let isClosed = false;
  function* pieces() {
    try {
      for (let at = 0; at < text.length; at += 65_536) yield Buffer.from(text.slice(at, at + 65_536));
    } finally {
      isClosed = true;
    }
  }
  const reading = readPrices({ name: "prices.csv", chunks: pieces() });
  if (code === "") await reading;
  else await expect(reading).rejects.toThrow(expect.objectContaining({ code }));
  expect(isClosed).toBe(true);
});
