import { readShifted } from "../../core/number-text.ts";
import type { Side } from "../../core/pair/sides.ts";
import type { Weighting } from "../../core/pair/weighting.ts";
import { type AnnualVolatility, as, type Contracts, type Points } from "../../core/quantity.ts";
import type { Choice } from "./view.ts";

/** The texts of the sliders, by their ids; one that was not moved is not there. */
export type Written = ReadonlyMap<string, string>;

/** The choice that the sliders make: what was not moved stays as the trade has it. Texts are read as the command line reads flags. */
export function choiceOf(written: Written, weighting: Weighting, daysToExpiry: number | null): Choice {
  const number = (id: string, shift = 0): number | null => {
    const reading = readShifted(written.get(id) ?? "", shift);
    return reading.ok && reading.value > 0 ? reading.value : null;
  };
  const each = <Value>(of: (side: Side) => Value) => ({ long: of("long"), short: of("short") });
  const left = number("days");
  return {
    whatIf: {
      level: each((side) => number(`level-${side}`) as Points | null),
      volatility: each((side) => number(`volatility-${side}`, -2) as AnnualVolatility | null),
      contracts: each((side) => {
        const count = number(`contracts-${side}`);
        return count === null || !Number.isSafeInteger(count) ? null : as<Contracts>(count);
      }),
    },
    weighting,
    days: left === null || daysToExpiry === null ? null : Math.max(0, daysToExpiry - left),
  };
}
