/**
 * Returns a function that makes a value on its first call and keeps it. Grids take milliseconds, which a start without
 * options should not pay.
 */
export function atFirstUse<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
