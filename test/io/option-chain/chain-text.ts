import { readFileSync } from "node:fs";
import type { Chain } from "../../../src/core/option/chain.ts";
import type { Code, Finding } from "../../../src/errors/finding.ts";
import type { ChainOptions } from "../../../src/io/option-chain/chain.ts";
import { readChain } from "../../../src/io/option-chain/read-chain.ts";

/** The chain in a text. */
export function chainOf(text: string, options: ChainOptions = {}, name = "chain.csv"): Promise<Chain> {
  return readChain({ name, chunks: new TextEncoder().encode(text) }, options);
}

/** The chain in a fixture. */
export function chainIn(name: string, options: ChainOptions = {}): Promise<Chain> {
  return readChain({ name, chunks: readFileSync(`fixtures/chains/${name}`) }, options);
}

/** Rows as "strike right: bid/ask/mark/last/settle", "-" where there is none. */
export function pricesOf({ rows }: Chain): readonly string[] {
  return rows.map(({ strike, right, bid, ask, mark, last, settle }) => {
    const prices = [bid, ask, mark, last, settle].map((price) => price ?? "-").join("/");
    return `${strike} ${right}: ${prices}`;
  });
}

/** The codes of the warnings of a chain. */
export function codesOf({ findings }: { readonly findings: readonly Finding[] }): readonly Code[] {
  return findings.map(({ code }) => code);
}
