import type { DateOrder } from "./date-cell.ts";

/** What the caller of the reader may decide. */
export interface ChainOptions {
  /** ISO date: only this expiry is kept, and it is taken for that of rows that name none. */
  readonly expiry?: string | undefined;
  /** ISO date of the trade: quotes after it are not used, quotes before it are stale. */
  readonly asOf?: string | undefined;
  /** The product whose rows are read, where the file has several. */
  readonly symbol?: string | undefined;
  /** The order of day, month and year, where the dates leave it open. */
  readonly dateOrder?: DateOrder | undefined;
}
