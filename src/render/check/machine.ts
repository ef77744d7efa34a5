import type { Check } from "../../core/check/check.ts";
import type { Finding, Place, Where } from "../../errors/finding.ts";
import { hintOf, messageOf } from "../../errors/words.ts";
import { isNote } from "../error.ts";
import { visible } from "../text/text.ts";
import { failedChecks } from "./forms.ts";
import { type CheckedTrade, checkHint, checkMessage, checkTitle } from "./words.ts";

/**
 * Text of `--format github`: a workflow command for each check that failed, problem, warning and note, which GitHub
 * shows beside the line of the trade file where the limit or the value stands.
 *
 * @see GitHub, Workflow commands for GitHub Actions: setting an error message
 */
export function renderCheckGithub(trades: readonly CheckedTrade[]): string {
  return trades.flatMap(commandsOf).join("");
}

function commandsOf(trade: CheckedTrade): string[] {
  const { file } = trade;
  if (!trade.checked) return trade.problems.map((problem) => findingCommand("error", problem, file));
  const { answer, places } = trade;
  return [
    ...failedChecks(answer).map((check) => checkCommand(check, places[check.name] ?? {}, file)),
    ...answer.warnings.map((warning) => findingCommand(isNote(warning) ? "notice" : "warning", warning, file)),
  ];
}

function checkCommand(check: Check, { where }: Place, file: string | null): string {
  return command("error", { where, file, title: checkTitle(check) }, [checkMessage(check), checkHint(check)]);
}

/** How grave GitHub shows it. */
type Level = "error" | "warning" | "notice";

function findingCommand(level: Level, found: Finding, file: string | null): string {
  const flag = found.flag === undefined ? "" : `${found.flag}: `;
  return command(level, { where: found.where, file, title: found.code }, [`${flag}${messageOf(found)}`, hintOf(found)]);
}

interface Annotation {
  readonly where: Where | undefined;
  readonly file: string | null;
  readonly title: string;
}

function command(level: Level, { where, file, title }: Annotation, texts: readonly (string | null)[]): string {
  const properties = Object.entries({ file: where?.file ?? file, line: where?.line, col: where?.column, title })
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${name}=${property(String(value))}`);
  const message = texts
    .filter((text) => text !== null)
    .map(visible)
    .join("\n");
  return `::${level} ${properties.join(",")}::${escaped(message)}\n`;
}

/** Escapes what would end the command or its line, as GitHub's runner reads it back. */
function escaped(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return escaped(visible(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/** Counts of a suite. */
interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
}

/**
 * Text of `--format junit`: JUnit XML with a suite a trade and a case a check; a trade that was not checked has one case
 * in error. No times, host names or time stamps: the same input gives the same bytes.
 *
 * @see Jenkins xUnit plugin, junit-10.xsd, 2014–2024
 */
export function renderCheckJunit(trades: readonly CheckedTrade[]): string {
  const total = trades.map(countsOf).reduce((sum, one) => ({
    tests: sum.tests + one.tests,
    failures: sum.failures + one.failures,
    errors: sum.errors + one.errors,
  }));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${xmlAttributes({ name: "pairsize check", ...total })}>`,
    ...trades.flatMap(suiteLines),
    "</testsuites>",
    "",
  ].join("\n");
}

function countsOf(trade: CheckedTrade): Counts {
  if (!trade.checked) return { tests: 1, failures: 0, errors: 1 };
  return { tests: trade.answer.checks.length, failures: failedChecks(trade.answer).length, errors: 0 };
}

function suiteLines(trade: CheckedTrade): string[] {
  const cases = trade.checked
    ? trade.answer.checks.flatMap((check) => caseLines(check, trade.title))
    : errorLines(trade.problems, trade.title);
  return [
    `  <testsuite${xmlAttributes({ name: trade.title, ...countsOf(trade), skipped: 0 })}>`,
    ...cases,
    "  </testsuite>",
  ];
}

function caseLines(check: Check, title: string): string[] {
  const open = `    <testcase${xmlAttributes({ name: checkTitle(check), classname: title })}`;
  if (check.passed) return [`${open}/>`];
  const message = checkMessage(check);
  const body = [message, checkHint(check)].filter((text) => text !== null).map(xmlText);
  const failure = `<failure${xmlAttributes({ message, type: check.name })}>${body.join("\n")}</failure>`;
  return [`${open}>`, `      ${failure}`, "    </testcase>"];
}

function errorLines(problems: readonly Finding[], title: string): string[] {
  const messages = problems.map((problem) => `${placeOf(problem)}${messageOf(problem)}`);
  const [message = ""] = messages;
  const body = problems.flatMap((problem, at) => [messages[at] ?? "", hintOf(problem)]).filter((text) => text !== null);
  const type = problems[0]?.code ?? "";
  return [
    `    <testcase${xmlAttributes({ name: "the trade can be checked", classname: title })}>`,
    `      <error${xmlAttributes({ message, type })}>${body.map(xmlText).join("\n")}</error>`,
    "    </testcase>",
  ];
}

function placeOf({ where, flag }: Finding): string {
  if (flag !== undefined) return `${flag}: `;
  return where?.line === undefined ? "" : `${where.file}:${where.line}:${where.column ?? 1}: `;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/**
 * A text inside an element or a quoted attribute of XML 1.0: what the format would act on escaped, and characters
 * that it cannot hold, even escaped, spelled out.
 *
 * @see W3C, Extensible Markup Language (XML) 1.0, 5th ed., 2008, 2.2 Characters
 * @example
 * xmlText('a < "b"\u0001'); // "a &lt; &quot;b&quot;\\u{1}"
 */
export function xmlText(text: string): string {
  return visible(text).replace(/[&<>"']/g, (mark) => entities[mark] ?? mark);
}

/** Attributes in their order, each with a space in front. */
function xmlAttributes(attributes: Readonly<Record<string, string | number>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${xmlText(String(value))}"`)
    .join("");
}
