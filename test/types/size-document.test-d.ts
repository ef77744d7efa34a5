import { expectTypeOf, test } from "vitest";
import type * as z from "zod/mini";
import type { sizeDocument } from "../../src/render/documents.ts";
import type { sizeDocumentSchema } from "../../src/schema/result/size.ts";
import type { Plain } from "../render/plain.ts";

test("the schema describes what is emitted, key for key", () => {
  type Emitted = Plain<ReturnType<typeof sizeDocument>>;
  type Described = Plain<z.infer<typeof sizeDocumentSchema>>;
  expectTypeOf<Emitted["trade"]>().toEqualTypeOf<Described["trade"]>();
  expectTypeOf<Emitted["sizings"]>().toEqualTypeOf<Described["sizings"]>();
  expectTypeOf<Emitted>().toEqualTypeOf<Described>();
});
