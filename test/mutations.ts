/** mulberry32: numbers from 0 to 1, the same on every machine. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** One of the items. */
export function oneOf<Item>(items: readonly Item[], random: () => number): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error("there is nothing to choose from");
  return item;
}

const SPICE = [0, 9, 10, 13, 32, 34, 39, 44, 45, 46, 47, 48, 57, 59, 124, 0x80, 0xa0, 0xe9, 0xfe, 0xff];

/** The bytes with one to three changes: a byte replaced or put in, some taken out or repeated, or the end cut off. */
export function mutated(sample: Uint8Array, random: () => number): Uint8Array {
  const below = (n: number): number => Math.floor(random() * n);
  const bytes = [...sample];
  for (let change = 1 + below(3); change > 0; change--) {
    const at = below(bytes.length);
    const byte = random() < 0.5 ? below(256) : (SPICE[below(SPICE.length)] ?? 0);
    const kind = below(6);
    if (kind < 2) bytes[at] = byte;
    else if (kind === 2) bytes.splice(at, 0, byte);
    else if (kind === 3) bytes.splice(at, 1 + below(20));
    else if (kind === 4) bytes.splice(at, 0, ...bytes.slice(at, at + below(60)));
    else bytes.length = at;
  }
  return new Uint8Array(bytes);
}
