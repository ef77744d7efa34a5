import { entry } from "../entry.ts";

/** Codes of many trades, one a line. */
export const batchFindings = {
  LINE_BLANK: entry({
    severity: "input",
    title: "A line of a batch holds nothing",
    message: () => "the line is blank",
    hint: () => "delete the line: every line is one trade, and is answered by one line",
  }),
  LINE_TOO_LONG: entry({
    severity: "input",
    title: "A line of a batch is longer than the limit",
    message: (a: { most: number }) => `the line holds more than ${a.most} bytes`,
    hint: () => "check that lines end with a line feed, one trade a line",
  }),
  LINE_NOT_UTF8: entry({
    severity: "input",
    title: "A line of a batch is text in an encoding that is not UTF-8",
    message: () => "the line is not valid UTF-8 text",
    hint: () => "save the file as UTF-8",
  }),
  LINE_NOT_JSON: entry({
    severity: "input",
    title: "A line of a batch is not JSON",
    message: (a: { problem: string }) => a.problem,
    hint: () => "a line is a whole trade as one JSON object; jq -c . trade.json writes a file as one line",
  }),
  FIELD_UNKNOWN: entry({
    severity: "usage",
    title: "There is no such field in the answer",
    message: (a: { field: string; nearest: readonly string[] }) => `there is no field "${a.field}"`,
    hint: (a) =>
      a.nearest.length > 0
        ? `did you mean ${a.nearest.join(" or ")}?`
        : "a field is a key of a sizing, such as maxLoss.amount, or starts with trade; pairsize help json lists them",
  }),
};
