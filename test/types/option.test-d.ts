import { expectTypeOf, test } from "vitest";
import type * as z from "zod/mini";
import { american, black76, impliedVolatility, type OptionValue, type PairTrade, priceLegs } from "../../src/index.ts";
import type { priceDocument } from "../../src/render/documents.ts";
import type { priceDocumentSchema } from "../../src/schema/result/price.ts";
import type { Plain } from "../render/plain.ts";

declare const trade: PairTrade;

const terms = { right: "call", strike: 2750, years: 0.15, volatility: 0.2, rate: 0.0365 } as const;

test("an option on a future has a forward, one on a spot a spot", () => {
  expectTypeOf(black76({ ...terms, forward: 2730.8 })).toEqualTypeOf<OptionValue>();
  expectTypeOf(american({ ...terms, underlying: "future", price: 2730.8 }).rho).toEqualTypeOf<number>();
  // @ts-expect-error Black-76 takes no spot
  black76({ ...terms, spot: 2730.8 });
  // @ts-expect-error a right is call or put
  black76({ ...terms, forward: 2730.8, right: "C" });
  // @ts-expect-error an underlying is future or spot
  american({ ...terms, underlying: "index", price: 2730.8 });
});

test("an implied volatility may not be there", () => {
  const { volatility: _, ...quoted } = { ...terms, premium: 78.4 };
  expectTypeOf(impliedVolatility({ ...quoted, model: "black-76", forward: 2730.8 })).toEqualTypeOf<number | null>();
  // @ts-expect-error a model on a future takes a forward
  impliedVolatility({ ...quoted, model: "american-future", spot: 2730.8 });
});

test("a priced leg has points only where it is an option, and only where something values it", () => {
  const [leg] = priceLegs(trade, "long").legs;
  // @ts-expect-error it may be a future
  leg?.points;
  // @ts-expect-error it may have no value
  if (leg?.kind === "option") leg.points.delta;
});

test("the schema of price describes what is emitted, key for key", () => {
  type Emitted = Plain<ReturnType<typeof priceDocument>>;
  expectTypeOf<Emitted>().toEqualTypeOf<Plain<z.infer<typeof priceDocumentSchema>>>();
});
