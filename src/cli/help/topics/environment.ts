import { twoColumns } from "../two-columns.ts";

/** The help on environment variables, and on what else pairsize does and does not look at. */
export function environment(): string {
  return `environment: what pairsize reads beside the command line

${twoColumns([
  ["NO_COLOR", "set to anything: no colour; --color and --no-color beat it"],
  ["FORCE_COLOR", "colour into a pipe too; 0 or false: none; NO_COLOR beats it"],
  ["TERM", "dumb: no colour"],
  ["COLUMNS", "columns to draw for; otherwise those of the terminal, a pipe has no limit"],
])}
Nothing else decides a result: no clock, no locale, no time zone, no network and
no settings file. The same input gives the same bytes, so the date of a trade is
part of the trade (asOf, or --as-of).

Examples
  pairsize contracts --no-color
  COLUMNS=60 pairsize contracts NQ
`;
}
