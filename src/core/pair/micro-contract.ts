import type { UsdPerPoint } from "../quantity.ts";
import type { PER_LARGE } from "./split.ts";

/** The small contract that a side is counted in: a tenth of the large one, in the same index points. */
export interface MicroContract {
  readonly symbol: string;
  readonly name: string;
  /** Contract currency per index point. */
  readonly multiplier: UsdPerPoint;
  /** Small contracts in one large one. */
  readonly perLarge: typeof PER_LARGE;
}
