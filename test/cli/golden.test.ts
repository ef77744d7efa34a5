import { existsSync, readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { goldenFolder } from "./golden.ts";

it("every folder of golden files belongs to a test that compares it", () => {
  const orphans = readdirSync(goldenFolder).filter(
    (suite) => !existsSync(new URL(`${suite}.test.ts`, import.meta.url)),
  );
  expect(orphans).toEqual([]);
});
