import type { SizedTrade } from "../../core/pair/sized-trade.ts";
import { dateInWords, daysBetween } from "../text/dates.ts";
import { visible } from "../text/text.ts";

function days(count: number): string {
  return count === 1 ? "1 day" : `${count} days`;
}

/** What is traded and when: "RTY over NQ   22 Jan 2026, expiry 20 Mar 2026 (57 days)"; dates that are not known are left out. */
export function titleOf({ long, short, asOf, expiry }: SizedTrade): string {
  const dates = [asOf === null ? [] : dateInWords(asOf), expiry === null ? [] : `expiry ${dateInWords(expiry)}`].flat();
  const distance = asOf === null || expiry === null ? "" : ` (${days(daysBetween(asOf, expiry))})`;
  const pair = `${visible(long.symbol)} over ${visible(short.symbol)}`;
  return dates.length === 0 ? pair : `${pair}   ${dates.join(", ")}${distance}`;
}
