/** What a cell without a time of the day has. */
export const NO_TIME = -1e9;

const CLOCK =
  /^[\sT,;:_.-]*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s?([AaPp])?(?:\.?[Mm]\.?)?\s?(?:Z|[A-Z]{2,4})?\s?(?:([+-])(\d{1,2}):?(\d{2})?)?(?:\[[\w/]+\]|\s?\([\p{L} ]+\)| \p{Lu}\p{L}+\/[\p{L}_/]+)?$/u;
const HOUR = /^\s?(\d{1,2})[- ]?()()([AaPp])[Mm]$/;
/** What may follow a date and is no time: a zone, or the day of the week. */
const NO_CLOCK = /^[\s.,;Z]*(?:[A-Z]{3,4}|\(\p{L}{1,10}\)|(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)[a-z]*)?$/u;
const COMPACT = /^[\sT;:_-]*(\d{1,2})(\d{2})(\d{2})?(?:\.\d+)?$/;

/**
 * Seconds since midnight UTC of a time of the day, such as " 16:00:00-05:00", "T21:00:00Z", "160000", "9:30 AM" or " 12-AM".
 *
 * Without an offset it is taken as written. NO_TIME for an empty text, NaN for one that is no time.
 */
export function secondsOf(text: string): number {
  const clock = CLOCK.exec(text) ?? COMPACT.exec(text) ?? HOUR.exec(text);
  if (clock === null) return NO_CLOCK.test(text) ? NO_TIME : Number.NaN;
  const [, hour, minute, second, half, sign, offsetHours, offsetMinutes] = clock;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  if (hours > 24 || Number(minute) > 59 || Number(second ?? 0) > 60) return Number.NaN;
  const offset = Number(offsetHours ?? 0) * 3600 + Number(offsetMinutes ?? 0) * 60;
  return hours * 3600 + Number(minute) * 60 + Number(second ?? 0) - (sign === "-" ? -offset : offset);
}
