const WIDTH = 80;

/** Lines of a term and what is said of it, aligned, within 80 columns: a long text goes on below itself. */
export function twoColumns(rows: readonly (readonly [string, string])[]): string {
  const indent = Math.min(30, Math.max(...rows.map(([term]) => term.length)) + 4);
  return rows.map(([term, text]) => row(term, wrapped(text, WIDTH - indent), indent)).join("");
}

function row(term: string, lines: readonly string[], indent: number): string {
  const margin = " ".repeat(indent);
  const head = `  ${term}`;
  const fits = head.length + 2 <= indent;
  const first = fits ? `${head.padEnd(indent)}${lines[0] ?? ""}` : `${head}\n${margin}${lines[0] ?? ""}`;
  return [first, ...lines.slice(1).map((line) => margin + line)].map((line) => `${line.trimEnd()}\n`).join("");
}

/** A text in lines of at most so many characters, broken at spaces. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
