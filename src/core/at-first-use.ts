/** What `make` makes, made once, when it is first asked for: grids take milliseconds that a start without options should not pay. */
export function atFirstUse<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
