/**
 * A table that is handed out, with all that it holds, as nobody can change it: what one caller writes, every other
 * would read.
 *
 * @example
 * Object.isFrozen(frozen([{ multiplier: 50 }])[0]); // true
 */
export function frozen<T>(table: T): T {
  if (typeof table !== "object" || table === null || Object.isFrozen(table)) return table;
  for (const part of Object.values(table)) frozen(part);
  return Object.freeze(table);
}
