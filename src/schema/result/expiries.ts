import * as z from "zod/mini";
import { envelope, expiry, isoDate, warning } from "./parts.ts";

/** The document that `expiries` prints with `--json`. */
export const expiriesDocumentSchema = z.strictObject({
  ...envelope("expiries"),
  asOf: isoDate,
  expiries: z.array(expiry).check(z.describe("in the order of dates; by the exchanges' rules, not by listing")),
  warnings: z.array(warning),
});
