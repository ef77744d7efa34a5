import { finding } from "../../errors/finding.ts";
import { as, type Points } from "../quantity.ts";
import type { Right } from "./leg.ts";
import { type Reading, readLeg } from "./read-leg.ts";

/** What is held as it is written: a leg, and the word that says its month, its expiry or its series; null without. */
export interface WrittenHolding {
  readonly quantity: number;
  readonly entry: Points | null;
  /** "2026-03-20", "Jun26", "RTOH6", "RTYH6"; null where there is none. */
  readonly when: string | null;
  /** Null for a future or shares. */
  readonly option: { readonly right: Right; readonly strike: Points } | null;
}

/** [±N] [WHEN] (STRIKE(C|P) | F) [@ PRICE]; a code of a future stands for the F too. */
const HELD = /^(?<quantity>\s*[+-]?[\d,]+\s+)(?<when>[^\s@]+)(?<rest>.*)$/s;
/** An ISO date or month, a date or a month with a word, a code with a month's letter. */
const WHEN =
  /^(?:\d{4}-\d{2}(?:-\d{2})?|\d{1,2}-[a-z]{3,9}-\d{4}|[a-z]{3,9}-?\d{2,4}|[a-z0-9]{2,4}[fghjkmnquvxz]\d{1,2})$/i;

/**
 * Reads what is held of one instrument: "+4 2026-03-20 2750C @ 78.40", "+1 Jun26 25500P", "-1 F @ 25650", "+3 RTYH6 @
 * 2700". The quantity is signed; a price is that at which it was opened. Where it cannot, returns the finding and the
 * offset of the word at fault.
 *
 * @example
 * readHolding("+3 F").value.when; // null
 */
export function readHolding(text: string): Reading<WrittenHolding> {
  if (!/^\s*[+-]/.test(text)) {
    const got = text.trim();
    const counted = got.replace(/^(?!\d+\s)/, "1 ");
    const write = [`+${counted}`, `-${counted}`];
    return { ok: false, finding: finding("LEG_QUANTITY_MISSING", { got, write }), offset: 0 };
  }
  const groups = HELD.exec(text)?.groups;
  const when = groups !== undefined && WHEN.test(groups.when ?? "") ? (groups.when ?? "") : null;
  const quantity = groups?.quantity ?? "";
  const rest = when === null ? text.slice(quantity.length) : (groups?.rest ?? "");
  const isBare = when !== null && /^\s*(?:@.*)?$/s.test(rest);
  const leg = `${quantity}${isBare ? `F ${rest.trim()}` : rest.trim()}`;
  const reading = readLeg(leg);
  if (!reading.ok) return { ...reading, offset: Math.min(text.length, reading.offset + (when?.length ?? 0)) };
  const held = reading.value;
  if (held.kind === "future")
    return { ok: true, value: { quantity: held.quantity, entry: held.entry, when, option: null } };
  if (held.strike.kind !== "points") {
    return { ok: false, finding: finding("HOLDING_STRIKE_NOT_POINTS", { got: text }), offset: 0 };
  }
  const option = { right: held.right, strike: as<Points>(held.strike.value) };
  return { ok: true, value: { quantity: held.quantity, entry: held.premium, when, option } };
}
