const WIDTH = 80;

/**
 * A call as it is shown and can be pasted: within 80 columns, broken before a flag, each broken line ended by a backslash.
 *
 * @example
 * shownExample("pairsize contracts RTY"); // "  pairsize contracts RTY\n"
 */
export function shownExample(call: string): string {
  const lines: string[] = [];
  let line = " ";
  for (const part of call.split(/ (?=--?[a-z])/)) {
    if (line.length + part.length + 3 > WIDTH && line.trim() !== "") {
      lines.push(`${line} \\\n`);
      line = "   ";
    }
    line += ` ${part}`;
  }
  return `${lines.join("")}${line}\n`;
}
