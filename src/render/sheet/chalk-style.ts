import { Chalk, type ChalkInstance, type ColorSupportLevel } from "chalk";
import { type Paint, plainStyle, type Style, withWidth } from "./style.ts";

/**
 * The style for a terminal of `width` columns and a colour level that was decided elsewhere: 0 none, 1 to 3 as chalk
 * counts.
 *
 * The level is a parameter because chalk's own detection knows FORCE_COLOR but not NO_COLOR. It lives apart from
 * sheet.ts so that an output without colour never loads chalk.
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

// Entries of the 256 colours, light to strong. The ground and the ink are both set, so that black on them reads in a
// light terminal as in a dark one; red against blue, because one reader in twelve cannot tell red from green.
const losses = [224, 217, 210, 203] as const;
const gains = [195, 153, 117, 75] as const;
const ink = 16;

/**
 * The paint of a profit by its share of the largest, −1 to 1: four shades of ground where there are 256 colours, else
 * red and green letters, bold from half the largest on. None at 0.
 */
function heatOf(chalk: ChalkInstance, hasShades: boolean): (share: number) => Paint {
  return (share) => {
    if (share === 0) return (text) => text;
    if (!hasShades) return letters(chalk, share);
    const shades = share < 0 ? losses : gains;
    const shade = shades[Math.min(shades.length, Math.ceil(Math.abs(share) * shades.length)) - 1] ?? shades[0];
    return (text) => chalk.bgAnsi256(shade).ansi256(ink)(text);
  };
}

function letters(chalk: ChalkInstance, share: number): Paint {
  const colour = share < 0 ? chalk.red : chalk.green;
  return Math.abs(share) < 0.5 ? (text) => colour(text) : (text) => colour.bold(text);
}
