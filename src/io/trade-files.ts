import type { Side } from "../core/pair/sides.ts";
import type { ReadOnce } from "./read-once.ts";
import type { Files } from "./text-source.ts";

/** How the files that a trade names are opened. */
export interface TradeFiles {
  readonly files: Files;
  /** The path of a file named at a place of the trade: relative to its trade file, or to the working directory. */
  readonly pathOf: (file: string, side: Side, key: "history" | "chain") => string;
  readonly once: ReadOnce;
}
