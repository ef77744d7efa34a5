import { type PricedTrade, priceTrade } from "../../core/pair/price-trade.ts";
import { fail } from "../../errors/error.ts";
import { type Command, type Invocation, isSet, type Options, textOf, textsOf } from "../call/command.ts";
import { formatOf, styleOf, tool, writeResult, writeWarnings } from "../call/output.ts";
import type { ExitCode } from "../call/world.ts";
import { loadTrade, loadWritten, mergeFlags, put, type WrittenTrade } from "../flags/load-trade.ts";
import { outputOptions, tradeOptions } from "../flags/trade-options.ts";

/** What option legs are worth. */
export const price: Command = {
  name: "price",
  summary: "value, implied volatility and greeks of option legs",
  examples: [
    "pairsize price trade.yaml",
    'pairsize price --leg "RTY=2750C @ 78.40" --level RTY=2730.8 --rate 3.65% --as-of 2026-01-22 --expiry 2026-03-20',
    'pairsize price --leg "NQ=40dP" --level NQ=25658.25 --vol NQ=20% --rate 3.65% --as-of 2026-01-22 --expiry 2026-03-20',
    "pairsize price trade.yaml --explain",
    "pairsize price trade.yaml --json",
  ],
  arguments: [{ name: "[trade-file]", summary: "YAML or JSON; - is standard input; flags beat it" }],
  options: [...tradeOptions.filter(({ flags }) => !flags.startsWith("--move")), ...outputOptions],
  run,
};

async function run(invocation: Invocation): Promise<ExitCode> {
  const { options, arguments: files } = invocation;
  const isPair = files.length > 0 || textOf(options, "long") !== undefined || textOf(options, "short") !== undefined;
  const trade = isPair ? await loadTrade(invocation) : await loadWritten(underlyingsByFlags(options), "", invocation);
  const priced = priceTrade(trade);
  await writeResult(await rendered(priced, invocation), invocation);
  await writeWarnings(priced.warnings, invocation);
  return 0;
}

async function rendered(priced: PricedTrade, invocation: Invocation): Promise<string> {
  switch (formatOf(invocation)) {
    case "json":
      return (await import("../../render/price/json.ts")).renderPriceJson(priced, tool.version);
    case "csv":
      return (await import("../../render/price/forms.ts")).renderPriceCsv(priced);
    case "markdown":
      return (await import("../../render/price/forms.ts")).renderPriceMarkdown(priced);
    case "table":
      return renderedTable(priced, invocation);
  }
}

async function renderedTable(priced: PricedTrade, invocation: Invocation): Promise<string> {
  const style = await styleOf(invocation.world.stdout, invocation);
  const { renderPrice, renderPriceExplain } = await import("../../render/price/forms.ts");
  const table = renderPrice(priced, style);
  return isSet(invocation.options, "explain") ? `${table}\n${renderPriceExplain(priced, style)}` : table;
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
  const { input, origins } = mergeFlags(null, { ...options, long: first, short: second ?? nobody });
  if (second === undefined)
    put(input as Record<string, unknown>, ["short"], { symbol: nobody, level: 1, multiplier: 1 });
  return { input, origins };
}

function symbolOf(typed: string): string {
  return typed
    .slice(0, Math.max(0, typed.indexOf("=")))
    .trim()
    .toUpperCase();
}
