import { entryOf } from "../errors/catalogue.ts";
import type { Finding } from "../errors/finding.ts";
import { hintOf, messageOf } from "../errors/wording.ts";
import { shownLine } from "./text/excerpt.ts";
import { visible } from "./text/text.ts";

/** How to set off the parts of an error: each function wraps a text, in terminal codes or in nothing. */
export interface Paint {
  readonly red: (text: string) => string;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}

/** How errors are shown. */
export interface ErrorStyle {
  readonly paint?: Paint;
  /** The most characters of a source line; 100 if left out. */
  readonly excerptLength?: number;
}

const asIs = (text: string) => text;
const PLAIN: Paint = { red: asIs, bold: asIs, dim: asIs };

/**
 * Findings for a terminal, each with its place, sentence and code, the source line with a caret, and the remedy; with a
 * newline at the end, or nothing for no findings. What came from the user can send no control codes to the terminal.
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
  const kind = entryOf(finding.code).severity === "warning" ? `${paint.bold("warning:")} ` : "";
  return `pairsize: ${kind}${place === "" ? "" : `${visible(place)}: `}${paint.bold(visible(message))}  ${paint.dim(`[${finding.code}]`)}`;
}

/** The flag as typed, or file:line:column; without either the path in the trade, and the file unless the sentence names it. */
function placeOf({ flag, where, path }: Finding, message: string): string {
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
