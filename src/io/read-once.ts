/** Reads what a key names; or gives what a call with the same key has read before. */
export type ReadOnce = <Value>(key: readonly unknown[], read: () => Promise<Value>) => Promise<Value>;

/** Reads anew each time. */
export const readAnew: ReadOnce = (_key, read) => read();

/** Two price files and two chains a trade, of two kinds of trades. */
const MOST_KEPT = 8;

/**
 * Keeps the last few files that were read: the lines of a batch name the same ones again and again.
 *
 * A file that changes while a batch runs is one file to all its lines. What could not be read is tried again.
 */
export function readingOnce(): ReadOnce {
  const kept = new Map<string, unknown>();
  return async <Value>(key: readonly unknown[], read: () => Promise<Value>) => {
    const name = JSON.stringify(key);
    const value = kept.has(name) ? (kept.get(name) as Value) : await read();
    // The last one used goes to the end, so that the first is the one that has waited longest.
    kept.delete(name);
    kept.set(name, value);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return value;
  };
}
