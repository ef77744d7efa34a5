import { expectTypeOf, test } from "vitest";
import type * as z from "zod/mini";
import type { sensitivityDocument, volDocument } from "../../src/render/documents.ts";
import type { sensitivityDocumentSchema } from "../../src/schema/result/sensitivity.ts";
import type { volDocumentSchema } from "../../src/schema/result/vol.ts";
import type { Plain } from "../render/plain.ts";

test("the schema of vol describes what is emitted, key for key", () => {
  type Emitted = Plain<ReturnType<typeof volDocument>>;
  type Described = Plain<z.infer<typeof volDocumentSchema>>;
  expectTypeOf<keyof Emitted>().toEqualTypeOf<keyof Described>();
  expectTypeOf<Emitted["series"][number]["volatilities"]>().toEqualTypeOf<
    Described["series"][number]["volatilities"]
  >();
  expectTypeOf<keyof Emitted["series"][number]>().toEqualTypeOf<keyof Described["series"][number]>();
  expectTypeOf<Emitted["comovement"]>().toEqualTypeOf<Described["comovement"]>();
  expectTypeOf<Emitted["warnings"]>().toEqualTypeOf<Described["warnings"]>();
});

test("the schema of sensitivity describes what is emitted, key for key", () => {
  type Emitted = Plain<ReturnType<typeof sensitivityDocument>>;
  type Described = Plain<z.infer<typeof sensitivityDocumentSchema>>;
  expectTypeOf<keyof Emitted>().toEqualTypeOf<keyof Described>();
  type Available<T> = Extract<T, { available: true }>;
  type Cases<T> = T extends { cases: infer C } ? C : never;
  type EmittedCases = Cases<Emitted["sensitivities"][number]>;
  expectTypeOf<EmittedCases>().toExtend<Cases<Available<Described["sensitivities"][number]>>>();
});
