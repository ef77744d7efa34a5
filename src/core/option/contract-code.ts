import { isCivilDate } from "../calendar.ts";
import { as, type Points } from "../quantity.ts";
import type { Right } from "./leg.ts";

/**
 * The month of a futures-style code, "H6": the month from 1, and the last digits of the year, as many as are written
 * ("6", "26").
 */
export interface CodedMonth {
  readonly month: number;
  readonly yearEnds: string;
}

/** The parts of an option's symbol. */
export interface ContractCode {
  /** The option's root: "RUTW"; with the month where the code is futures-style: "RTYH6". */
  readonly root: string;
  readonly right: Right;
  readonly strike: Points;
  /** ISO date; null where the code names a month only. */
  readonly expiry: string | null;
  readonly month: CodedMonth | null;
}

const FEED = /^(?:O:|\.\/?|\/)/;
/** Root, year, month, day, right, strike in thousandths. */
const OCC = /^([A-Z^$]{1,5}\d?|[A-Z]{6})[ _]*(\d{2})(\d{2})(\d{2})([CP])(\d{8})$/;
/** Root, year, month, day, right, strike in points, as broker platforms write it. */
const PLAIN_STRIKE = /^([A-Z]{1,6})(\d{2})(\d{2})(\d{2})([CP])(\d{1,7}(?:\.\d+)?)$/;
const PIPED = /^\^?\$?([A-Z]{1,6})\|20(\d{2})(\d{2})(\d{2})\|(\d+(?:\.\d+)?)([CP])$/;
const CODED =
  /^([A-Z0-9]{1,4}?)([FGHJKMNQUVXZ])(\d{1,2})(?:[ _|-]*([CP]) ?(\d+(?:\.\d+)?)|[ _|-]+(\d+(?:\.\d+)?)([CP]))(?::[A-Z]+)?$/;
const MONTH_LETTERS = "FGHJKMNQUVXZ";

/**
 * Reads an option's symbol; null for any other text. The spellings are OCC's ("RTY 260320C02750000", strike in
 * thousandths), a broker's with the strike in points (".RUT260320C2750"), or a futures-style one ("RTYH6 C2750", "E2CH6
 * C2750").
 *
 * @see Options Clearing Corporation, Options Symbology Initiative, 2010: root of 6, YYMMDD, C or P, strike of 5 + 3
 * digits
 * @example
 * readContractCode("RTY   260320C02750000")?.strike; // 2750
 */
export function readContractCode(text: string): ContractCode | null {
  const code = text.trim().toUpperCase().replace(FEED, "");
  const occ = OCC.exec(code);
  if (occ !== null) return dated(occ.slice(1, 5), occ[5], Number(occ[6]) / 1000);
  const plain = PLAIN_STRIKE.exec(code);
  if (plain !== null) return dated(plain.slice(1, 5), plain[5], Number(plain[6]));
  const piped = PIPED.exec(code);
  if (piped !== null) return dated(piped.slice(1, 5), piped[6], Number(piped[5]));
  return coded(code);
}

function dated(
  [root = "", year = "", month = "", day = ""]: readonly string[],
  letter: string | undefined,
  strike: number,
): ContractCode | null {
  const isDate = isCivilDate(2000 + Number(year), Number(month), Number(day));
  if (!isDate || strike <= 0) return null;
  return { root, right: rightOf(letter), strike: as<Points>(strike), expiry: `20${year}-${month}-${day}`, month: null };
}

function coded(code: string): ContractCode | null {
  const match = CODED.exec(code);
  if (match === null) return null;
  const [, product = "", letter = "", yearEnds = "", before, after, earlier, behind] = match;
  const strike = Number(after ?? earlier);
  if (strike <= 0) return null;
  const month = { month: MONTH_LETTERS.indexOf(letter) + 1, yearEnds };
  const right = rightOf(before ?? behind);
  return { root: product + letter + yearEnds, right, strike: as<Points>(strike), expiry: null, month };
}

function rightOf(letter: string | undefined): Right {
  return letter === "C" ? "call" : "put";
}

/**
 * Whether an ISO date lies in a coded month, by the digits of the year that are written.
 *
 * @example
 * isInMonth("2026-03-20", { month: 3, yearEnds: "6" }); // true
 */
export function isInMonth(date: string, { month, yearEnds }: CodedMonth): boolean {
  return Number(date.slice(5, 7)) === month && date.slice(0, 4).endsWith(yearEnds);
}
