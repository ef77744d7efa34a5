import * as z from "zod/mini";

/** A warning as every document shows it. */
export const warning = z.strictObject({
  code: z.string(),
  message: z.string(),
  hint: z.nullable(z.string()),
  file: z.nullable(z.string()).check(z.describe("the file that it is about")),
});
