import type { Finding } from "../errors/finding.ts";
import type { Origins } from "./path.ts";
import { plainCheckOf } from "./plainly-right.ts";
import { shapeFindings } from "./shape.ts";
import { tradeSchema } from "./trade.ts";

const isPlainlyRight = plainCheckOf(tradeSchema);

/** The same as shapeFindings, for many trades of which most are right: making the check takes longer than one trade. */
export function shapeOfMany(input: unknown, origins: Origins): Finding[] {
  return isPlainlyRight(input) ? [] : shapeFindings(input, origins);
}
