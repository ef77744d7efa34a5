import type { PairSizing } from "../core/pair/sizing.ts";
import { type Sentence, sentences } from "./sentences.ts";
import type { Cell, Sheet } from "./sheet.ts";
import { sidesSheet } from "./sides-sheet.ts";
import { titleOf } from "./title.ts";
import { weightingsSheet } from "./weightings-sheet.ts";

/** The text with everything that Markdown or HTML would act on escaped: names and symbols are the user's. */
function literal(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~&$!]/g, "\\$&").replace(/^(\s*)([-+=]|\d+[.)])(?=\s|$)/, "$1\\$2");
}

function cellText({ lines }: Cell): string {
  return lines.map(literal).join("<br>");
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function table({ corner, headings, rows }: Sheet): string {
  return [
    tableRow([literal(corner), ...headings.map(cellText)]),
    tableRow(["---", ...headings.map(() => "---:")]),
    ...rows.map(({ label, cells }) => tableRow([literal(label.trim()), ...cells.map(cellText)])),
  ].join("\n");
}

function listItem({ text, depth }: Sentence): string {
  return `${"  ".repeat(depth)}- ${literal(text)}`;
}

/** What `--format markdown` prints: the sheets of the screen as GitHub tables, the words below them as a list. */
export function renderMarkdown(result: PairSizing): string {
  const blocks = [
    `## ${literal(titleOf(result.trade).replace(/ {2,}/, ", "))}`,
    table(sidesSheet(result.trade)),
    table(weightingsSheet(result)),
    sentences(result).flat().map(listItem).join("\n"),
  ];
  return `${blocks.join("\n\n")}\n`;
}
