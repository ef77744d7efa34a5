import { priceTrade } from "../../core/pair/price-trade.ts";
import { fail } from "../../errors/error.ts";
import {
  type Answer,
  answers,
  type Command,
  type Invocation,
  type Lap,
  type Options,
  textOf,
  textsOf,
} from "../call/command.ts";
import { loadTrade, loadWritten, mergeFlags, put, type WrittenTrade } from "../flags/trade-file.ts";
import { outputOptions, tradeOptions, without } from "../flags/trade-flags.ts";

/** What option legs are worth. */
export const price: Command = {
  name: "price",
  examples: [
    "pairsize price trade.yaml",
    'pairsize price --leg "RTY=2750C @ 78.40" --level RTY=2730.8 --rate 3.65% --as-of 2026-01-22 --expiry 2026-03-20',
    'pairsize price --leg "NQ=40dP" --level NQ=25658.25 --vol NQ=20% --rate 3.65% --as-of 2026-01-22 --expiry 2026-03-20',
    "pairsize price trade.yaml --explain",
    "pairsize price trade.yaml --json",
  ],
  arguments: [{ name: "[trade-file]", summary: "YAML or JSON; - is standard input; flags beat it" }],
  options: [...without(tradeOptions, "--move"), ...outputOptions],
  run: answers(answer),
};

async function answer(invocation: Invocation, lap: Lap): Promise<Answer> {
  const { options, arguments: files } = invocation;
  const isPair = files.length > 0 || textOf(options, "long") !== undefined || textOf(options, "short") !== undefined;
  const trade = isPair ? await loadTrade(invocation) : await loadWritten(underlyingsByFlags(options), "", invocation);
  lap("read");
  const priced = priceTrade(trade);
  lap("price");
  const forms = () => import("../../render/price/forms.ts");
  return {
    warnings: priced.warnings,
    reads: {
      json: async (version) => (await import("../../render/documents.ts")).priceDocument(priced, version),
      csv: async () => (await forms()).renderPriceCsv(priced),
      markdown: async () => (await forms()).renderPriceMarkdown(priced),
      table: async (style) => (await forms()).renderPrice(priced, style),
      explanation: async (style) => (await forms()).renderPriceExplain(priced, style),
    },
  };
}

/** Stands where a pair would have its second underlying: nothing is held on it, and nothing of it is shown. */
const nobody = "(none)";

/**
 * The trade of flags that name no sides: the symbols of the legs are its underlyings, one or two of them.
 *
 * @throws PairsizeError NOTHING_TO_PRICE, UNDERLYINGS_TOO_MANY, and what {@link mergeFlags} throws
 */
function underlyingsByFlags(options: Options): WrittenTrade {
  const symbols = [...new Set(textsOf(options, "leg").map(symbolOf))];
  const [first, second, third] = symbols;
  if (first === undefined) return fail("NOTHING_TO_PRICE", {});
  if (third !== undefined) return fail("UNDERLYINGS_TOO_MANY", { symbols });
  const written = mergeFlags(null, { ...options, long: first, short: second ?? nobody });
  if (second === undefined)
    put(written.input as Record<string, unknown>, ["short"], { symbol: nobody, level: 1, multiplier: 1, fx: 1 });
  return written;
}

function symbolOf(typed: string): string {
  return typed
    .slice(0, Math.max(0, typed.indexOf("=")))
    .trim()
    .toUpperCase();
}
