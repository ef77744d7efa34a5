import type { CST, Parser } from "yaml";
import { finding } from "../errors/finding.ts";
import type { WhereOf } from "./lines.ts";
import { MOST_NESTING, type Problem, tooDeep } from "./problems.ts";

/** The parts of the YAML parser that work token by token. */
export type TokenParser = Pick<typeof import("yaml"), "CST" | "Lexer" | "Parser">;

/** A YAML text as the parser's tokens, or what makes it unfit to be composed into values. */
export interface YamlTokens {
  readonly tokens: readonly CST.Token[];
  readonly problems: readonly Problem[];
}

const NOT_PLAIN = ["anchor", "alias", "tag"] as const;

/**
 * The tokens of a YAML text, with a problem for each anchor, alias and tag; nesting that is too deep and a second document
 * end the reading there. Everything after this step recurses, and a deep text aborts the process instead of throwing.
 */
export function yamlTokens(text: string, { CST, Lexer, Parser }: TokenParser, whereOf: WhereOf): YamlTokens {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const problems: Problem[] = [];
  const place = (offset: number) => ({ where: whereOf(offset) });
  let documents = 0;
  let before = "";
  for (const { kind, source, offset } of lexemes(new Lexer().lex(text), CST.tokenType)) {
    const startsDocument = kind === "doc-mode" || (kind === "doc-start" && before !== "doc-mode");
    if (startsDocument && ++documents === 2) {
      return { tokens, problems: [...problems, () => finding("YAML_SEVERAL_DOCUMENTS", {}, place(offset))] };
    }
    const what = NOT_PLAIN.find((each) => each === kind);
    if (what) problems.push(() => finding("YAML_NOT_PLAIN", { what, got: source }, place(offset)));
    tokens.push(...parser.next(source));
    if (nestingOf(parser, CST.isCollection) > MOST_NESTING)
      return { tokens, problems: [...problems, tooDeep(offset, whereOf)] };
    before = kind;
  }
  return { tokens: [...tokens, ...parser.end()], problems };
}

/**
 * How many lists and maps are open. The parser's own stack is the one true measure: in a text with errors it nests where
 * no count of brackets and indentation would see it. At its bottom lies the document, at its top often a scalar.
 */
function nestingOf({ stack }: Parser, isCollection: typeof CST.isCollection): number {
  const innermost = stack.at(-1);
  return stack.length - (innermost !== undefined && isCollection(innermost) ? 1 : 2);
}

interface Lexeme {
  readonly kind: string;
  readonly source: string;
  readonly offset: number;
}

function* lexemes(sources: Iterable<string>, kindOf: typeof CST.tokenType): Generator<Lexeme> {
  let offset = 0;
  let before = "";
  for (const source of sources) {
    // A mark announces a scalar, whose own text could look like any token.
    const kind: string = before === "scalar" ? "text" : (kindOf(source) ?? "text");
    yield { kind, source, offset };
    const isMark = kind === "scalar" || kind === "doc-mode" || kind === "flow-error-end";
    if (!isMark) offset += source.length;
    before = kind;
  }
}
