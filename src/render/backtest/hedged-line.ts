import type { HorizonStudy } from "../../core/volatility/hedge-study.ts";
import { drawText } from "../sheet/drawing.ts";
import { literal } from "../sheet/markdown.ts";
import type { Style } from "../sheet/sheet.ts";
import { decimal, percent } from "../text/text.ts";
import { daysWords } from "./words.ts";

/**
 * What each weighting hedged in the past, in a line for the screen of `size`, and the command that shows more: drawn in
 * a style, else as Markdown. It ends with a line break.
 *
 * @param file the trade file; null where flags alone make the trade, for a command with the same flags
 */
export function renderHedgedLine(study: HorizonStudy, long: string, file: string | null, style?: Style): string {
  const shares = study.weightings.flatMap(({ weighting, effectiveness }) =>
    effectiveness === null ? [] : [`${weighting} ${percent(effectiveness, 0)}`],
  );
  if (shares.length === 0) return "";
  const windows = `${decimal(study.windows, 0)} past windows of ${daysWords(study.days)}`;
  const command =
    file === null ? "pairsize backtest with these flags" : `pairsize backtest ${/\s/.test(file) ? `"${file}"` : file}`;
  const text = `Hedged of ${long}'s variance in ${windows}: ${shares.join(", ")}; more: ${command}`;
  return `${style === undefined ? literal(text) : drawText(text, style).join("\n")}\n`;
}
