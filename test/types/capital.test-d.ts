import { expectTypeOf, test } from "vitest";
import { type Capital, capital, type PlainLeg } from "../../src/index.ts";

const leg: PlainLeg = { kind: "option", quantity: -1, right: "put", strike: 430, premium: 7.8 };

test("capital takes plain legs and terms, and gives USD", () => {
  const terms = { kind: "broad-index", level: 433.35, multiplier: 100 } as const;
  expectTypeOf(capital([leg], terms)).toEqualTypeOf<Capital>();
  // @ts-expect-error there is no such kind
  capital([leg], { ...terms, kind: "index" });
  // @ts-expect-error the multiplier is not assumed
  capital([leg], { kind: "broad-index", level: 433.35 });
});
