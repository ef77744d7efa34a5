import type { ChalkInstance } from "chalk";
import type { Paint } from "./style.ts";

// Entries of the 256 colours, light to strong. The ground and the ink are both set, so that black on them reads in a light
// terminal as in a dark one; red against blue, because one reader in twelve cannot tell red from green.
const losses = [224, 217, 210, 203] as const;
const gains = [195, 153, 117, 75] as const;
const ink = 16;

/**
 * The paint of a profit by its share of the largest, −1 to 1: four shades of ground where there are 256 colours, else red and
 * green letters, bold from half the largest on. None at 0.
 */
export function heatOf(chalk: ChalkInstance, hasShades: boolean): (share: number) => Paint {
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
