import { isoFromDays } from "../../core/calendar.ts";
import { civilReader, type DateReader } from "./date-reader.ts";
import { SERIAL_DAYS, SIX_DIGITS, UNIX_LAYOUTS, type UnixLayout } from "./dialects/date-layouts.ts";
import { NO_TIME } from "./time.ts";

/** A reader of unix times, as UTC: the whole seconds are the leading ten digits in every unit. */
function unixReader(layout: UnixLayout): DateReader {
  const pattern = new RegExp(`^\\d{${layout.digits}}(?:\\.\\d*)?$`);
  let time = NO_TIME;
  return {
    name: layout.name,
    orderOpen: false,
    twoDigitYear: false,
    seconds: () => time,
    read(cell) {
      const text = cell.trim();
      if (!pattern.test(text)) return -1;
      const instant = Number(text.slice(0, 10));
      const days = Math.floor(instant / 86_400);
      time = instant - days * 86_400;
      return packedOfDays(days);
    },
  };
}

function packedOfDays(days: number): number {
  const iso = isoFromDays(days);
  return Number(iso.slice(0, 4)) * 10_000 + Number(iso.slice(5, 7)) * 100 + Number(iso.slice(8));
}

/** A reader of the day numbers of spreadsheets; the fraction of a day is its time. */
function serialReader(): DateReader {
  let time = NO_TIME;
  return {
    name: SERIAL_DAYS.name,
    orderOpen: false,
    twoDigitYear: false,
    seconds: () => time,
    read(cell) {
      const text = cell.trim();
      if (!SERIAL_DAYS.pattern.test(text)) return -1;
      const days = Math.floor(Number(text));
      time = text.includes(".") ? Math.round((Number(text) - days) * 86_400) : NO_TIME;
      return packedOfDays(days - SERIAL_DAYS.unixEpoch);
    },
  };
}

/** Readers of every kind of unix time. */
export function unixReaders(): readonly DateReader[] {
  return UNIX_LAYOUTS.map(unixReader);
}

/** Readers of dates that look like plain numbers: to be tried where the header names the column a date. */
export function numberLikeReaders(): readonly DateReader[] {
  return [serialReader(), civilReader(SIX_DIGITS)];
}
