const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/**
 * An ISO date in words, the same in every locale.
 *
 * @example
 * dateInWords("2026-01-22"); // "22 Jan 2026"
 */
export function dateInWords(isoDate: string): string {
  const [year = 0, month = 1, day = 1] = isoDate.split("-").map(Number);
  return `${day} ${months[month - 1] ?? month} ${year}`;
}
