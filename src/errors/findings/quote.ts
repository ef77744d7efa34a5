import { entry } from "./entry.ts";

/** Writes a price of a quote for a warning. */
const points = (value: number | null): string => (value === null ? "none" : `${value}`);

/** Codes of reading one leg's premium from an option chain, and warnings about a chain that was read. */
export const findings = () => ({
  CHAIN_EXPIRY_MISSING: entry({
    severity: "input",
    title: "An option chain does not hold the expiry of the trade",
    message: (a: { expiry: string; expiries: string }) =>
      `the chain must hold the expiry ${a.expiry}, and it holds ${a.expiries}`,
    hint: () =>
      "give one of these as the expiry, or the chain of the expiry meant; roll takes that of the new one as --next-chain",
  }),
  CHAIN_SEVERAL_EXPIRIES: entry({
    severity: "input",
    title: "An option chain holds several expiries and the trade names none",
    message: (a: { expiries: string }) => `the chain holds several expiries: ${a.expiries}`,
    hint: () => "say which with --expiry, or expiry: in the trade file",
  }),
  CHAIN_LEG_MISSING: entry({
    severity: "input",
    title: "An option chain does not hold the strike of a leg",
    message: (a: { option: string; nearest: string; isFar: boolean }) =>
      `the chain has no ${a.option}; ${a.nearest === "" ? "it has none of that right at all" : `the nearest it has are ${a.nearest}`}`,
    hint: ({ nearest, isFar }) => {
      if (nearest === "") return "download calls and puts, or give the premium with @";
      return isFar
        ? "these are strikes of another product: give the chain of this one"
        : "choose one of these strikes, or give the premium with @";
    },
  }),
  CHAIN_NO_QUOTE: entry({
    severity: "input",
    title: "The quote of a leg lacks the price that is asked for",
    message: (a: { option: string; missing: string; has: string }) =>
      `the chain must have ${a.missing} for the ${a.option}, and it has ${a.has}`,
    hint: ({ has }) => {
      if (/\b(?:last|settle)\b/.test(has))
        return "--quote last takes the last trade or the settlement; or give the premium with @";
      return has === "no price" ? "give the premium with @" : "choose another --quote, or give the premium with @";
    },
  }),
  CHAIN_CROSSED: entry({
    severity: "warning",
    title: "The bid of a leg's quote is above its ask",
    message: (a: { option: string; bid: number; ask: number }) =>
      `the ${a.option} is quoted ${a.bid} bid above ${a.ask} asked`,
    hint: () => "no one can trade at a crossed quote: take a newer one",
  }),
  CHAIN_ZERO_BID: entry({
    severity: "warning",
    title: "Nobody bids for the option of a leg",
    message: (a: { option: string; bid: number | null; ask: number | null }) =>
      `the ${a.option} has no bid above 0: bid ${points(a.bid)}, ask ${points(a.ask)}`,
    hint: () => "it may not be sold at any price, nor sold again once bought",
  }),
  CHAIN_STALE: entry({
    severity: "warning",
    title: "The price of a leg is from an earlier day than the trade",
    message: (a: { option: string; price: string; quoted: string; asOf: string }) =>
      `the ${a.price} of the ${a.option} is of ${a.quoted}, and the trade of ${a.asOf}`,
    hint: () => "take a newer chain, or give the premium with @",
  }),
  CHAIN_UNDATED: entry({
    severity: "warning",
    title: "An option chain does not say when it was quoted",
    message: (a: { asOf: string }) => `nothing in the chain says when it was quoted: taken as of ${a.asOf}`,
    hint: () => "check that it was downloaded on that day; a column Quote Date says it",
  }),
  CHAIN_DATE_EITHER: entry({
    severity: "warning",
    title: "The date of the quotes of an option chain could be day-first or month-first",
    message: (a: { value: string; readings: string; asOf: string }) =>
      `the chain was quoted on ${a.value}, which can be ${a.readings}, and nothing decides: taken as of ${a.asOf}`,
    hint: () => "say which with dateOrder: dmy or mdy beside file in the trade file's chain",
  }),
  CHAIN_OTHER_SERIES: entry({
    severity: "warning",
    title: "An option chain quotes another series than the trade's, which expires on the same day",
    message: (a: { quoted: string; symbol: string; code: string }) =>
      `the quotes are of ${a.quoted}, and the options of ${a.symbol} in the trade are ${a.code}`,
    hint: (a) => `give --series ${a.symbol}=${a.quoted}, or a chain of ${a.code}`,
  }),
  CHAIN_STRIKES_SCALED: entry({
    severity: "warning",
    title: "The strikes of an option chain are in parts of a point, and were divided",
    message: (a: { parts: number; value: number; strike: number }) =>
      `strikes are in ${a.parts === 1000 ? "thousandths" : "hundredths"} of a point: ${a.value} was read as ${a.strike}`,
  }),
  CHAIN_EXPIRY_UNSTATED: entry({
    severity: "warning",
    title: "An option chain does not say when its options expire",
    message: (a: { expiry: string }) => `nothing in the chain names its expiry: taken as ${a.expiry}`,
    hint: () => "check that it was downloaded for that expiry",
  }),
  CHAIN_EXPIRY_ASSUMED: entry({
    severity: "warning",
    title: "An expiry of an option chain could be day-first or month-first, and was taken for the trade's",
    message: (a: { value: string; expiry: string; other: string }) =>
      `the expiry ${a.value} is taken as ${a.expiry}, that of the trade; it could be ${a.other}`,
    hint: () => "check the file, or write its expiries as YYYY-MM-DD",
  }),
  CHAIN_SIDES_ASSUMED: entry({
    severity: "warning",
    title: "The calls of an option chain are taken to stand left of the strike, as nothing names them",
    message: (_: Record<string, never>) =>
      "no header says calls or puts: calls are taken left of the strike, puts right",
  }),
  CHAIN_LAST_INDICATED: entry({
    severity: "warning",
    title: "Last prices of an option chain are marked as bids or offers, and were left out",
    message: (a: { count: number; lines: readonly number[] }) =>
      `${a.count === 1 ? "1 last price is" : `${a.count} last prices are`} marked A or B, an offer or a bid and no trade, left out: line${a.count === 1 ? "" : "s"} ${a.lines.join(", ")}${a.count > a.lines.length ? ", …" : ""}`,
  }),
  CHAIN_VOLATILITY_UNREAD: entry({
    severity: "warning",
    title: "The volatilities of an option chain could be percentages or fractions, and were left out",
    message: (a: { column: string; value: string }) =>
      `${a.column} is left out: ${a.value} could be a percentage or a fraction, and the column does not decide`,
    hint: () => "implied volatility is computed from the premium instead",
  }),
});
