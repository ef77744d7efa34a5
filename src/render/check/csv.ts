import { messageOf } from "../../errors/wording.ts";
import { csvText, type Field } from "../text/csv-text.ts";
import { checkFigures } from "./figures.ts";
import { type CheckedTrade, checkMessage } from "./words.ts";

const header = ["file", "check", "weighting", "passed", "limit", "actual", "unit", "message"];

/** What `--format csv` prints: a row a check, in full precision; of a trade that was not checked a row a problem. */
export function renderCheckCsv(trades: readonly CheckedTrade[]): string {
  return csvText(header, trades.flatMap(rowsOf));
}

function rowsOf(trade: CheckedTrade): Field[][] {
  const { file } = trade;
  if (!trade.checked)
    return trade.problems.map((problem) => [file, null, null, false, null, null, null, messageOf(problem)]);
  return trade.answer.checks.map((check) => {
    const { limit, actual, unit } = checkFigures(check);
    return [file, check.name, check.weighting, check.passed, limit, actual, unit, checkMessage(check)];
  });
}
