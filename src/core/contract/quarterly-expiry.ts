import { isThirdFriday } from "../calendar.ts";

/**
 * Whether an ISO date is the third Friday of March, June, September or December: the expiry of quarterly options.
 *
 * @example
 * isQuarterlyExpiry("2026-02-20"); // false
 */
export function isQuarterlyExpiry(date: string): boolean {
  return Number(date.slice(5, 7)) % 3 === 0 && isThirdFriday(date);
}
