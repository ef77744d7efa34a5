import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { batchLines } from "../../src/io/files/batch-lines.ts";
import { jsonText } from "../../src/render/json.ts";
import { batchLineSchema } from "../../src/schema/result/size.ts";
import { mutated, trades, uniform } from "../cli/batch-trades.ts";
import { answerOf } from "../cli/world.ts";

const FUZZ = Number(process.env.FUZZ ?? 3000);
const RUNS = process.env.FUZZ === undefined ? 300 : FUZZ;
const FUZZ_TIMEOUT_MS = 60_000 + 100 * FUZZ;

describe("a line of a batch", { timeout: FUZZ_TIMEOUT_MS }, () => {
  it("is what size --json prints, on one line", async () => {
    await fc.assert(
      fc.asyncProperty(trades(), async (trade) => {
        const stdin = JSON.stringify(trade);
        const [batch, size] = [
          await answerOf(["batch", "-"], { stdin }),
          await answerOf(["size", "-", "--json"], { stdin }),
        ];
        expect(batch.stderr).toBe("");
        expect(batch.exit).toBe(size.exit);
        if (size.exit === 3) expect(JSON.parse(batch.stdout).error).toEqual(JSON.parse(size.stderr).error);
        else expect(batch.stdout).toBe(jsonText(JSON.parse(size.stdout), "line"));
        batchLineSchema.parse(JSON.parse(batch.stdout));
      }),
      { numRuns: RUNS },
    );
  });

  it("is the same with the sizing flags of both", async () => {
    const flags = ["--weighting", "all", "--max-loss", "20000", "--fee", "2.25", "--with-micros", "--tolerance", "1%"];
    await fc.assert(
      fc.asyncProperty(trades(), async (trade) => {
        const stdin = JSON.stringify(trade);
        const batch = await answerOf(["batch", "-", ...flags], { stdin });
        const size = await answerOf(["size", "-", "--json", ...flags], { stdin });
        expect(batch.exit).toBe(size.exit);
        if (size.exit !== 3) expect(batch.stdout).toBe(jsonText(JSON.parse(size.stdout), "line"));
      }),
      { numRuns: Math.ceil(RUNS / 3) },
    );
  });

  it(`is answered whatever it is: ${FUZZ} bent trades`, async () => {
    const random = uniform(7);
    const whole = fc.sample(trades(), { seed: 7, numRuns: 200 }).map((trade) => JSON.stringify(trade));
    for (let left = FUZZ; left > 0; left -= 1000) {
      const lines = Array.from({ length: Math.min(left, 1000) }, (_, at) =>
        mutated(whole[(left + at) % whole.length] ?? "", random),
      );
      const { exit, stdout, stderr } = await answerOf(["batch", "-"], { stdin: `${lines.join("\n")}\n` });
      expect([exit, stderr]).toEqual([3, ""]);
      const answers = stdout.split("\n");
      expect(answers.length).toBe(lines.length + 1);
      expect(answers.pop()).toBe("");
      for (const [at, answer] of answers.entries()) {
        const document = batchLineSchema.safeParse(JSON.parse(answer));
        expect(document.success, lines[at]).toBe(true);
        if (document.data?.command === "batch") expect(document.data.line).toBe(at + 1);
      }
    }
  });

  it("is the same however the bytes come", async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc
        .string({ unit: fc.constantFrom("a", "é", "\n", "\r", "\ufeff", "{") })
        .map((text) => new TextEncoder().encode(text)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 1, max: 50 }), async (input, most) => {
        const together = await linesOf([input]);
        expect(await linesOf(cut(input, most))).toEqual(together);
      }),
      { numRuns: 2000 },
    );
  });
});

async function linesOf(pieces: readonly Uint8Array[]) {
  const all = [];
  for await (const lines of batchLines(some(pieces))) all.push(...lines);
  return all;
}

async function* some(pieces: readonly Uint8Array[]) {
  yield* pieces;
}

function cut(bytes: Uint8Array, most: number): Uint8Array[] {
  const pieces = [];
  for (let at = 0; at < bytes.length; at += most) pieces.push(bytes.subarray(at, at + most));
  return pieces;
}
