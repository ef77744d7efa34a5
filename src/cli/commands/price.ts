import { priceTrade } from "../../core/pair/leg/price-trade.ts";
import type { PricedTrade } from "../../core/pair/leg/priced-legs.ts";
import { type Command, type Invocation, isSet, textOf } from "../command.ts";
import { loadTrade, loadWritten } from "../load-trade.ts";
import { formatOf, writeResult } from "../output.ts";
import { outputOptions, tradeOptions } from "../trade-options.ts";
import { underlyingsByFlags } from "../underlyings.ts";
import { tool } from "../version.ts";
import type { ExitCode } from "../world.ts";

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
  if (formatOf(invocation) !== "json" && !isSet(options, "quiet")) await warn(priced, invocation);
  return 0;
}

async function rendered(priced: PricedTrade, invocation: Invocation): Promise<string> {
  switch (formatOf(invocation)) {
    case "json":
      return (await import("../../render/price/json.ts")).renderPriceJson(priced, tool.version);
    case "csv":
      return (await import("../../render/price/csv.ts")).renderPriceCsv(priced);
    case "markdown":
      return (await import("../../render/price/table.ts")).renderPriceMarkdown(priced);
    case "table":
      return renderedTable(priced, invocation);
  }
}

async function renderedTable(priced: PricedTrade, invocation: Invocation): Promise<string> {
  const { styleOf } = await import("../style.ts");
  const style = await styleOf(invocation.world.stdout, invocation);
  const { renderPrice, renderPriceExplain } = await import("../../render/price/table.ts");
  const table = renderPrice(priced, style);
  return isSet(invocation.options, "explain") ? `${table}\n${renderPriceExplain(priced, style)}` : table;
}

async function warn({ warnings }: PricedTrade, { world }: Invocation): Promise<void> {
  if (warnings.length === 0) return;
  const { renderError } = await import("../../render/error.ts");
  world.stderr.write(renderError(warnings));
}
