import * as z from "zod/mini";
import { problem } from "./error-result.ts";
import { sizeDocumentSchema } from "./result.ts";

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
