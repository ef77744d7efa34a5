import type { Document as Composed } from "yaml";
import { type Document, locateIn } from "./document.ts";
import { whereIn } from "./lines.ts";
import { refuseIfAny, refuseUnlessMap } from "./problems.ts";
import { yamlProblems } from "./yaml-problem.ts";
import { yamlTokens } from "./yaml-tokens.ts";
import { yamlValues } from "./yaml-values.ts";

// The failsafe schema leaves scalars as written. The parser's check of unique keys takes quadratic time; ours is in values.
const OPTIONS = { schema: "failsafe", uniqueKeys: false, logLevel: "error" } as const;

/**
 * A YAML text as a document whose leaves are texts as written: `0x10` is "0x10" and `5%` is "5%"; nothing written is null.
 *
 * Only the plain part of YAML: no anchors, aliases, tags or second document.
 *
 * @throws PairsizeError YAML_SYNTAX, YAML_NOT_PLAIN, YAML_SEVERAL_DOCUMENTS, NESTING_TOO_DEEP, KEY_DUPLICATE,
 * KEY_NOT_TEXT (all that were found), TRADE_NOT_A_MAP
 */
export async function readYamlDocument(text: string, file: string): Promise<Document> {
  const { Composer, CST, isMap, isScalar, isSeq, Lexer, Parser } = await import("yaml");
  const whereOf = whereIn(text, file);
  const { tokens, problems } = yamlTokens(text, { CST, Lexer, Parser }, whereOf);
  refuseIfAny(problems);
  const [composed]: Iterable<Composed.Parsed> = new Composer(OPTIONS).compose(tokens, true, text.length);
  refuseIfAny(yamlProblems(composed?.errors ?? [], whereOf));
  const reading = { is: { isMap, isScalar, isSeq }, whereOf, problems: [] };
  const { value, outline } = yamlValues(composed?.contents, 0, reading);
  refuseUnlessMap(value, outline.start, whereOf);
  refuseIfAny(reading.problems);
  return { file, value, locate: (path, which = "value") => locateIn(outline, path, which, whereOf) };
}
