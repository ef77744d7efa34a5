import { expect, it } from "vitest";
import { contracts } from "../../../src/core/contract/catalogue.ts";

// Re-typed from the exchanges' and the issuers' product pages: symbol, name, where it trades, what settles its options.
it.each([
  ["NQ", "E-mini Nasdaq-100", "CME"],
  ["MNQ", "Micro E-mini Nasdaq-100", "CME"],
  ["RTY", "E-mini Russell 2000", "CME"],
  ["M2K", "Micro E-mini Russell 2000", "CME"],
  ["ES", "E-mini S&P 500", "CME"],
  ["MES", "Micro E-mini S&P 500", "CME"],
  ["YM", "E-mini Dow", "CBOT"],
  ["MYM", "Micro E-mini Dow", "CBOT"],
  ["EMD", "E-mini S&P MidCap 400", "CME"],
  ["QNDX", "Spot-Quoted Nasdaq-100", "CME"],
  ["QRTY", "Spot-Quoted Russell 2000", "CME"],
  ["QSPX", "Spot-Quoted S&P 500", "CME"],
  ["QDOW", "Spot-Quoted Dow", "CBOT"],
  ["NDX", "Nasdaq-100 Index", "Nasdaq", "monthly AM, others PM"],
  ["XND", "Nasdaq-100 Index, 1/100", "Nasdaq", "PM"],
  ["RUT", "Russell 2000 Index", "Cboe"],
  ["MRUT", "Russell 2000 Index, 1/10", "Cboe"],
  ["SPX", "S&P 500 Index", "Cboe", "monthly AM, others PM"],
  ["XSP", "S&P 500 Index, 1/10", "Cboe", "PM"],
  ["DJX", "Dow Jones Industrial Average, 1/100", "Cboe"],
  ["IWM", "iShares Russell 2000 ETF", "US options exchanges"],
  ["QQQ", "Invesco QQQ Trust", "US options exchanges"],
  ["SPY", "SPDR S&P 500 ETF Trust", "US options exchanges"],
  ["DIA", "SPDR Dow Jones Industrial Average ETF Trust", "US options exchanges"],
])("%s is the %s, of %s", (symbol, name, exchange, settlement?: string) => {
  const contract = contracts.find((row) => row.symbol === symbol);
  expect([contract?.name, contract?.exchange, contract?.currency]).toEqual([name, exchange, "USD"]);
  if (settlement !== undefined) expect(contract?.options?.settlement).toBe(settlement);
});

it.each([
  ["NDX", "NDXP"],
  ["RUT", "RUTW"],
  ["SPX", "SPXW"],
  ["MRUT", "1/10"],
  ["XSP", "1/10"],
  ["DJX", "1/100"],
  ["RTY", "TF"],
  ["MNQ", "2020"],
  ["MES", "2020"],
  ["QQQ", "1/40"],
])("a trader who takes %s for another is told of %s", (symbol, word) => {
  expect(contracts.find((row) => row.symbol === symbol)?.note).toContain(word);
});

it.each(["QNDX", "QRTY", "QSPX", "QDOW"])("%s is a future whose tick no source settles", (symbol) => {
  const contract = contracts.find((row) => row.symbol === symbol);
  expect([contract?.kind, contract?.tick]).toEqual(["future", null]);
  expect(contract?.note).toContain("financing");
});
