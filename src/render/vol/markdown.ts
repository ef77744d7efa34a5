import { literal, markdownTable } from "../sheet/markdown-table.ts";
import { comovementSheet, datesSentence, termSheet } from "./sheets.ts";
import { volTitle } from "./table.ts";
import { ewmaSentence, type ShownSeries, seriesNames, seriesTitle, type VolResult } from "./words.ts";

/** What `--format markdown` prints: the sheets of the screen as GitHub tables. */
export function renderVolMarkdown(result: VolResult): string {
  const { series, comovement, lambda } = result;
  const names = seriesNames(series);
  const blocks = [
    `## ${literal(volTitle(result))}`,
    ...series.flatMap((one) => seriesBlocks(one, lambda)),
    ...(comovement === null
      ? []
      : [
          `### ${literal(`${names.join(" and ")} together`)}`,
          markdownTable(comovementSheet(comovement, names)),
          literal(datesSentence(comovement, names)),
        ]),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function seriesBlocks(series: ShownSeries, lambda: number): string[] {
  const sheet = termSheet(series);
  return [
    `### ${literal(seriesTitle(series))}`,
    ...(sheet === null ? [] : [markdownTable(sheet)]),
    ...ewmaSentence(series, lambda).map(literal),
  ];
}
