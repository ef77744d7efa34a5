import type { Check } from "../../core/check/check.ts";
import { type Finding, hintOf, messageOf, type Place, type Where } from "../../errors/finding.ts";
import { visible } from "../text/text.ts";
import { isNote } from "../error.ts";
import { type CheckedTrade, checkHint, checkMessage, checkTitle, failedChecks } from "./forms.ts";

/**
 * Text of `--format github`: a workflow command for each check that failed, each problem, each warning and each note, which GitHub
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
