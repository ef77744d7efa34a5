import type { Code } from "../../errors/catalogue.ts";
import { fail, PairsizeError } from "../../errors/error.ts";

const CHAIN_WORDS: Partial<
  Record<Code, "CHAIN_EMPTY" | "CHAIN_NOT_TEXT" | "CHAIN_NOT_A_TABLE" | "CHAIN_QUOTE_UNCLOSED">
> = {
  HISTORY_EMPTY: "CHAIN_EMPTY",
  HISTORY_NOT_TEXT: "CHAIN_NOT_TEXT",
  HISTORY_NOT_A_TABLE: "CHAIN_NOT_A_TABLE",
  HISTORY_QUOTE_UNCLOSED: "CHAIN_QUOTE_UNCLOSED",
};

/** What a step that chains share with price files returns; its refusals speak of a chain, with the same arguments. */
export function inChainWords<T>(step: () => T): T {
  try {
    return step();
  } catch (error) {
    const first = error instanceof PairsizeError ? error.findings[0] : undefined;
    const code = first === undefined ? undefined : CHAIN_WORDS[first.code];
    if (first === undefined || code === undefined) throw error;
    return fail(code, first.args as never, { ...(first.where === undefined ? {} : { where: first.where }) });
  }
}
