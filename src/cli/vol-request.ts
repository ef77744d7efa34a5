import type { Quantity } from "../core/quantity.ts";
import { defaultMethod, type Estimator, estimators } from "../core/volatility/method.ts";
import { defaultLookbacks, type TermStructureRequest } from "../core/volatility/term-structure.ts";
import { failIfAny } from "../errors/error.ts";
import { finding } from "../errors/finding.ts";
import type { PriceHistoryOptions } from "../io/price-history/options.ts";
import { type QuantityReader, quantityReader } from "../schema/quantity-reader.ts";
import { ranges } from "../schema/range.ts";
import { isSet, type Options, textOf } from "./command.ts";
import { flagName } from "./keyed-flag.ts";

/** What `vol` was asked: how to read its files, and what to measure. */
export interface VolRequest {
  readonly measure: TermStructureRequest;
  readonly reading: PriceHistoryOptions;
}

/**
 * The request that flags make: every estimator over 10 to 252 returns where they say nothing.
 *
 * @throws PairsizeError with every flag that cannot be read: NUMBER_UNREADABLE, VALUE_OUT_OF_RANGE, ESTIMATOR_UNKNOWN,
 * DATE_UNREADABLE
 */
export function volRequest(options: Options): VolRequest {
  const flagOf = (name: string) => ({ flag: `${flagName(name)} ${textOf(options, name) ?? ""}` });
  const reader = quantityReader({ place: ([name]) => flagOf(String(name)), from: () => "flag" });
  const number = (name: "lookback" | "periodsPerYear" | "lambda", flag: string, text = textOf(options, flag)) =>
    reader.quantity<Quantity<string>>(text, [flag], { name, range: ranges[name] }) ?? defaultMethod[name];
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
