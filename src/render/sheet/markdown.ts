import { visible } from "../text/text.ts";
import type { Cell, Sheet } from "./sheet.ts";

/** The text with everything that Markdown or HTML would act on escaped: names and symbols are the user's. */
export function literal(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~&$!]/g, "\\$&").replace(/^(\s*)([-+=]|\d+[.)])(?=\s|$)/, "$1\\$2");
}

/** Words with a trader's own symbols in them, as text and nothing else. */
export function markdownText(text: string): string {
  return literal(visible(text));
}

/** Texts as a list. */
export function markdownList(texts: readonly string[]): string {
  return texts.map((text) => `- ${markdownText(text)}`).join("\n");
}

function cellText({ lines }: Cell): string {
  return lines.map(literal).join("<br>");
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** A sheet as a GitHub table, aligned as on the screen. */
export function markdownTable({ corner, headings, aligns, rows }: Sheet): string {
  return [
    tableRow([literal(corner), ...headings.map(cellText)]),
    tableRow(["---", ...headings.map((_, index) => (aligns?.[index] === "left" ? "---" : "---:"))]),
    ...rows.map(({ label, cells }) => tableRow([literal(label.trim()), ...cells.map(cellText)])),
  ].join("\n");
}
