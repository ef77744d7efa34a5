import type { Check } from "../../core/check/check.ts";
import { findingJson, jsonText, schemaVersion, warningDocument } from "../json.ts";
import { boundDocument, bySide } from "../size/trade-document.ts";
import { type CheckedTrade, checkHint, checkMessage } from "./words.ts";

function limitDocument(check: Check) {
  return check.name === "maxContracts" ? bySide(check.limit, (count) => count) : check.limit;
}

function actualDocument(check: Check) {
  switch (check.name) {
    case "maxLoss":
      return check.actual === null ? null : boundDocument(check.actual);
    case "definedRisk":
      return bySide(check.actual, boundDocument);
    case "maxContracts":
      return check.actual === null ? null : bySide(check.actual, (count) => count);
    case "maxPriceAge":
      return bySide(check.actual, (age) => age);
    default:
      return check.actual;
  }
}

function checkDocument(file: string | null, check: Check) {
  const { name, weighting, passed } = check;
  return {
    file,
    name,
    weighting,
    passed,
    limit: limitDocument(check),
    actual: actualDocument(check),
    message: checkMessage(check),
    hint: passed ? null : checkHint(check),
  };
}

function fileDocument(trade: CheckedTrade) {
  const { file } = trade;
  if (!trade.checked) return { file, passed: false, errors: trade.problems.map(findingJson), warnings: [] };
  const { passed, warnings } = trade.answer;
  return { file, passed, errors: [], warnings: warnings.map(warningDocument) };
}

/** The document of `check`: the checks of all trades in one list, and what became of each trade. */
export function checkResultDocument(trades: readonly CheckedTrade[], version: string) {
  return {
    schemaVersion,
    tool: { name: "pairsize", version },
    command: "check",
    passed: trades.every((trade) => trade.checked && trade.answer.passed),
    checks: trades.flatMap((trade) =>
      trade.checked ? trade.answer.checks.map((check) => checkDocument(trade.file, check)) : [],
    ),
    files: trades.map(fileDocument),
  } as const;
}

/** The document of `check` as text, a line break at the end. */
export function renderCheckJson(trades: readonly CheckedTrade[], version: string): string {
  return jsonText(checkResultDocument(trades, version));
}
