import { keyedFlag } from "../shell-word.ts";
import { entry } from "./entry.ts";

const usageHint = (a: { readonly command: string }) => `pairsize ${a.command} --help lists what it takes`;

/** Why a flag changes nothing, by what the trade lacks or has. */
const unneeded = {
  "no option": (symbol: string) => `${symbol} has no options`,
  future: (symbol: string) => `the futures price of ${symbol} holds the dividends`,
  "no chain": () => "no side has a chain",
  premiums: (symbol: string) => `the premiums of ${symbol} say their volatilities`,
  "not the ratio": () => "it is no part of the ratio that was traded; --implied-vol marks at today's",
};

/** Codes of the command line, and of the lines of a batch. */
export const findings = () => ({
  // Codes of the command line itself.
  COMMAND_UNKNOWN: entry({
    severity: "usage",
    title: "There is no such command",
    message: (a: { command: string; nearest: readonly string[] }) => `there is no command "${a.command}"`,
    hint: (a) =>
      a.nearest.length > 0 ? `did you mean ${a.nearest.join(" or ")}?` : "pairsize --help lists the commands",
  }),
  TOPIC_UNKNOWN: entry({
    severity: "usage",
    title: "There is no such help topic",
    message: (a: { topic: string; topics: readonly string[] }) => `there is no help for "${a.topic}"`,
    hint: (a) => `topics are ${a.topics.join(", ")}; or the name of a command`,
  }),
  FLAG_UNKNOWN: entry({
    severity: "usage",
    title: "There is no such flag",
    message: (a: { flag: string; nearest: readonly string[]; command: string }) => `${a.command} has no flag ${a.flag}`,
    hint: (a) => (a.nearest.length > 0 ? `did you mean ${a.nearest.join(" or ")}?` : usageHint(a)),
  }),
  FLAG_VALUE_MISSING: entry({
    severity: "usage",
    title: "A flag lacks its value",
    message: (a: { flag: string; command: string }) => `${a.flag} lacks its value`,
    hint: usageHint,
  }),
  FLAG_CHOICE: entry({
    severity: "usage",
    title: "A flag's value is not among its choices",
    message: (a: { flag: string; got: string; choices: string }) => `${a.flag} takes ${a.choices}, got "${a.got}"`,
  }),
  ARGUMENT_CHOICE: entry({
    severity: "usage",
    title: "An argument is not among its choices",
    message: (a: { got: string; choices: string; command: string }) =>
      `${a.command} takes ${a.choices}, got "${a.got}"`,
    hint: usageHint,
  }),
  ARGUMENT_MISSING: entry({
    severity: "usage",
    title: "A command lacks an argument",
    message: (a: { argument: string; command: string }) => `${a.command} lacks its argument ${a.argument}`,
    hint: usageHint,
  }),
  ARGUMENT_EXCESS: entry({
    severity: "usage",
    title: "A command was given too many arguments",
    message: (a: { most: number; got: number; command: string }) =>
      `${a.command} takes ${a.most === 0 ? "no argument" : a.most === 1 ? "one argument" : `${a.most} arguments`}, got ${a.got}`,
    hint: usageHint,
  }),
  HISTORY_FLAGS_UNUSED: entry({
    severity: "usage",
    title: "A flag says how price files are read, and no side has one",
    message: (a: { flags: readonly string[]; symbol: string }) =>
      `${a.flags.join(", ")} ${a.flags.length === 1 ? "changes" : "change"} nothing: no side has a price file`,
    hint: (a) =>
      `add ${keyedFlag("--history", a.symbol, "FILE") ?? "--history SYM=FILE"}, or leave ${a.flags.length === 1 ? "it" : "them"} out`,
  }),
  FLAG_UNUSED: entry({
    severity: "warning",
    title: "A flag changes nothing in this trade",
    message: (a: { flag: string; reason: keyof typeof unneeded; symbol: string }) =>
      `${a.flag} changes nothing: ${unneeded[a.reason](a.symbol)}`,
  }),
  FLAG_NOT_KEYED: entry({
    severity: "usage",
    title: "A keyed flag lacks its SYM= part",
    message: (a: { flag: string; got: string }) => `${a.flag} takes SYM=VALUE, got "${a.got}"`,
    hint: (a) =>
      a.flag === "--market" ? "write --market SPX=FILE" : `write ${a.flag} RTY=…, naming the side by its symbol`,
  }),
  FLAG_SYMBOL_UNKNOWN: entry({
    severity: "usage",
    title: "A keyed flag names neither side",
    message: (a: { flag: string; symbol: string; long: string; short: string }) =>
      `${a.flag} ${a.symbol}=… names neither side: long is ${a.long}, short is ${a.short}`,
    hint: () => "key the flag by the symbol of one of the two sides",
  }),
  REPORT_AND_FORMAT: entry({
    severity: "usage",
    title: "A page and another format are asked for at once",
    message: (a: { format: string }) => `--report writes a page, and --format ${a.format} something else`,
    hint: () => "keep one of them",
  }),
  LEVEL_OF_SEVERAL_FUTURES: entry({
    severity: "usage",
    title: "A level is taken for the price of several futures",
    message: (a: { flag: string; futures: readonly string[] }) =>
      `${a.flag} would be the price of ${a.futures.join(" and of ")}`,
    hint: (a) => `give each by its code: ${a.futures.map((code) => `--level ${code}=POINTS`).join(" ")}`,
  }),
  FLAG_OF_NO_TRADE: entry({
    severity: "usage",
    title: "A keyed flag names a side of no trade of a book",
    message: (a: { flag: string }) => `${a.flag} names a side of none of the trades`,
    hint: () => "key the flag by the symbol of a side of one of them",
  }),
  FLAG_REPEATED: entry({
    severity: "usage",
    title: "A flag is given twice",
    message: (a: { flag: string }) => `${a.flag} is given twice`,
    hint: () => "keep one of the two",
  }),
  SIDE_MISSING: entry({
    severity: "usage",
    title: "A pair needs a long and a short side",
    message: (a: { side: string }) => `the ${a.side} side is not named`,
    hint: (a) => `add --${a.side} SYM, or give a trade file (pairsize init prints one to start from)`,
  }),
  TARGET_EXISTS: entry({
    severity: "input",
    title: "The file to write to exists",
    message: (a: { file: string }) => `${a.file} exists and is not overwritten`,
    hint: () => "name another file, or add --force",
  }),
  TARGET_UNWRITABLE: entry({
    severity: "input",
    title: "The file to write to cannot be written",
    message: (a: { file: string; reason: string }) => `${a.file} cannot be written: ${a.reason}`,
  }),
  // Codes of many trades, one a line.
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
  STRUCTURE_NOT_MIRRORED: entry({
    severity: "usage",
    title: "A structure for both sides names a strike or a price of one index",
    message: (a: { leg: string }) => `${a.leg} is of one index, and a structure without a symbol is for both`,
    hint: () => "name strikes by delta (40d), by distance (+2%) or ATM, without prices; or name the side: SYM=…",
  }),
});
