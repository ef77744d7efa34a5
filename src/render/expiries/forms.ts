import type { Expiry } from "../../core/contract/expiries.ts";
import { markdownTable } from "../sheet/markdown.ts";
import { drawSheet, headings, numberCell, row, type Sheet, wordsCell } from "../sheet/sheet.ts";
import type { Style } from "../sheet/style.ts";
import { csvText, dateInWords, type Field, weekdayInWords } from "../text/text.ts";

/** The coming expiries of contracts from an ISO date, in the order of their dates. */
export interface ExpiryList {
  readonly asOf: string;
  readonly expiries: readonly Expiry[];
}

/** What the list is made from, and what its last columns count. */
const byRule = `By the exchanges' rules, not by what is listed today: weeklies are listed some
weeks ahead. On: the future that is delivered. Days: calendar and trading days.`;

/** The screen of `expiries`. */
export function renderExpiries(list: ExpiryList, style: Style): string {
  const table = list.expiries.length === 0 ? "none" : drawSheet(expiriesSheet(list), style);
  return `Expiries from ${dateInWords(list.asOf)}\n\n${table}\n\n${byRule}\n`;
}

/** The coming expiries as a GitHub table. */
export function renderExpiriesMarkdown(list: ExpiryList): string {
  return `${markdownTable(expiriesSheet(list))}\n\n${byRule}\n`;
}

function expiriesSheet({ expiries }: ExpiryList): Sheet {
  return {
    corner: "Expiry",
    headings: headings("Of", "Series", "Code", "On", "Style", "Settles", "Days", "Trading"),
    aligns: ["left", "left", "left", "left", "left", "left", "right", "right"],
    rows: expiries.map((one) =>
      row(`${weekdayInWords(one.date)} ${dateInWords(one.date)}`, [
        wordsCell(one.symbol),
        wordsCell(one.series),
        wordsCell(one.code ?? ""),
        wordsCell(one.underlying ?? ""),
        wordsCell(one.exercise === "american" ? "American" : "European"),
        wordsCell(
          one.settlement === "am" || one.settlement === "pm" ? one.settlement.toUpperCase() : (one.settlement ?? ""),
        ),
        numberCell(String(one.days)),
        numberCell(String(one.tradingDays)),
      ]),
    ),
  };
}

type Column = readonly [name: string, of: (expiry: Expiry) => Field];

const columns: readonly Column[] = [
  ["date", ({ date }) => date],
  ["weekday", ({ date }) => weekdayInWords(date)],
  ["symbol", ({ symbol }) => symbol],
  ["series", ({ series }) => series],
  ["code", ({ code }) => code],
  ["underlying", ({ underlying }) => underlying],
  ["exercise", ({ exercise }) => exercise],
  ["settlement", ({ settlement }) => settlement],
  ["last_trading_day", ({ lastTradingDay }) => lastTradingDay],
  ["days", ({ days }) => days],
  ["trading_days", ({ tradingDays }) => tradingDays],
];

/** The coming expiries as CSV: a header, then a row a series; a fact that no source settles is empty. */
export function renderExpiriesCsv({ expiries }: ExpiryList): string {
  return csvText(
    columns.map(([name]) => name),
    expiries.map((expiry) => columns.map(([, of]) => of(expiry))),
  );
}
