import { expect } from "vitest";
import { PairsizeError } from "../src/errors/error.ts";
import type { Finding } from "../src/errors/finding.ts";

/** The findings with which a step is refused; fails where it is not. */
export async function refusal(step: () => unknown): Promise<readonly Finding[]> {
  try {
    await step();
  } catch (error) {
    if (error instanceof PairsizeError) return error.findings;
    throw error;
  }
  return expect.fail("nothing was refused");
}
