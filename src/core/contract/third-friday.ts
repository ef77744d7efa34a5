/**
 * Whether an ISO date is the third Friday of its month: a Friday from the 15th to the 21st.
 *
 * @example
 * isThirdFriday("2026-03-20"); // true
 */
export function isThirdFriday(date: string): boolean {
  const day = Number(date.slice(8, 10));
  return day >= 15 && day <= 21 && weekday(Number(date.slice(0, 4)), Number(date.slice(5, 7)), day) === FRIDAY;
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

const FRIDAY = 5;
const MONTH_OFFSETS = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];

/** Day of the week in the Gregorian calendar, 0 for Sunday (Sakamoto's rule): the year of January and February is the one before. */
function weekday(year: number, month: number, day: number): number {
  const y = month < 3 ? year - 1 : year;
  const leaps = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return (y + leaps + (MONTH_OFFSETS[month - 1] ?? 0) + day) % 7;
}
