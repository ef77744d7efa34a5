type Side = "long" | "short";

interface OfDollars {
  readonly limit: number;
  readonly actual: number;
  /** actual − limit. */
  readonly over: number;
}

/** What a sentence on a limit needs to know: of a limit that is broken only what breaks it. */
export type LimitFigures =
  | ({ readonly name: "maxLoss" } & Omit<OfDollars, "actual"> & { readonly actual: number | "unlimited" })
  | ({ readonly name: "maxNotional" | "premium" | "maxDailyRisk" } & OfDollars)
  | { readonly name: "imbalance"; readonly limit: number; readonly actual: number; readonly over: number }
  | { readonly name: "minProbability"; readonly limit: number; readonly actual: number }
  | {
      readonly name: "maxRatioDrift";
      readonly limit: number;
      readonly actual: number;
      readonly ratio: number;
      readonly stored: number;
      readonly file: string;
    }
  | {
      readonly name: "maxContracts";
      readonly sides: readonly { readonly side: Side; readonly actual: number; readonly limit: number }[];
    }
  | { readonly name: "definedRisk"; readonly unlimited: readonly string[] }
  | {
      readonly name: "maxPriceAge";
      readonly limit: number;
      readonly prices: readonly { readonly symbol: string; readonly days: number }[];
    }
  | { readonly name: "warnings"; readonly codes: readonly string[] };
