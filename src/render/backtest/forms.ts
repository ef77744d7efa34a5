import type { PairBacktest } from "../../core/pair/backtest.ts";
import type { HorizonStudy, HorizonStudyAnswer, Range } from "../../core/volatility/hedge-study.ts";
import { studiedWeightings } from "../../core/volatility/walk-forward.ts";
import { shellWord } from "../../errors/shell-word.ts";
import { literal, markdownList, markdownTable } from "../sheet/markdown.ts";
import { drawSheet, drawText, type Sheet } from "../sheet/sheet.ts";
import type { Style } from "../sheet/style.ts";
import { csvText, decimal, type Field, percent } from "../text/text.ts";
import { differencesSheet, drawHedges, hedgeSheet, horizonsSheet, moreSheet, outperformanceSheet } from "./sheets.ts";
import {
  backtestTitle,
  betaWords,
  cautions,
  daysWords,
  leftOutWords,
  noStudyWords,
  ownStudy,
  sentencesOf,
  studiedWords,
} from "./words.ts";

/** The parts of an answer in their order: what the screen and Markdown both show. */
type Block =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "sheet"; readonly sheet: Sheet }
  | { readonly kind: "picture"; readonly study: HorizonStudy };

function blocksOf(backtest: PairBacktest): Block[] {
  const own = ownStudy(backtest);
  const others = backtest.horizons.filter(({ days, available }) => days !== backtest.horizon && !available);
  const missing = [own, ...others].flatMap((each) =>
    each === undefined || each.available ? [] : [noStudyWords(each)],
  );
  const beta = betaWords(backtest);
  const left = own?.available ? leftOutWords(own) : null;
  const notes = [...(left === null ? [] : [left]), ...(beta === null ? [] : [beta]), ...cautions(backtest)];
  const anyStudy = backtest.horizons.some(({ available }) => available);
  return [
    ...(own?.available ? firstBlocks(backtest, own) : []),
    ...(missing.length === 0 ? [] : [{ kind: "list", items: missing } as const]),
    ...(own?.available ? ownBlocks(backtest, own) : []),
    ...(anyStudy
      ? ([
          { kind: "sheet", sheet: outperformanceSheet(backtest) },
          { kind: "sheet", sheet: horizonsSheet(backtest) },
        ] as const)
      : []),
    { kind: "list", items: notes },
  ];
}

function firstBlocks(backtest: PairBacktest, study: HorizonStudy): Block[] {
  return [
    { kind: "text", text: studiedWords(backtest, study) },
    { kind: "sheet", sheet: hedgeSheet(study) },
    { kind: "list", items: sentencesOf(backtest, study) },
  ];
}

function ownBlocks(backtest: PairBacktest, study: HorizonStudy): Block[] {
  return [
    { kind: "picture", study },
    { kind: "sheet", sheet: differencesSheet(study) },
    { kind: "sheet", sheet: moreSheet(study, backtest) },
  ];
}

/**
 * The screen of `backtest`: the figures that a weighting is chosen by in ten lines, three sentences, then the rest. It
 * ends with a line break; with a width, no line is wider, down to 20 columns.
 */
export function renderBacktest(backtest: PairBacktest, style: Style): string {
  const title = drawText(backtestTitle(backtest), style, style.paint.bold).join("\n");
  const [first, second, ...rest] = blocksOf(backtest).map((block) => drawn(block, style));
  // What was studied stands right below the title, so that the figures are in the first ten lines.
  const head = [title, first ?? "", second ?? ""].filter((part) => part !== "").join("\n");
  return `${[head, ...rest].filter((part) => part !== "").join("\n\n")}\n`;
}

function drawn(block: Block, style: Style): string {
  switch (block.kind) {
    case "text":
      return drawText(block.text, style, style.paint.dim).join("\n");
    case "list":
      return block.items.flatMap((item) => drawText(item, style)).join("\n");
    case "sheet":
      return drawSheet(block.sheet, style);
    case "picture":
      return drawHedges(block.study, style).join("\n\n");
  }
}

/** Text of `--format markdown`: the tables of the screen as GitHub tables, its sentences as lists, without pictures. */
export function renderBacktestMarkdown(backtest: PairBacktest): string {
  const blocks = blocksOf(backtest).flatMap(markdownOf);
  return `${[`## ${literal(backtestTitle(backtest))}`, ...blocks].join("\n\n")}\n`;
}

function markdownOf(block: Block): string[] {
  switch (block.kind) {
    case "text":
      return [literal(block.text)];
    case "list":
      return [markdownList(block.items)];
    case "sheet":
      return [markdownTable(block.sheet)];
    case "picture":
      return [];
  }
}

const columns = studiedWeightings.flatMap((weighting) => {
  const name = weighting.replaceAll("-", "_");
  return [`${name}_ratio`, `${name}_return`, `${name}_cumulated`];
});

const header = ["long", "short", "days", "from", "to", "long_return", "short_return", ...columns, "reason"];

/**
 * Text of `--format csv`: a row a window of every horizon, fractions in full precision; a row with the reason for a
 * horizon that has none.
 */
export function renderBacktestCsv(backtest: PairBacktest): string {
  const { long, short, horizons } = backtest;
  return csvText(
    header,
    horizons.flatMap((each) => windowRows(each).map((fields) => [long.symbol, short.symbol, ...fields])),
  );
}

function windowRows(study: HorizonStudyAnswer): Field[][] {
  if (!study.available) {
    const empty = header.slice(3, -1).map(() => null);
    return [[study.days, ...empty, noStudyWords(study)]];
  }
  return study.pastWindows.map(({ from, to, long, short, weightings }) => [
    study.days,
    from,
    to,
    long,
    short,
    ...studiedWeightings.flatMap((weighting): Field[] => {
      const { ratio, return: hedged, cumulated } = weightings[weighting];
      return [ratio, hedged, cumulated];
    }),
    null,
  ]);
}

/**
 * What each weighting hedged in the past, in a line for the screen of `size`: its least and its most over all ways to
 * place the windows, and what shows more. Drawn in a style, else as Markdown. It ends with a line break.
 *
 * @param file the trade file that holds both histories; null where flags name them
 */
export function renderHedgedLine(study: HorizonStudy, long: string, file: string | null, style?: Style): string {
  const { days, windows, weightings } = study;
  const shares = weightings.flatMap(({ weighting, effectivenessRange }) =>
    effectivenessRange === null ? [] : [`${weighting} ${shareRange(effectivenessRange)}`],
  );
  if (shares.length === 0) return "";
  const starts = days === 1 ? "" : `, over all ${days} starts`;
  const past = `${decimal(windows, 0)} past windows of ${daysWords(days)}${starts}`;
  const command = `pairsize backtest ${file === null ? "with these histories" : shellWord(file)}`;
  const text = `Hedged of ${long}'s variance in ${past}: ${shares.join(", ")}; more: ${command}`;
  return `${style === undefined ? literal(text) : drawText(text, style).join("\n")}\n`;
}

/** "43 to 87 %"; of one way to place the windows "58 %". */
function shareRange([least, most]: Range): string {
  const [from, to] = [percent(least, 0), percent(most, 0)];
  return from === to ? to : `${from.replace(/ %$/, "")} to ${to}`;
}
