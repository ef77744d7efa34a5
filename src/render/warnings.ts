import { entryOf } from "../errors/catalogue.ts";
import { type Finding, hintOf, messageOf } from "../errors/finding.ts";
import { placeOf } from "./error.ts";
import { visible } from "./text/text.ts";

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
