import type { Finding } from "../errors/finding.ts";
import { entryOf, hintOf, messageOf } from "../errors/words.ts";
import { displayWidth, visible } from "./text/text.ts";

/** The most characters of a source line. */
const EXCERPT_LENGTH = 100;

/**
 * Findings for a terminal, each with its place, sentence and code, the source line with a caret, and the remedy; with
 * a newline at the end, or nothing for no findings. What came from the user can send no control codes to the
 * terminal.
 *
 * @example
 * renderError([{ code: "FILE_EMPTY", args: { file: "trade.yaml" } }]); // "pairsize: trade.yaml is empty  [FILE_EMPTY]\n"
 */
export function renderError(findings: readonly Finding[]): string {
  const blocks = findings.map(blockOf);
  const separator = blocks.some((lines) => lines.length > 1) ? "\n\n" : "\n";
  return blocks.length === 0 ? "" : `${blocks.map((lines) => lines.join("\n")).join(separator)}\n`;
}

function blockOf(finding: Finding): string[] {
  const hint = hintOf(finding);
  return [headline(finding), ...excerptLines(finding), ...(hint === null ? [] : [`  hint: ${visible(hint)}`])];
}

function headline(finding: Finding): string {
  const message = messageOf(finding);
  const place = placeOf(finding, message);
  const { severity } = entryOf(finding.code);
  const kind = severity === "warning" || severity === "note" ? `${severity}: ` : "";
  return `pairsize: ${kind}${place === "" ? "" : `${visible(place)}: `}${visible(message)}  [${finding.code}]`;
}

/**
 * The flag as typed, or file:line:column; without either the path in the trade, and the file unless the sentence
 * names it.
 */
function placeOf({ flag, where, path }: Finding, message: string): string {
  if (flag !== undefined) return flag;
  if (where?.line !== undefined)
    return [where.file, where.line, where.column].filter((part) => part !== undefined).join(":");
  const file = where !== undefined && !message.includes(where.file) ? where.file : undefined;
  return [file, path].filter((part) => part !== undefined).join(": ");
}

function excerptLines({ where }: Finding): string[] {
  if (where?.line === undefined || where.excerpt === undefined) return [];
  const { text, before } = shownLine(where.excerpt, where.column ?? 1, EXCERPT_LENGTH);
  const number = `${where.line}`;
  const line = `  ${number} | ${text}`.trimEnd();
  if (where.column === undefined) return [line];
  return [line, `  ${" ".repeat(number.length)} | ${" ".repeat(before)}^`];
}

/** A line of source made fit to show, and the terminal columns before the place that it is shown for. */
interface ShownLine {
  readonly text: string;
  readonly before: number;
}

const TAB = "    ";
const ELLIPSIS = "…";

/**
 * A source line as a terminal may show it: tabs as four spaces, control characters written out, and of a long line
 * about `most` characters around the column.
 *
 * @param column 1-based, in UTF-16 units; one past the end points behind the line
 * @example
 * shownLine("\tlevel: x", 9, 100); // { text: "    level: x", before: 11 }
 */
export function shownLine(line: string, column: number, most: number): ShownLine {
  const at = Math.min(Math.max(column - 1, 0), line.length);
  const start =
    line.length <= most ? 0 : wholeCharacter(line, Math.max(0, Math.min(at - (most >> 1), line.length - most)));
  const end = line.length <= most ? line.length : wholeCharacter(line, Math.min(line.length, start + most));
  const before = (start > 0 ? ELLIPSIS : "") + shown(line.slice(start, at));
  const after = shown(line.slice(at, end)) + (end < line.length ? ELLIPSIS : "");
  return { text: before + after, before: displayWidth(before) };
}

const shown = (text: string) => text.split("\t").map(visible).join(TAB);

/** The offset, moved out of the middle of a surrogate pair. */
function wholeCharacter(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff ? offset + 1 : offset;
}

/** How findings are told. */
interface Telling {
  readonly hasNotes: boolean;
  /** Whether all that is known about a file is told, a line each. */
  readonly tellsAll?: boolean;
}

/**
 * Warnings and notes for a terminal, one a line with its remedy and code, the most serious first; what is to be said
 * about one file stands in one line, with the count of what is left out. Empty for none.
 *
 * @example
 * renderWarnings([{ code: "VOLATILITY_MISSING", args: { symbol: "RTY" } }], { hasNotes: true }); // "pairsize: warning: RTY has no volatility; give --vol RTY=18.5%, or --history RTY=FILE to measure it  [VOLATILITY_MISSING]\n"
 */
export function renderWarnings(findings: readonly Finding[], { hasNotes, tellsAll = false }: Telling): string {
  const told = findings.filter((one) => hasNotes || !isNote(one));
  const groups = tellsAll ? told.map((one) => [one]) : [...groupsByFile(told).values()].map(seriousFirst);
  return seriousFirst(groups.map(([first]) => first).filter((one) => one !== undefined))
    .map((first) => lineOf(first, groups.find((group) => group[0] === first) ?? [first]))
    .join("");
}

export function isNote({ code }: Finding): boolean {
  return entryOf(code).severity === "note";
}

/** Warnings before notes, each in the order in which they were found. */
function seriousFirst(findings: readonly Finding[]): Finding[] {
  return [...findings.filter((one) => !isNote(one)), ...findings.filter(isNote)];
}

/** The findings about each price file or chain together; one about the trade is alone. */
function groupsByFile(findings: readonly Finding[]): Map<string | Finding, Finding[]> {
  const groups = new Map<string | Finding, Finding[]>();
  for (const one of findings) {
    const isOfFile = /^(HISTORY|CHAIN)_/.test(one.code);
    const key = isOfFile && one.where !== undefined ? one.where.file : one;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}

function lineOf(first: Finding, group: readonly Finding[]): string {
  const message = messageOf(first);
  const hint = hintOf(first);
  const place = placeOf(first, message);
  const words = [
    `${isNote(first) ? "note" : "warning"}: ${place === "" ? "" : `${place}: `}${message}${hint === null ? "" : `; ${hint}`}`,
    ...(group.length > 1 ? [moreWords(group)] : []),
  ];
  return `pairsize: ${visible(words.join("; "))}  [${[...new Set(group.map(({ code }) => code))].join(", ")}]\n`;
}

/** Where the others are: all about a price file are in `vol`. */
function moreWords(group: readonly Finding[]): string {
  const file = group[0]?.where?.file;
  const isHistory = group.every(({ code }) => code.startsWith("HISTORY_"));
  const where = isHistory && file !== undefined ? `pairsize vol ${file}` : "--json";
  return `${group.length - 1} more in ${where}`;
}
