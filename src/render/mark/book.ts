import { bookTotal } from "../../core/life/book.ts";
import type { PairMark, RuleMark } from "../../core/life/mark.ts";
import type { PairClose, PairRoll } from "../../core/life/roll.ts";
import type { Finding } from "../../errors/finding.ts";
import { enveloped } from "../documents.ts";
import { findingJson, reasonJson, warningJson } from "../json.ts";
import { headings, numberCell, row, type Sheet, wordsCell } from "../sheet/sheet.ts";
import { moneyDecimals, notApplicable, percent, signedPercent } from "../text/text.ts";
import { amountCell } from "./sheets.ts";

/** A trade of a book: its mark, or why it has none. */
export type MarkedTrade = { readonly file: string } & (
  | { readonly marked: true; readonly mark: PairMark }
  | { readonly marked: false; readonly problems: readonly Finding[] }
);

/** The mark of each trade of a book, null where it has none. */
export function marksOf(trades: readonly MarkedTrade[]): readonly (PairMark | null)[] {
  return trades.map((trade) => (trade.marked ? trade.mark : null));
}

/** A row a trade and the sum. */
export function bookSheet(trades: readonly MarkedTrade[]): Sheet {
  const total = bookTotal(marksOf(trades));
  const all = trades.flatMap((trade) =>
    trade.marked && trade.mark.profit.net !== null ? [trade.mark.profit.net] : [],
  );
  const decimals = moneyDecimals(all);
  const hasFees = trades.some((trade) => trade.marked && trade.mark.fees !== 0);
  const before = hasFees ? ["before fees"] : [];
  const after = hasFees ? ["after fees"] : [];
  const share = (value: number | null) => numberCell(value === null ? notApplicable : percent(value, 1));
  return {
    corner: "Trade",
    headings: headings(
      ["Profit, USD", ...before],
      ["At mid", ...before],
      ["Of gain", ...after],
      ["Of loss", ...after],
      ...["Days", "Drift", "Theta", "Rules reached"],
    ),
    aligns: ["right", "right", "right", "right", "right", "right", "right", "left"],
    rows: [
      ...trades.map((trade) => {
        if (!trade.marked)
          return row(trade.file, [wordsCell("not marked", "loss"), ...Array.from({ length: 7 }, () => wordsCell(""))]);
        const { mark } = trade;
        return row(trade.file, [
          amountCell(mark.profit.net, decimals),
          amountCell(mark.profitAtMid.net, decimals),
          share(mark.shareOfMaxGain),
          share(mark.shareOfMaxLoss),
          numberCell(mark.daysLeft === null ? notApplicable : String(mark.daysLeft)),
          numberCell(mark.ratio.drift === null ? notApplicable : signedPercent(mark.ratio.drift, 1)),
          amountCell(mark.greeks?.theta.net ?? null, 0),
          wordsCell(reachedWords(mark)),
        ]);
      }),
      row("Sum", [
        amountCell(total.profit, decimals),
        amountCell(total.profitAtMid, decimals),
        ...Array.from({ length: 4 }, () => wordsCell("")),
        amountCell(total.theta, 0),
        wordsCell(total.marked === total.trades ? "" : `${total.trades - total.marked} not marked`, "loss"),
      ]),
    ],
  };
}

/** The names of the rules that are reached or cannot be measured. */
export function reachedWords({ rules }: PairMark): string {
  return rules
    .filter(({ reached }) => reached !== false)
    .map(({ name, reached }) => (reached === null ? `${name}?` : name))
    .join(" ");
}

/** The document of `mark`: one pair, or a book of several with their sum. */
export function markDocument(trades: readonly MarkedTrade[], version: string) {
  const [only, ...others] = trades;
  if (only !== undefined && others.length === 0 && only.marked)
    return enveloped("mark", version, { file: only.file, ...oneMark(only.mark) });
  return enveloped("mark", version, { trades: trades.map(bookEntry), total: bookTotal(marksOf(trades)) });
}

/** An open pair as JSON shows it, with its findings in words. */
function oneMark({ positions: _, micros: __, warnings, rules, ...mark }: PairMark) {
  return { ...mark, rules: rules.map(oneRule), warnings: warnings.map(warningJson) };
}

function oneRule({ reason, ...rule }: RuleMark) {
  return { ...rule, reason: reason === null ? null : reasonJson(reason) };
}

function bookEntry(trade: MarkedTrade) {
  const { file } = trade;
  return trade.marked
    ? { file, mark: oneMark(trade.mark), errors: [] }
    : { file, mark: null, errors: trade.problems.map(findingJson) };
}

/** The document of `close`. */
export function closeDocument(file: string, { mark, warnings, ...close }: PairClose, version: string) {
  return enveloped("close", version, { file, ...ofMark(mark), ...close, warnings: warnings.map(warningJson) });
}

/** The document of `roll`. */
export function rollDocument(file: string, { mark, warnings, positions: _, ...roll }: PairRoll, version: string) {
  return enveloped("roll", version, { file, ...ofMark(mark), ...roll, warnings: warnings.map(warningJson) });
}

function ofMark({ symbols, entry, now, weighting, contracts }: PairMark) {
  return { symbols, entry, now, weighting, contracts };
}
