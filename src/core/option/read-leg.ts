import { type ArgumentsOf, type Code, type Finding, finding } from "../../errors/finding.ts";
import { type NumberReading, numberFinding, readNumber, readPercent } from "../number-text.ts";
import { as, type Points, type Ratio } from "../quantity.ts";
import {
  notationOf,
  type Right,
  type StrikeSelector,
  verticalText,
  type WrittenFuture,
  type WrittenLeg,
  type WrittenOption,
} from "./leg.ts";

/**
 * Reads a leg, "[±N] STRIKE(C|P) [@ PREMIUM]" or "±N F [@ ENTRY]", in any case and with any spaces. Where it cannot,
 * returns the finding and the offset of the word at fault. A strike is points, `40d`, `+2%` or `ATM`; each
 * letter may be its word, and the right may stand before the strike: "2750 call", "C2750", "+1 future".
 *
 * @example
 * readLeg("-1 2950C @ -18.20").ok; // false
 */
export function readLeg(text: string): Reading<WrittenLeg> {
  const { tokens, end } = tokensOf(text);
  if (end < text.length) return unreadable(text, end + leadingSpaces(text.slice(end)));
  const parts = partsOf(tokens);
  if (parts.stray !== null) return strayWord(text, parts, parts.stray);
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
  const right = rightOf(parts.right);
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

/**
 * Reads the quantity, +1 where it is left out; "-2750C" has a sign but no quantity, "-2%C" is a strike below the level.
 */
function readCount({ quantity, right }: LegParts, strike: readonly [Token, ...Token[]]): Reading<number> {
  if (quantity !== null) return readQuantity(quantity);
  const [{ text, offset }, unit] = strike;
  if (unit?.kind === "%" || !isSigned(text)) return { ok: true, value: 1 };
  const written = textOf(strike);
  const write = [`${written.slice(0, 1)}1 ${written.slice(1)}${right?.kind ?? "C"}`];
  return refuse("LEG_QUANTITY_MISSING", { got: written, write }, offset);
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

function rightOf({ kind }: Token): Right {
  return kind === "C" ? "call" : "put";
}

/** A number that stands where no part takes it: a premium without its @, or the strike of a quantity without its sign. */
function strayWord(text: string, { quantity, strike, right, at }: LegParts, stray: Token): Refusal {
  const isNumber = stray.kind === "n" || stray.kind === "s";
  const isLast = stray.offset + stray.text.length === text.trimEnd().length;
  if (!isNumber || !isLast || right === null || at !== null || strike.length === 0)
    return unreadable(text, stray.offset);
  const sign = quantity === null ? "" : `${quantity.text} `;
  const option = `${sign}${textOf(strike)}${right.kind} @ ${stray.text}`;
  const [first] = strike;
  const isCount = quantity === null && strike.length === 1 && /^\d{1,3}$/.test(first?.text ?? "");
  const others = isCount
    ? [`+${first?.text} ${stray.text}${right.kind}`, `-${first?.text} ${stray.text}${right.kind}`]
    : [];
  return refuse("LEG_TWO_WAYS", { got: text.trim(), write: [option, ...others] }, stray.offset);
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map((token) => token.text).join("");
}

/** Returns the refusal of a leg that the notation does not have, from the offset of its first wrong word. */
function unreadable(got: string, offset: number): Refusal {
  return refuse("LEG_UNREADABLE", { got, at: got.slice(offset).split(/\s/, 1)[0] ?? "" }, offset);
}

function leadingSpaces(text: string): number {
  return text.length - text.trimStart().length;
}

/** A value read from a text, or the finding and the 0-based offset of the word at fault. */
export type Reading<T> = { readonly ok: true; readonly value: T } | Refusal;

/** The reason why a text could not be read, and the place in it. */
interface Refusal {
  readonly ok: false;
  readonly finding: Finding;
  readonly offset: number;
}

/** Returns a refusal of one code at an offset of the text. */
export function refuse<C extends Code>(code: C, args: ArgumentsOf<C>, offset: number): Refusal {
  return { ok: false, finding: finding(code, args), offset };
}

/**
 * Reads the signed whole quantity of a leg.
 *
 * The sign is required: "- 1 2950C" is a list item in YAML, so that the sale loses its minus there; and "2 750C" may be
 * a strike of 2,750.
 */
function readQuantity({ text, offset }: Token): Reading<number> {
  const reading = readNumber(text);
  if (!reading.ok) return { ok: false, finding: numberFinding("quantity", text, reading), offset };
  const { value } = reading;
  if (value === 0 || !Number.isSafeInteger(value)) return refuse("LEG_QUANTITY_INVALID", { got: text }, offset);
  if (!isSigned(text)) return refuse("LEG_QUANTITY_UNSIGNED", { quantity: text }, offset);
  return { ok: true, value };
}

/**
 * Whether the text of a number begins with its sign.
 */
function isSigned(text: string): boolean {
  return text.startsWith("+") || text.startsWith("-");
}

/** Reads the words of a strike: a number of points, `40d`, `+2%` or `ATM`. */
function readStrike([first, unit]: readonly [Token, ...Token[]]): Reading<StrikeSelector> {
  if (first.kind === "A") return { ok: true, value: { kind: "moneyness", value: as<Ratio>(0) } };
  switch (unit?.kind) {
    case "D":
      return delta(first);
    case "%":
      return moneyness(first);
    default:
      return points(first);
  }
}

function points({ text, offset }: Token): Reading<StrikeSelector> {
  const reading = readNumber(text);
  if (!reading.ok) return unreadableStrike(text, reading, offset);
  const { value } = reading;
  if (value > 0) return { ok: true, value: { kind: "points", value: as<Points>(value) } };
  return refuse("VALUE_OUT_OF_RANGE", { name: "strike", bound: "greater than 0 index points", got: value }, offset);
}

function delta({ text, offset }: Token): Reading<StrikeSelector> {
  const reading = readPercent(text);
  if (!reading.ok) return unreadableStrike(text, reading, offset);
  const { value } = reading;
  if (value >= 0.01 && value <= 0.99) return { ok: true, value: { kind: "delta", value: as<Ratio>(value) } };
  return refuse(
    "VALUE_OUT_OF_RANGE",
    { name: "delta", bound: "from 1d (0.01) to 99d (0.99)", got: `${text}d` },
    offset,
  );
}

function moneyness({ text, offset }: Token): Reading<StrikeSelector> {
  const reading = readPercent(text);
  if (!reading.ok) return unreadableStrike(text, reading, offset);
  if (!isSigned(text)) return refuse("LEG_STRIKE_UNSIGNED", { percent: `${text}%` }, offset);
  const { value } = reading;
  if (value > -1) return { ok: true, value: { kind: "moneyness", value: as<Ratio>(value) } };
  return refuse("VALUE_OUT_OF_RANGE", { name: "strike", bound: "above -100% of the level", got: `${text}%` }, offset);
}

function unreadableStrike(
  text: string,
  refused: NumberReading & { ok: false },
  offset: number,
): Reading<StrikeSelector> {
  return { ok: false, finding: numberFinding("strike", text, refused), offset };
}

/** The words of a leg by their part; an absent part is null or empty. */
interface LegParts {
  readonly quantity: Token | null;
  /** The words of the strike: a number, `40` `d`, `+2` `%`, or `ATM`. */
  readonly strike: readonly Token[];
  /** Before the strike or behind it. */
  readonly right: Token | null;
  readonly future: Token | null;
  /** The `@`. */
  readonly at: Token | null;
  readonly price: Token | null;
  /** The first word that belongs to no part. */
  readonly stray: Token | null;
}

// Each word is one letter: [±N] STRIKE(C|P) [@ PREMIUM], [±N] (C|P)STRIKE [@ PREMIUM] or ±N F [@ ENTRY]. A number is the
// quantity where a strike or an F follows it; "+2%C" is a strike alone, and "2750C 78.40" has its right behind.
const LEG =
  /^(?<quantity>[ns](?=[nsAF])|s(?=[CP][nsA]))?(?:(?<before>[CP])(?=[nsA]))?(?:(?<strike>[ns]D|[ns]%|[ns]|A)(?<right>[CP])?|(?<future>F))?(?:(?<at>@)(?<price>[ns])?)?/;

/** Returns the words of a leg by their part. */
function partsOf(tokens: readonly Token[]): LegParts {
  const groups = LEG.exec(tokens.map((token) => token.kind).join(""))?.groups ?? {};
  let next = 0;
  const take = (part: string): readonly Token[] => {
    const first = next;
    next += groups[part]?.length ?? 0;
    return tokens.slice(first, next);
  };
  const one = (part: string): Token | null => take(part)[0] ?? null;
  // The order of these lines is that of the text: each part takes the words after those of the part before.
  const quantity = one("quantity");
  const before = one("before");
  const strike = take("strike");
  const behind = one("right");
  const future = one("future");
  const at = one("at");
  const price = one("price");
  const second = before === null ? null : (behind ?? future);
  return { quantity, strike, right: before ?? behind, future, at, price, stray: second ?? tokens[next] ?? null };
}

/** A word of the leg notation, and its 0-based place in the text. */
interface Token {
  /** n: a number; s: one with a sign; A: ATM; D: the d of a delta; C, P, F, % and @: themselves, or their words. */
  readonly kind: string;
  readonly text: string;
  readonly offset: number;
}

/** The words of a leg text up to the first character that begins none; `end` is its offset. */
interface LegTokens {
  readonly tokens: readonly Token[];
  readonly end: number;
}

// A number or a word.
const WORD = /\s*(?:([+-]?[\d.,]+)|(ATM|AT|CALLS?|PUTS?|FUTURES?|DELTAS?|[DCPF%@]))\s*/giy;

/** Splits a leg text into its words; spaces and case are ignored. */
function tokensOf(text: string): LegTokens {
  const tokens: Token[] = [];
  let end = 0;
  for (const { 0: met, 1: number, 2: word = "", index } of text.matchAll(WORD)) {
    const text = number ?? word;
    const kind = number === undefined ? letterOf(text.toUpperCase()) : isSigned(number) ? "s" : "n";
    tokens.push({ kind, text, offset: index + met.indexOf(text) });
    end = index + met.length;
  }
  return { tokens, end };
}

function letterOf(word: string): string {
  return word === "AT" ? "@" : word.slice(0, 1);
}

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
