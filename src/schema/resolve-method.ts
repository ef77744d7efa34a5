import { defaultMethod, type Estimator, estimators, type VolatilityMethod } from "../core/volatility/method.ts";
import { finding } from "../errors/finding.ts";
import type { Path } from "./path.ts";
import type { QuantityReader } from "./quantity-reader.ts";
import { ranges } from "./range.ts";
import type { SideInput } from "./trade.ts";

/** How a side's volatility is measured: what its history says, and the defaults for what it leaves out. */
export function resolveMethod(written: SideInput["history"], path: Path, reader: QuantityReader): VolatilityMethod {
  if (written == null) return defaultMethod;
  const input = typeof written === "object" && written !== null ? written : { file: "" };
  const number = (key: "lookback" | "periodsPerYear" | "lambda"): number =>
    reader.ofKey(input, key, path, { name: key, range: ranges[key] }) ?? defaultMethod[key];
  return {
    estimator: estimatorOf(input.estimator, [...path, "estimator"], reader) ?? defaultMethod.estimator,
    lookback: number("lookback"),
    periodsPerYear: number("periodsPerYear"),
    lambda: number("lambda"),
  };
}

function estimatorOf(written: unknown, path: Path, { findings, origins }: QuantityReader): Estimator | null {
  if (typeof written !== "string") return null;
  const known = estimators.find((estimator) => estimator === written);
  if (known === undefined)
    findings.push(finding("ESTIMATOR_UNKNOWN", { got: written, known: estimators }, origins.place(path)));
  return known ?? null;
}
