import { isThirdFriday } from "../calendar.ts";
import type { ContractSpec, Settlement } from "./contract.ts";

/** Exercise style: on any day (american), or only on the day of expiry (european). */
export type ExerciseStyle = "american" | "european";

/**
 * Returns the exercise style of an option on a contract that expires on an ISO date; null where the contract lists no
 * options, or where its style depends on an expiry that is not known.
 *
 * Quarterly means the third Friday of March, June, September or December. A quarterly expiry that a holiday moves off
 * that Friday (18 June 2026, the day before Juneteenth) counts as a weekly one: override it.
 *
 * @see CME Rulebook chapters 358A, 359A and 393A
 * @example
 * exerciseStyle(contracts[0], "2026-03-20"); // "american"
 */
export function exerciseStyle(contract: ContractSpec, expiry: string | null): ExerciseStyle | null {
  const style = contract.options?.style ?? null;
  if (style !== "quarterly-american") return style;
  if (expiry === null) return null;
  return isQuarterlyExpiry(expiry) ? "american" : "european";
}

/**
 * Returns the settlement of an option on a contract that expires on an ISO date; null where no source states it, where
 * the contract lists no options, or where it depends on an expiry that is not known.
 *
 * @example
 * settlementOf(contracts[0], "2026-03-20"); // "AM"
 */
export function settlementOf(contract: ContractSpec, expiry: string | null): Settlement | null {
  const rule = contract.options?.settlement ?? null;
  switch (rule) {
    case "quarterly AM, others PM":
      return expiry === null ? null : openingOrClosing(isQuarterlyExpiry(expiry));
    case "monthly AM, others PM":
      return expiry === null ? null : openingOrClosing(isThirdFriday(expiry));
    default:
      return rule;
  }
}

function openingOrClosing(opening: boolean): Settlement {
  return opening ? "AM" : "PM";
}

/**
 * Whether an ISO date is the third Friday of March, June, September or December: the expiry of quarterly options.
 *
 * @example
 * isQuarterlyExpiry("2026-02-20"); // false
 */
export function isQuarterlyExpiry(date: string): boolean {
  return Number(date.slice(5, 7)) % 3 === 0 && isThirdFriday(date);
}
