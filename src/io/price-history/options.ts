/** What the caller of the reader may decide. */
export interface PriceHistoryOptions {
  /** The symbol whose rows are read, where the file has several. */
  readonly symbol?: string | undefined;
  /** The price column, by header or by number from 1, where the file has several. */
  readonly column?: string | undefined;
  /** The order of day, month and year, where the dates leave it open. */
  readonly dateOrder?: "dmy" | "mdy" | "ymd" | undefined;
  /** Rows after this ISO date are not used. */
  readonly asOf?: string | undefined;
  /** Whether rows dated on a Saturday or Sunday are left out; by default they are kept and named. */
  readonly skipWeekends?: boolean | undefined;
}
