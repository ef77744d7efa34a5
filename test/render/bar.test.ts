import { describe, expect, it } from "vitest";
import { bar } from "../../src/render/sheet/pictures.ts";

describe("a bar", () => {
  it.each([
    [0, 10, ""],
    [1, 10, "██████████"],
    [0.25, 10, "██▌"],
    [0.0001, 10, "▏"],
    [0.5, 3, "█▌"],
    [0.99, 2, "██"],
  ])("of %f of %i columns is %s", (share, columns, drawn) => {
    expect(bar(share, columns)).toBe(drawn);
  });
});
