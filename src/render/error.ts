import { entryOf } from "../errors/catalogue.ts";
import { type Finding, hintOf, messageOf } from "../errors/finding.ts";
import { displayWidth, visible } from "./text/text.ts";

/** Paint that sets off the parts of an error: each function wraps a text, in terminal codes or in nothing. */
export interface Paint {
  readonly red: (text: string) => string;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}

/** Style of errors on a screen. */
export interface ErrorStyle {
  readonly paint?: Paint;
  /** The most characters of a source line; 100 if left out. */
  readonly excerptLength?: number;
}

const asIs = (text: string) => text;
const PLAIN: Paint = { red: asIs, bold: asIs, dim: asIs };

/**
 * Findings for a terminal, each with its place, sentence and code, the source line with a caret, and the remedy; with
 * a newline at the end, or nothing for no findings. What came from the user can send no control codes to the
 * terminal.
 *
 * @example
 * renderError([{ code: "FILE_EMPTY", args: { file: "trade.yaml" } }]); // "pairsize: trade.yaml is empty  [FILE_EMPTY]\n"
 */
export function renderError(findings: readonly Finding[], style: ErrorStyle = {}): string {
  const blocks = findings.map((finding) => blockOf(finding, style));
  const separator = blocks.some((lines) => lines.length > 1) ? "\n\n" : "\n";
  return blocks.length === 0 ? "" : `${blocks.map((lines) => lines.join("\n")).join(separator)}\n`;
}

function blockOf(finding: Finding, { paint = PLAIN, excerptLength = 100 }: ErrorStyle): string[] {
  const hint = hintOf(finding);
  return [
    headline(finding, paint),
    ...excerptLines(finding, paint, excerptLength),
    ...(hint === null ? [] : [`  ${paint.dim("hint:")} ${visible(hint)}`]),
  ];
}

function headline(finding: Finding, paint: Paint): string {
  const message = messageOf(finding);
  const place = placeOf(finding, message);
  const { severity } = entryOf(finding.code);
  const kind = severity === "warning" || severity === "note" ? `${paint.bold(`${severity}:`)} ` : "";
  return `pairsize: ${kind}${place === "" ? "" : `${visible(place)}: `}${paint.bold(visible(message))}  ${paint.dim(`[${finding.code}]`)}`;
}

/**
 * The flag as typed, or file:line:column; without either the path in the trade, and the file unless the sentence
 * names it.
 */
export function placeOf({ flag, where, path }: Finding, message: string): string {
  if (flag !== undefined) return flag;
  if (where?.line !== undefined)
    return [where.file, where.line, where.column].filter((part) => part !== undefined).join(":");
  const file = where !== undefined && !message.includes(where.file) ? where.file : undefined;
  return [file, path].filter((part) => part !== undefined).join(": ");
}

function excerptLines({ where }: Finding, paint: Paint, excerptLength: number): string[] {
  if (where?.line === undefined || where.excerpt === undefined) return [];
  const { text, before } = shownLine(where.excerpt, where.column ?? 1, excerptLength);
  const number = `${where.line}`;
  const line = `  ${paint.dim(`${number} |`)} ${text}`.trimEnd();
  if (where.column === undefined) return [line];
  return [line, `  ${paint.dim(`${" ".repeat(number.length)} |`)} ${" ".repeat(before)}${paint.red("^")}`];
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
