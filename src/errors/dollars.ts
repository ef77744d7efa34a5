/**
 * An amount of US dollars as it was given, with grouped thousands: for sentences.
 *
 * @example
 * usd(11335.5); // "$11,335.5"
 */
export function usd(amount: number): string {
  const [whole = "", ...rest] = String(amount).split(".");
  const grouped = /e/.test(whole) ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `$${[grouped, ...rest].join(".")}`;
}

/** An amount that is no decimal, rounded up to a cent: what is said to suffice does. */
export function usdUp(amount: number): string {
  return usd(Math.ceil(amount * 100) / 100);
}
