import { as, type Points, type Quantity } from "../../core/quantity.ts";
import { defaultMethod, type Estimator, estimators } from "../../core/volatility/method.ts";
import {
  defaultLookbacks,
  type TermStructureRequest,
  volatilityReport,
} from "../../core/volatility/volatility-report.ts";
import { failIfAny, PairsizeError } from "../../errors/error.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import { readable } from "../../io/files/file-bytes.ts";
import { findingsUnder, type PriceHistory, type PriceHistoryOptions } from "../../io/price-history/price-history.ts";
import type { VolResult } from "../../render/vol/forms.ts";
import { type QuantityReader, quantityReader, ranges } from "../../schema/key.ts";
import { historyKeys } from "../../schema/side-keys.ts";
import {
  type Answer,
  answers,
  type Command,
  type Invocation,
  inputName,
  isSet,
  type Lap,
  type Options,
  openInput,
  textOf,
  type World,
} from "../call/command.ts";
import { flagName, optionsOf, outputOptions } from "../flags/trade-flags.ts";

const { column, symbol, dateOrder, skipWeekends } = historyKeys;

/** Flags that decide what a price file leaves open. */
const priceFileOptions = optionsOf({ column, symbol, dateOrder, skipWeekends });

/** Measures price files. */
export const vol: Command = {
  name: "vol",
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
  run: answers(answer),
};

async function answer(invocation: Invocation, lap: Lap): Promise<Answer> {
  const request = volRequest(invocation.options);
  const histories = await loadHistories(invocation.arguments, request.reading, invocation.world);
  lap("read");
  const result = measured(histories, request);
  lap("measure");
  const forms = () => import("../../render/vol/forms.ts");
  return {
    warnings: result.warnings,
    tellsAll: true,
    reads: {
      json: async (version) => (await import("../../render/documents.ts")).volDocument(result, version),
      csv: async () => (await forms()).renderVolCsv(result),
      markdown: async () => (await forms()).renderVolMarkdown(result),
      table: async (style) => (await forms()).renderVolTable(result, style),
      explanation: async (style) => (await import("../../render/vol/forms.ts")).renderVolExplain(result, style),
    },
  };
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
    series: histories.flatMap(({ format }, at) => {
      if (series[at] === undefined) return [];
      const { volatilities, ...history } = series[at];
      return { ...history, format, volatilities };
    }),
    comovement,
    warnings: [
      ...histories.flatMap((history) => findingsUnder(history, history.findings, measure.periodsPerYear)),
      ...warnings,
    ],
    periodsPerYear: measure.periodsPerYear,
    lambda: measure.lambda,
  };
}

/** Request of `vol`: how to read its files, and what to measure. */
interface VolRequest {
  readonly measure: TermStructureRequest;
  readonly reading: PriceHistoryOptions;
}

/**
 * The request that flags make: every estimator over 10 to 252 returns where they say nothing.
 *
 * @throws PairsizeError with every flag that cannot be read: NUMBER_UNREADABLE, VALUE_OUT_OF_RANGE, ESTIMATOR_UNKNOWN,
 * DATE_UNREADABLE
 */
function volRequest(options: Options): VolRequest {
  const flagOf = (name: string) => ({ flag: `${flagName(name)} ${textOf(options, name) ?? ""}` });
  const reader = quantityReader({ place: ([name]) => flagOf(String(name)), from: () => "flag" });
  const number = (name: "lookback" | "periodsPerYear" | "lambda", flag: string, text = textOf(options, flag)) =>
    reader.quantity<Quantity<string>>(text, [flag], name, ranges[name]) ?? defaultMethod[name];
  const measure = {
    estimators: estimatorsOf(options, reader),
    lookbacks: unique(
      listed(options, "lookback")?.map((text) => number("lookback", "lookback", text)) ?? defaultLookbacks,
    ).sort((a, b) => a - b),
    periodsPerYear: number("periodsPerYear", "periods"),
    lambda: number("lambda", "lambda"),
  };
  const asOf = reader.date(textOf(options, "asOf"), ["asOf"], "asOf") ?? undefined;
  failIfAny(reader.findings);
  return { measure, reading: { asOf, ...readingOf(options) } };
}

function estimatorsOf(options: Options, { findings, origins }: QuantityReader): readonly Estimator[] {
  const asked = listed(options, "estimator");
  if (asked === null) return estimators;
  for (const got of asked) {
    if (!estimators.some((estimator) => estimator === got))
      findings.push(finding("ESTIMATOR_UNKNOWN", { got, known: estimators }, origins.place(["estimator"])));
  }
  return estimators.filter((estimator) => asked.includes(estimator));
}

/** The items of a comma list; null where it was not given, or asks for all. */
function listed(options: Options, name: string): readonly string[] | null {
  const text = textOf(options, name);
  return text === undefined || text.trim() === "all" ? null : text.split(",").map((item) => item.trim());
}

function unique(values: readonly number[]): number[] {
  return [...new Set(values)];
}

function readingOf(options: Options): PriceHistoryOptions {
  const dateOrder = (["dmy", "mdy", "ymd"] as const).find((order) => order === textOf(options, "dateOrder"));
  return {
    column: textOf(options, "column"),
    symbol: textOf(options, "symbol"),
    dateOrder,
    skipWeekends: isSet(options, "skipWeekends"),
  };
}

/**
 * The price histories of files, `-` being standard input, all read in the same way.
 *
 * @throws PairsizeError with the problems of every file
 */
async function loadHistories(
  files: readonly string[],
  options: PriceHistoryOptions,
  world: World,
): Promise<PriceHistory[]> {
  const { readPrices } = await import("../../io/price-history/read-price-history.ts");
  const histories: PriceHistory[] = [];
  const problems: Finding[] = [];
  for (const file of files) {
    const name = inputName(file);
    const pieces = openInput(file, world);
    try {
      histories.push(await readPrices({ name, chunks: readable(pieces, name) }, options));
    } catch (error) {
      if (!(error instanceof PairsizeError)) throw error;
      problems.push(...error.findings);
    }
  }
  failIfAny(problems);
  return histories;
}
