import { isThirdFriday } from "../calendar.ts";
import type { ContractSpec, Settlement } from "./contract.ts";
import { isQuarterlyExpiry } from "./quarterly-expiry.ts";

/**
 * Against what an option on a contract settles when it expires on an ISO date; null where no source settles it, where
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
