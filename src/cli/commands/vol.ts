import { as, type Points } from "../../core/quantity.ts";
import { estimators } from "../../core/volatility/method.ts";
import { volatilityReport } from "../../core/volatility/volatility-report.ts";
import type { PriceHistory } from "../../io/price-history/price-history.ts";
import { findingsUnder } from "../../io/price-history/settled-spacing.ts";
import type { VolResult } from "../../render/vol/words.ts";
import { type Command, type Invocation, isSet } from "../command.ts";
import { loadHistories } from "../load-histories.ts";
import { formatOf, writeResult } from "../output.ts";
import { priceFileOptions } from "../price-file-options.ts";
import { stopwatch } from "../stopwatch.ts";
import { outputOptions } from "../trade-options.ts";
import { tool } from "../version.ts";
import { type VolRequest, volRequest } from "../vol-request.ts";
import { writeWarnings } from "../warn.ts";
import type { ExitCode } from "../world.ts";

/** Measures price files. */
export const vol: Command = {
  name: "vol",
  summary: "historical volatility of price files; of two also correlation and beta",
  examples: [
    "pairsize vol rty.csv",
    "pairsize vol rty.csv nq.csv --as-of 2026-01-16",
    "pairsize vol rty.csv --lookback 20,60 --estimator close-to-close,yang-zhang",
    "pairsize vol weekly.csv --periods 52 --explain",
  ],
  arguments: [{ name: "<file...>", summary: "price files of any vendor; - is standard input" }],
  options: [
    { flags: "--lookback <LIST>", summary: "returns, a comma list, or all (10,20,30,60,120,252)" },
    { flags: "--estimator <LIST>", summary: `a comma list, or all: ${estimators.join(", ")}` },
    { flags: "--periods <N>", summary: "periods per year (252)" },
    { flags: "--lambda <L>", summary: "decay of ewma (0.94)" },
    { flags: "--as-of <DATE>", summary: "nothing later is used" },
    ...priceFileOptions,
    ...outputOptions,
  ],
  run,
};

async function run(invocation: Invocation): Promise<ExitCode> {
  const lap = stopwatch(invocation);
  const request = volRequest(invocation.options);
  const histories = await loadHistories(invocation.arguments, request.reading, invocation.world);
  lap("read");
  const result = measured(histories, request);
  lap("measure");
  await writeResult(await rendered(result, invocation), invocation);
  await writeWarnings(result.warnings, invocation);
  lap("show");
  return 0;
}

function measured(histories: readonly PriceHistory[], { measure }: VolRequest): VolResult {
  const { series, comovement, warnings } = volatilityReport(
    histories.map(({ file, symbol, bars, level }) => ({
      file,
      symbol,
      bars,
      lastClose: level === null ? null : as<Points>(level.value),
    })),
    measure,
  );
  return {
    series: histories.flatMap(({ format }, at) => (series[at] === undefined ? [] : { ...series[at], format })),
    comovement,
    warnings: [...histories.flatMap((history) => findingsUnder(history, measure.periodsPerYear)), ...warnings],
    periodsPerYear: measure.periodsPerYear,
    lambda: measure.lambda,
  };
}

async function rendered(result: VolResult, invocation: Invocation): Promise<string> {
  switch (formatOf(invocation)) {
    case "json":
      return (await import("../../render/vol/json.ts")).renderVolJson(result, tool.version);
    case "csv":
      return (await import("../../render/vol/csv.ts")).renderVolCsv(result);
    case "markdown":
      return (await import("../../render/vol/markdown.ts")).renderVolMarkdown(result);
    case "table":
      return renderedTable(result, invocation);
  }
}

async function renderedTable(result: VolResult, invocation: Invocation): Promise<string> {
  const { styleOf } = await import("../style.ts");
  const style = await styleOf(invocation.world.stdout, invocation);
  const { renderVolTable } = await import("../../render/vol/table.ts");
  const table = renderVolTable(result, style);
  if (!isSet(invocation.options, "explain")) return table;
  const { renderVolExplain } = await import("../../render/vol/explain.ts");
  return `${table}\n${renderVolExplain(result, style)}`;
}
