import type { YAMLError } from "yaml";
import { type Finding, finding } from "../errors/finding.ts";
import type { WhereOf } from "./lines.ts";
import type { Problem } from "./problems.ts";

interface Wording {
  /** Our sentence; where none is given, the parser's own. */
  readonly problem?: string;
  readonly remedy: string;
}

const INDENTATION = "indent with spaces, what belongs together by the same number of them";

/** What people do wrong, by the parser's code; the rest keep the parser's own sentence. */
const WORDINGS: Readonly<Partial<Record<YAMLError["code"], Wording>>> = {
  TAB_AS_INDENT: { problem: "a line is indented with a tab", remedy: "indent with spaces" },
  BAD_INDENT: { remedy: INDENTATION },
  BLOCK_AS_IMPLICIT_KEY: {
    problem: "a second key on one line",
    remedy: 'put each key on its own line, or quote a value that holds ": "',
  },
  MULTILINE_IMPLICIT_KEY: { problem: "a line without a colon before a key", remedy: "write key: value on every line" },
  BAD_SCALAR_START: { remedy: "put the value in quotes" },
  BLOCK_IN_FLOW: { problem: "lines of keys or dashes inside brackets", remedy: "close the bracket, or use commas" },
  BAD_DQ_ESCAPE: { remedy: "use single quotes, in which a backslash is only a backslash" },
  MISSING_CHAR: { remedy: "check that quotes and brackets are closed, and that a colon or dash has a space after it" },
};

const OTHERWISE: Wording = { remedy: `check the brackets, commas and quotes up to here; ${INDENTATION}` };

/** Sentences of the parser that speak of its own parts, and ours instead. */
const PLAINER: readonly (readonly [RegExp, string])[] = [
  [/^Missing closing .quote$/, "a quote is not closed"],
  [/^Flow .* end with a (.)$/, 'a bracket is not closed by "$1", or a line inside it is not indented'],
  [/^Unexpected .* token in .*: (".*")$/s, "unexpected $1"],
];

/** The parser's complaints in the order of the text; of several at one place the first, which the others follow from. */
export function yamlProblems(errors: readonly YAMLError[], whereOf: WhereOf): Problem[] {
  const firsts = new Map<number, YAMLError>();
  for (const error of errors) if (!firsts.has(error.pos[0])) firsts.set(error.pos[0], error);
  return [...firsts.values()].toSorted((a, b) => a.pos[0] - b.pos[0]).map((error) => () => worded(error, whereOf));
}

function worded({ code, message, pos }: YAMLError, whereOf: WhereOf): Finding {
  const { problem = plainly(message), remedy } = WORDINGS[code] ?? OTHERWISE;
  return finding("YAML_SYNTAX", { problem, remedy }, { where: whereOf(pos[0]) });
}

function plainly(sentence: string): string {
  const [pattern, ours] = PLAINER.find(([each]) => each.test(sentence)) ?? [/^./, sentence.charAt(0).toLowerCase()];
  return sentence.replace(pattern, ours);
}
