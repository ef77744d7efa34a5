import { numberFinding } from "../number-finding.ts";
import { readNumber } from "../number-text.ts";
import { as, type Points } from "../quantity.ts";
import { type LegParts, partsOf } from "./leg-grammar.ts";
import { type Reading, type Refusal, refuse } from "./leg-reading.ts";
import { type Token, tokensOf } from "./leg-tokens.ts";
import { notationOf, type WrittenFuture, type WrittenLeg, type WrittenOption } from "./notation.ts";
import { plainLeg } from "./plain-leg.ts";
import { isSigned, readQuantity } from "./read-quantity.ts";
import { readStrike } from "./read-strike.ts";

/**
 * The leg that a text writes, "[±N] STRIKE(C|P) [@ PREMIUM]" or "±N F [@ ENTRY]", in any case and with any spaces; or
 * the finding and the offset of the word that it is about. A strike is points, `40d`, `+2%` or `ATM`.
 *
 * @example
 * readLeg("-1 2950C @ -18.20").ok; // false
 */
export function readLeg(text: string): Reading<WrittenLeg> {
  const plain = plainLeg(text);
  return plain === null ? readByGrammar(text) : { ok: true, value: plain };
}

/** The same by the whole grammar. */
export function readByGrammar(text: string): Reading<WrittenLeg> {
  const { tokens, end } = tokensOf(text);
  if (end < text.length) return unreadable(text, end + leadingSpaces(text.slice(end)));
  const parts = partsOf(tokens);
  if (parts.stray !== null) return unreadable(text, parts.stray.offset);
  if (parts.future !== null) return readFuture(parts, parts.future, text.length);
  const [first, ...unit] = parts.strike;
  return first === undefined ? unreadable(text, text.length) : readOption(parts, [first, ...unit], text.length);
}

function readOption(parts: LegParts, written: readonly [Token, ...Token[]], end: number): Reading<WrittenOption> {
  const quantity = readCount(parts, written);
  if (!quantity.ok) return quantity;
  const strike = readStrike(written);
  if (!strike.ok) return strike;
  if (parts.right === null) return refuse("LEG_RIGHT_MISSING", { strike: textOf(written) }, parts.at?.offset ?? end);
  const premium = readPrice("premium", parts, end);
  if (!premium.ok) return premium;
  const right = parts.right.kind === "C" ? "call" : "put";
  const leg = {
    kind: "option",
    quantity: quantity.value,
    right,
    strike: strike.value,
    premium: premium.value,
  } as const;
  const isNegative = leg.premium !== null && leg.premium < 0;
  return isNegative ? negativePremium(leg, leg.premium, parts.price?.offset ?? end) : { ok: true, value: leg };
}

/** The quantity, +1 where it is left out; "-2750C" has a sign but no quantity, "-2%C" is a strike below the level. */
function readCount({ quantity, right }: LegParts, strike: readonly [Token, ...Token[]]): Reading<number> {
  if (quantity !== null) return readQuantity(quantity);
  const [{ text, offset }, unit] = strike;
  if (unit?.kind === "%" || !isSigned(text)) return { ok: true, value: 1 };
  const said = textOf(strike);
  const write = [`${said.slice(0, 1)}1 ${said.slice(1)}${right?.text ?? "C"}`];
  return refuse("LEG_QUANTITY_MISSING", { got: said, write }, offset);
}

function readFuture(parts: LegParts, letter: Token, end: number): Reading<WrittenFuture> {
  if (parts.quantity === null) {
    return refuse("LEG_QUANTITY_MISSING", { got: letter.text, write: ["+1 F", "-1 F"] }, letter.offset);
  }
  const quantity = readQuantity(parts.quantity);
  if (!quantity.ok) return quantity;
  const entry = readPrice("entry", parts, end);
  if (!entry.ok) return entry;
  if (entry.value !== null && entry.value <= 0) {
    const range = { name: "entry", bound: "greater than 0 index points", got: entry.value };
    return refuse("VALUE_OUT_OF_RANGE", range, parts.price?.offset ?? end);
  }
  return { ok: true, value: { kind: "future", quantity: quantity.value, entry: entry.value } };
}

function readPrice(name: string, { at, price }: LegParts, end: number): Reading<Points | null> {
  if (at === null) return { ok: true, value: null };
  const { text, offset } = price ?? { text: "", offset: end };
  const reading = readNumber(text);
  if (reading.ok) return { ok: true, value: as<Points>(reading.value) };
  return { ok: false, finding: numberFinding(name, text, reading), offset };
}

function negativePremium(leg: WrittenOption, premium: number, offset: number): Refusal {
  const count = Math.abs(leg.quantity);
  const sale = notationOf({ ...leg, quantity: -count, premium: as<Points>(-premium) });
  const soldAs = { leg: sale, count, right: leg.right };
  const bound = "0 or more index points";
  return refuse("VALUE_OUT_OF_RANGE", { name: "premium", bound, got: premium, soldAs }, offset);
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map((token) => token.text).join("");
}

function unreadable(got: string, offset: number): Refusal {
  return refuse("LEG_UNREADABLE", { got, at: got.slice(offset).split(/\s/, 1)[0] ?? "" }, offset);
}

function leadingSpaces(text: string): number {
  return text.length - text.trimStart().length;
}
