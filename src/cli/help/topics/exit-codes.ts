import { catalogue, entryOf } from "../../../errors/catalogue.ts";
import type { Entry } from "../../../errors/entry.ts";
import { twoColumns } from "../two-columns.ts";

const codes = Object.keys(catalogue) as (keyof typeof catalogue)[];

function listOf(severity: Entry<unknown>["severity"]): string {
  return twoColumns(
    codes.filter((code) => entryOf(code).severity === severity).map((code) => [code, entryOf(code).title]),
  );
}

/** The help on exit codes: what each means, and every error and warning under the code that it ends with. */
export function exitCodes(): string {
  return `exit-codes: what pairsize ends with

${twoColumns([
  ["0", "done; also when the reader of a pipe went away"],
  ["1", "the answer is no: nothing fits the limits, no weighting is available, or a check failed"],
  ["2", "the command line is wrong"],
  ["3", "a value, a line or a file cannot be used, or a target of -o exists"],
  ["70", "a fault in pairsize; --debug adds the stack trace for the report"],
  ["130", "interrupted"],
])}
Errors go to standard error with their code in brackets; with --json they are a
JSON object there. Codes keep their meaning from version to version.

Examples
  pairsize size trade.yaml --max-loss 25000 --quiet || echo "does not fit"
  pairsize check trade.yaml --max-loss 25000 --quiet || echo "over a limit"

Wrong command line (exit 2)
${listOf("usage")}
Values and files that cannot be used (exit 3)
${listOf("input")}
Warnings and reasons: the answer stands, with this beside it (exit 0, or 1 where
it is the reason that nothing fits)
${listOf("warning")}`;
}
