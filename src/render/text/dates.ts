const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

function partsOf(isoDate: string): readonly [year: number, month: number, day: number] {
  const [year = 0, month = 1, day = 1] = isoDate.split("-").map(Number);
  return [year, month, day];
}

/**
 * An ISO date in words, the same in every locale.
 *
 * @example
 * dateInWords("2026-01-22"); // "22 Jan 2026"
 */
export function dateInWords(isoDate: string): string {
  const [year, month, day] = partsOf(isoDate);
  return `${day} ${months[month - 1] ?? month} ${year}`;
}

/** Days since 1 March of the year 0 of the Gregorian calendar: years begin in March, so that the leap day comes last. */
function dayNumber(isoDate: string): number {
  const [year, month, day] = partsOf(isoDate);
  const marchYear = month > 2 ? year : year - 1;
  const sinceMarch = (month + 9) % 12;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return 365 * marchYear + leapDays + Math.floor((153 * sinceMarch + 2) / 5) + day - 1;
}

/**
 * Calendar days from one ISO date to another.
 *
 * @example
 * daysBetween("2026-01-22", "2026-03-20"); // 57
 */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}
