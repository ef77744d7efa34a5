import * as z from "zod/mini";

const from1 = (what: string) => z.nullable(z.int().check(z.gte(1), z.describe(what)));

/** One problem, as an error document shows it. */
export const problem = z.strictObject({
  code: z.string().check(z.describe("stable across versions, as docs/errors.md lists it")),
  message: z.string().check(z.describe("a sentence; its wording is not stable")),
  where: z.nullable(
    z.strictObject({
      file: z.string(),
      line: from1("line, from 1"),
      column: from1("column, from 1"),
    }),
  ),
  path: z.nullable(z.string().check(z.describe("the value inside the trade: long.legs[1].premium"))),
  hint: z.nullable(z.string().check(z.describe("the remedy"))),
});

/** The document that every command prints on standard error with `--json`, where it cannot answer. */
export const errorDocumentSchema = z.strictObject({
  schemaVersion: z.literal("1.0"),
  error: problem.check(z.describe("the first problem")),
  errors: z.exactOptional(z.array(problem).check(z.minLength(2), z.describe("all problems, where there are several"))),
});
