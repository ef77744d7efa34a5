import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { sizeDocument } from "../../src/render/documents.ts";
import { sizeDocumentSchema } from "../../src/schema/result/size.ts";
import { spreads } from "../render/rty-nq.ts";
import { measured, mixed, unlimited } from "../render/variants.ts";

const documents = [spreads, measured, mixed, unlimited].map((result) => sizeDocument(result, "0.2.0"));

describe("the schema of the size document", () => {
  const validate = new Ajv2020({ discriminator: false }).compile(z.toJSONSchema(sizeDocumentSchema));

  it("takes every kind of answer, here and as JSON Schema in another validator", () => {
    for (const document of documents) {
      const asRead = JSON.parse(JSON.stringify(document));
      expect(sizeDocumentSchema.parse(asRead)).toEqual(asRead);
      expect(validate(asRead), JSON.stringify(validate.errors)).toBe(true);
    }
  });

  it.each([
    ["an unknown key", { extra: 1 }],
    ["another version", { schemaVersion: "2.0" }],
    ["a missing trade", { trade: null }],
  ])("refuses %s", (_, change) => {
    const changed = { ...JSON.parse(JSON.stringify(documents[0])), ...change };
    expect(sizeDocumentSchema.safeParse(changed).success).toBe(false);
    expect(validate(changed)).toBe(false);
  });

  it("says the units of the numbers", () => {
    const text = JSON.stringify(z.toJSONSchema(sizeDocumentSchema));
    for (const unit of ["US dollars", "index points", "short contracts per one long contract"])
      expect(text).toContain(unit);
  });
});
