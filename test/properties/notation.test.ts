import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalText, readFraction, readNumber } from "../../src/core/number-text.ts";
import { notationOf, type WrittenLeg } from "../../src/core/option/leg.ts";
import { readLeg } from "../../src/core/option/read-leg.ts";
import { as } from "../../src/core/quantity.ts";
import { messageOf } from "../../src/errors/words.ts";

const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value));
const positive = fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true });
const ratio = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map((v) => as(v === 0 ? 0 : v));
const quantity = fc.integer({ min: -1_000_000, max: 1_000_000 }).filter((count) => count !== 0);
const price = fc.option(fc.oneof(fc.constant(0), positive));

const strike = fc.oneof(
  fc.record({ kind: fc.constant("points"), value: positive }),
  fc.record({ kind: fc.constant("delta"), value: ratio(0.01, 0.99) }),
  fc.record({ kind: fc.constant("moneyness"), value: ratio(-0.999, 1e6) }),
);
const leg = fc.oneof(
  fc.record({ kind: fc.constant("option"), quantity, right: fc.constantFrom("call", "put"), strike, premium: price }),
  fc.record({ kind: fc.constant("future"), quantity, entry: fc.option(positive) }),
) as unknown as fc.Arbitrary<WrittenLeg>;

const legish = fc.string({ unit: fc.constantFrom(..."+-0123456789.,%@CPFdATM \tx"), maxLength: 20 });

describe("the leg notation", () => {
  it("is read back as the leg that was written, in any case and with any spaces", () => {
    fc.assert(
      fc.property(leg, fc.boolean(), fc.constantFrom(" ", "   ", "\t"), (written, lower, space) => {
        const text = notationOf(written).replaceAll(" ", space);
        expect(readLeg(lower ? text.toLowerCase() : text)).toEqual({ ok: true, value: written });
      }),
    );
  });

  it("never throws: anything is a leg, or a finding with a place in the text", () => {
    fc.assert(
      fc.property(fc.oneof(legish, fc.string({ unit: "binary" })), (text) => {
        const reading = readLeg(text);
        if (reading.ok) return readLeg(notationOf(reading.value)).ok;
        expect(messageOf(reading.finding)).not.toMatch(/undefined|NaN|null/);
        return reading.offset >= 0 && reading.offset <= text.length;
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("number text", () => {
  it("is read back as the number that was written", () => {
    fc.assert(
      fc.property(finite, (value) => {
        expect(readNumber(decimalText(value))).toEqual({ ok: true, value });
      }),
    );
  });

  it("as a percentage is the number a hundred times smaller, rounded once", () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), (thousandths) => {
        // An integer over a power of ten is rounded once: the oracle for the shift of the text.
        const value = thousandths / 100_000;
        const text = `${thousandths < 0 ? "-" : ""}${Math.floor(Math.abs(thousandths) / 1_000)}.${String(Math.abs(thousandths) % 1_000).padStart(3, "0")}%`;
        expect(readFraction(text, "rate")).toEqual({ ok: true, value: value === 0 ? 0 : value });
      }),
    );
  });

  it("never throws, and never reads what JavaScript would not", () => {
    fc.assert(
      fc.property(fc.oneof(legish, fc.string({ unit: "binary" })), (text) => {
        const reading = readNumber(text);
        if (!reading.ok) return;
        expect(reading.value).toBe(Number(text.replaceAll(",", "")) + 0);
      }),
    );
  });
});
