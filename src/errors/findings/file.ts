import { entry } from "./entry.ts";

/** Quotes as much of a text as a sentence can hold. */
const quoted = (text: string) => `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;

/** Codes of opening files, and of the text layer of trade files: what is wrong before any key has a meaning. */
export const findings = () => ({
  FILE_NOT_FOUND: entry({
    severity: "input",
    title: "A file does not exist",
    message: (a: { file: string }) => `there is no file ${a.file}`,
    hint: () => "check the name; paths in a trade file are relative to the trade file",
  }),
  FILE_UNREADABLE: entry({
    severity: "input",
    title: "A file exists and cannot be read",
    message: (a: { file: string; reason: string }) => `${a.file} cannot be read: ${a.reason}`,
  }),
  FILE_TOO_LARGE: entry({
    severity: "input",
    title: "A file is larger than the limit",
    message: (a: { file: string; most: number }) => `${a.file} holds more than ${a.most} bytes`,
    hint: () => "check that this is the file you meant",
  }),
  FILE_EMPTY: entry({
    severity: "input",
    title: "A file holds nothing",
    message: (a: { file: string }) => `${a.file} is empty`,
  }),
  FILE_BINARY: entry({
    severity: "input",
    title: "A file is not text",
    message: (a: { file: string }) => `${a.file} is not text: it holds NUL bytes`,
    hint: () => "export a spreadsheet as text; save text as UTF-8",
  }),
  FILE_NOT_UTF8: entry({
    severity: "input",
    title: "A file is text in an encoding that is not UTF-8",
    message: (a: { file: string; encoding: string }) => `${a.file} is not valid ${a.encoding} text`,
    hint: () => "save the file as UTF-8",
  }),
  FILE_MORE_PROBLEMS: entry({
    severity: "input",
    title: "A file has more problems than are shown",
    message: (a: { more: number }) => `and ${a.more} more problems in this file`,
    hint: () => "mend the ones above first",
  }),
  NESTING_TOO_DEEP: entry({
    severity: "input",
    title: "A file nests lists and maps too deeply",
    message: (a: { most: number }) => `lists and maps must be nested at most ${a.most} deep, this one is deeper`,
  }),
  KEY_DUPLICATE: entry({
    severity: "input",
    title: "A key is given twice in one map",
    message: (a: { key: string; firstLine: number; firstColumn: number }) =>
      `key ${quoted(a.key)} is given twice, first at ${a.firstLine}:${a.firstColumn}`,
    hint: () => "keep one of the two",
  }),
  KEY_NOT_TEXT: entry({
    severity: "input",
    title: "A key of a map is not a word",
    message: (a: { got: string }) => `a key must be a word, got ${a.got}`,
  }),
  NUMBER_TOO_LARGE: entry({
    severity: "input",
    title: "A number is beyond what a computer number can hold",
    message: (a: { got: string }) => `a number must be below 1.8e308 in size, got ${quoted(a.got)}`,
  }),
  JSON_SYNTAX: entry({
    severity: "input",
    title: "A file that starts with { is not JSON",
    message: (a: { problem: string }) => a.problem,
    hint: () => "a file that starts with { is read as JSON; to write YAML, start with a key or with ---",
  }),
  YAML_SYNTAX: entry({
    severity: "input",
    title: "A file is not YAML",
    message: (a: { problem: string; remedy: string }) => a.problem,
    hint: (a) => a.remedy,
  }),
  YAML_NOT_PLAIN: entry({
    severity: "input",
    title: "A file uses anchors, aliases or tags of YAML",
    message: (a: { what: "anchor" | "alias" | "tag"; got: string }) =>
      `YAML's anchors, aliases and tags are not read, got the ${a.what} ${quoted(a.got)}`,
    hint: () => "write the value out, or put it in quotes",
  }),
  YAML_SEVERAL_DOCUMENTS: entry({
    severity: "input",
    title: "A file holds several YAML documents",
    message: () => "a trade file is one document, got a second one",
    hint: () => "put each trade in its own file, or use batch with one JSON a line",
  }),
  TRADE_NOT_A_MAP: entry({
    severity: "input",
    title: "A trade file is not a map of keys",
    message: (a: { got: string }) => `a trade file is a map of keys (version, long, short, …), got ${a.got}`,
    hint: () => "pairsize init prints a trade file to start from",
  }),
});
