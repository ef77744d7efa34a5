import { visible } from "../text/text.ts";
import type { Cell, Sheet } from "./sheet.ts";

const acting = /[\\`*_{}[\]<>#|~&$!]/g;
const opening = /^(\s*)([-+=]|\d+[.)])(?=\s|$)/;
// Where a comment breaks what GitHub and its like make a link or call somebody by: @name, a@b, #1, !1, GH-1, ://, www.
const calling = /(?:@|\\[#!])(?=[^\s@])|:(?=\/\/)|(?<=www)(?=\.)|(?<=\bGH-)(?=\d)/gi;

/**
 * Words with a stranger's own symbols and names in them, as Markdown that shows them and does nothing else.
 *
 * Backslashes stop Markdown and HTML, but not what looks for names and addresses in the text that was made of both.
 *
 * @example
 * literal("*RTY* @desk"); // "\\*RTY\\* @<!-- -->desk"
 */
export function literal(text: string): string {
  return visible(text).replace(acting, "\\$&").replace(opening, "$1\\$2").replace(calling, "$&<!-- -->");
}

/** Texts as a list. */
export function markdownList(texts: readonly string[]): string {
  return texts.map((text) => `- ${literal(text)}`).join("\n");
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
