import { Chalk, type ColorSupportLevel } from "chalk";
import { heatOf } from "./heat.ts";
import { plainStyle, type Style, withWidth } from "./style.ts";

/**
 * The style for a terminal of `width` columns and a colour level that was decided elsewhere: 0 none, 1 to 3 as chalk counts.
 *
 * The level is a parameter because chalk's own detection knows FORCE_COLOR but not NO_COLOR. It lives apart from style.ts so
 * that an output without colour never loads chalk.
 */
export function styleFor({ level, width }: { level: ColorSupportLevel; width: number | null }): Style {
  if (level === 0) return withWidth(plainStyle, width);
  const chalk = new Chalk({ level });
  return {
    width,
    paint: {
      bold: (text) => chalk.bold(text),
      dim: (text) => chalk.dim(text),
      red: (text) => chalk.red(text),
      heat: heatOf(chalk, level > 1),
    },
  };
}
