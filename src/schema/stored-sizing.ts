import * as z from "zod/mini";
import type { StoredRatios } from "../core/check/check.ts";
import { type Weighting, weightings } from "../core/pair/weighting.ts";
import { as, type Ratio } from "../core/quantity.ts";
import { fail } from "../errors/error.ts";
import { pathText } from "./written-trade.ts";

const side = z.object({ symbol: z.string() });

/** What is read of a stored document; keys that a later minor version adds are passed over. */
const storedSchema = z.object({
  schemaVersion: z.string().check(z.regex(/^1\./)),
  command: z.literal("size"),
  trade: z.object({ long: side, short: side }),
  sizings: z.array(z.object({ weighting: z.string(), hedgeRatio: z.optional(z.number().check(z.gt(0))) })),
});

/**
 * The hedge ratios of a document that `size --json` printed.
 *
 * @throws PairsizeError STORED_SIZING_UNREADABLE
 */
export function storedRatios(document: unknown, file: string): StoredRatios {
  const parsed = storedSchema.safeParse(document);
  if (!parsed.success) {
    const path = pathText((parsed.error.issues[0]?.path ?? []) as (string | number)[]);
    return fail(
      "STORED_SIZING_UNREADABLE",
      { file, problem: `${path} is missing, or of another kind` },
      { where: { file } },
    );
  }
  const { trade, sizings } = parsed.data;
  const ratios: Partial<Record<Weighting, Ratio>> = {};
  for (const { weighting, hedgeRatio } of sizings) {
    const known = weightings.find((name) => name === weighting);
    if (known !== undefined && hedgeRatio !== undefined) ratios[known] = as<Ratio>(hedgeRatio);
  }
  return { file, symbols: { long: trade.long.symbol, short: trade.short.symbol }, ratios };
}
