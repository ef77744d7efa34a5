import { numberFinding, readNumber } from "../number-text.ts";
import { as, type Points } from "../quantity.ts";
import type { Right, StrikeSelector, WrittenLeg, WrittenOption } from "./leg.ts";
import { verticalText } from "./leg.ts";
import { type Reading, readLeg, refuse, unreadable } from "./read-leg.ts";

const STRIKE = String.raw`[+-]?[\d.,]+\s*(?:d(?:eltas?)?|%)?|atm`;

/** [±N] STRIKE/STRIKE (CS|PS) [@ NET]. */
const VERTICAL = new RegExp(
  String.raw`^(?<lead>\s*)(?:(?<quantity>[+-]?[\d.,]+)\s+)?(?<bought>${STRIKE})\s*\/\s*(?<sold>${STRIKE})\s*(?<name>[a-z]*(?:\s+spreads?)?)\s*(?:(?<at>@|\bat\b)\s*)?(?<price>[^\s@]+)?\s*$`,
  "i",
);

/**
 * Reads what stands for one leg or for the two of a vertical: "2750C @ 78.40", or "2750/2950 CS @ 60.20", a call spread
 * bought at its net price, "25500/23500 PS" a put spread; -1 in front sells it. The strike that pays more stands first:
 * it is the one that is bought.
 *
 * The net stands on the first option, none on the second, both marked `net`: their difference is what is known, exactly.
 *
 * @example
 * readLegs("2750/2950 CS @ 60.20").value.length; // 2
 */
export function readLegs(text: string): Reading<readonly WrittenLeg[]> {
  const groups = VERTICAL.exec(text)?.groups;
  if (groups !== undefined) return readVertical(text, groups);
  const leg = readLeg(text);
  return leg.ok ? { ok: true, value: [leg.value] } : leg;
}

type Groups = Readonly<Record<string, string | undefined>>;

function readVertical(text: string, groups: Groups): Reading<readonly WrittenLeg[]> {
  const { quantity, bought = "", sold = "", name = "", lead = "" } = groups;
  const start = lead.length;
  if (quantity === undefined && /^[+-][^%]*$/.test(bought)) {
    const write = [`${bought.slice(0, 1)}1 ${text.trim().slice(1)}`];
    return refuse("LEG_QUANTITY_MISSING", { got: bought, write }, start);
  }
  const [first, second] = [readLeg(`+1 ${bought}C`), readLeg(`+1 ${sold}C`)];
  if (!first.ok) return { ...first, offset: start };
  if (!second.ok) return { ...second, offset: text.indexOf("/") + 1 };
  if (first.value.kind === "future" || second.value.kind === "future") return unreadable(text, start);
  const strikes = { bought: first.value.strike, sold: second.value.strike };
  const right = rightNamed(name);
  if (right === null) return refuseUnnamed(text, name, strikes);
  const count = verticalQuantity(quantity, start);
  if (!count.ok) return count;
  const net = readNet(groups, text);
  if (!net.ok) return net;
  return checked({ quantity: count.value, right, ...strikes, net: net.value }, text, groups);
}

/** The legs of a vertical whose strikes stand in order and whose net has its sign in the quantity. */
function checked(vertical: Vertical, text: string, { at, price = "" }: Groups): Reading<readonly WrittenLeg[]> {
  const { quantity, right, bought, sold, net } = vertical;
  const size = Math.abs(quantity);
  const missing = at === undefined && price !== "";
  if (missing)
    return refuse("LEG_TWO_WAYS", { got: text.trim(), write: [verticalText(vertical)] }, text.lastIndexOf(price));
  if (!paysMore(right, bought, sold)) {
    if (!paysMore(right, sold, bought)) return refuse("LEG_VERTICAL_STRIKES", { got: text.trim() }, 0);
    const write = [size, -size].map((signed) =>
      verticalText({ ...vertical, bought: sold, sold: bought, quantity: signed }),
    );
    return refuse("LEG_TWO_WAYS", { got: text.trim(), write }, 0);
  }
  if (net !== null && net < 0) {
    const leg = verticalText({ ...vertical, quantity: -size, net: as<Points>(-net) });
    const soldAs = { leg, count: size, right: `${right} spread` as const };
    const range = { name: "net premium", bound: "0 or more index points", got: net, soldAs };
    return refuse("VALUE_OUT_OF_RANGE", range, text.lastIndexOf(price));
  }
  return { ok: true, value: legsOf(vertical) };
}

function legsOf({ quantity, right, bought, sold, net }: Vertical): readonly WrittenOption[] {
  const priced = (premium: number) =>
    net === null ? { premium: null } : { premium: as<Points>(premium), net: true as const };
  return [
    { kind: "option", quantity, right, strike: bought, ...priced(net ?? 0) },
    { kind: "option", quantity: -quantity, right, strike: sold, ...priced(0) },
  ];
}

/** A vertical as it is written. */
type Vertical = Parameters<typeof verticalText>[0];

function rightNamed(name: string): Right | null {
  if (/^(?:cs|call\s+spreads?)$/i.test(name)) return "call";
  return /^(?:ps|put\s+spreads?)$/i.test(name) ? "put" : null;
}

const BOTH: readonly Right[] = ["call", "put"];

function bareRight(name: string): Right | null {
  if (/^(?:c|calls?)$/i.test(name)) return "call";
  return /^(?:p|puts?)$/i.test(name) ? "put" : null;
}

/** "2750/2950" and "2750/2950C" are verticals that want their name; anything else is another structure. */
function refuseUnnamed(text: string, name: string, { bought: one, sold: two }: Pick<Vertical, "bought" | "sold">) {
  const right = bareRight(name);
  if (name !== "" && right === null) return unreadable(text, text.lastIndexOf(name));
  const write = (right === null ? BOTH : [right]).flatMap((of) => {
    const [bought, sold] = paysMore(of, one, two) ? [one, two] : [two, one];
    return paysMore(of, bought, sold) ? [verticalText({ quantity: 1, right: of, bought, sold, net: null })] : [];
  });
  if (write.length === 0) return refuse("LEG_VERTICAL_STRIKES", { got: text.trim() }, 0);
  return refuse("LEG_VERTICAL_UNNAMED", { got: text.trim(), write }, text.indexOf("/"));
}

/** A vertical's count, 1 where it is left out: the sign says bought or sold, as of a leg. */
function verticalQuantity(written: string | undefined, offset: number): Reading<number> {
  if (written === undefined) return { ok: true, value: 1 };
  const one = readLeg(`${written} F`);
  return one.ok ? { ok: true, value: one.value.quantity } : { ...one, offset };
}

function readNet({ at, price = "" }: Groups, text: string): Reading<Points | null> {
  if (at === undefined && price === "") return { ok: true, value: null };
  const reading = readNumber(price);
  if (reading.ok) return { ok: true, value: as<Points>(reading.value) };
  const offset = price === "" ? text.length : text.lastIndexOf(price);
  return { ok: false, finding: numberFinding("net premium", price, reading), offset };
}

/** Whether an option at the first strike always pays at least as much: known of strikes named by the same measure. */
function paysMore(right: Right, first: StrikeSelector, second: StrikeSelector): boolean {
  if (first.kind !== second.kind) return false;
  if (first.kind === "delta") return first.value > second.value;
  return right === "call" ? first.value < second.value : first.value > second.value;
}
