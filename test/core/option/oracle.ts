import { readFileSync } from "node:fs";

/** A table of an oracle's file, as rows by column name. */
export type OracleRow = { readonly [column: string]: number } & { readonly right: "call" | "put" };

/** The rows of columns + arrays; the provenance stands in the file itself. */
export function rowsOf(columns: readonly string[], rows: readonly (readonly unknown[])[]): OracleRow[] {
  return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]])) as OracleRow);
}

/** A committed oracle of fixtures/oracles. */
export function oracle(name: string) {
  return JSON.parse(readFileSync(new URL(`../../../fixtures/oracles/${name}`, import.meta.url), "utf8"));
}

/** The greatest of a measure over rows, and the row that has it: a failure then shows both. */
export function worst(rows: readonly OracleRow[], measure: (row: OracleRow) => number): { error: number; at: string } {
  let found = { error: 0, at: "" };
  for (const row of rows) {
    const error = measure(row);
    if (!(error <= found.error)) found = { error, at: JSON.stringify(row) };
  }
  return found;
}
