import type { PairSizing } from "../../core/pair/sizing.ts";
import { literal, markdownTable } from "../sheet/markdown-table.ts";
import { type Sentence, sentences } from "./sentences.ts";
import { sidesSheet } from "./sides-sheet.ts";
import { titleOf } from "./title.ts";
import { weightingsSheet } from "./weightings-sheet.ts";

function listItem({ text, depth }: Sentence): string {
  return `${"  ".repeat(depth)}- ${literal(text)}`;
}

/** What `--format markdown` prints: the sheets of the screen as GitHub tables, the words below them as a list. */
export function renderMarkdown(result: PairSizing): string {
  const blocks = [
    `## ${literal(titleOf(result.trade).replace(/ {2,}/, ", "))}`,
    markdownTable(sidesSheet(result.trade)),
    markdownTable(weightingsSheet(result)),
    sentences(result).flat().map(listItem).join("\n"),
  ];
  return `${blocks.join("\n\n")}\n`;
}
