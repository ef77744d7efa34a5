import * as z from "zod/mini";
import { sizeDocumentSchema } from "./result.ts";

const problem = z.strictObject({
  code: z.string(),
  message: z.string(),
  where: z.nullable(
    z
      .strictObject({ file: z.string(), line: z.nullable(z.int()), column: z.nullable(z.int()) })
      .check(z.describe("the place in the input, or in a file that the line names")),
  ),
  path: z.nullable(z.string()).check(z.describe("the path in the trade: long.legs[1].premium")),
  hint: z.nullable(z.string()),
});

/** What `batch` answers to a line that cannot be sized. */
export const lineErrorSchema = z.strictObject({
  schemaVersion: z.literal("1.0"),
  tool: z.strictObject({ name: z.literal("pairsize"), version: z.string() }),
  command: z.literal("batch"),
  line: z.int().check(z.describe("the number of the line, from 1")),
  error: problem,
  errors: z.exactOptional(z.array(problem).check(z.describe("all of them, where there are several"))),
});

/** A line that `batch` prints. */
export const batchLineSchema = z.discriminatedUnion("command", [sizeDocumentSchema, lineErrorSchema]);
