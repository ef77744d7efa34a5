import { describe, expect, it } from "vitest";
import { styleFor } from "../../src/render/sheet/chalk-style.ts";
import { plainStyle } from "../../src/render/sheet/style.ts";

const shades = styleFor({ level: 2, width: 80 }).paint.heat;
const letters = styleFor({ level: 1, width: 80 }).paint.heat;
const ground = (share: number) => /48;5;(\d+)m/.exec(shades(share)("x"))?.[1] ?? null;

describe("the shade of a profit", () => {
  it("deepens with its share of the largest, in reds and in blues, and is none at 0", () => {
    expect([-1, -0.76, -0.75, -0.5, -0.01, 0].map(ground)).toEqual(["203", "203", "210", "217", "224", null]);
    expect([0.01, 0.5, 0.51, 1].map(ground)).toEqual(["195", "153", "117", "75"]);
  });

  it("sets the ink as well as the ground, so that it reads on any terminal", () => {
    expect(shades(-1)("x")).toBe("\u001b[48;5;203m\u001b[38;5;16mx\u001b[39m\u001b[49m");
  });

  it("is the colour of the letters where there are sixteen, bold from half on", () => {
    expect(letters(-0.4)("x")).toBe("\u001b[31mx\u001b[39m");
    expect(letters(0.5)("x")).toBe("\u001b[32m\u001b[1mx\u001b[22m\u001b[39m");
    expect(letters(0)("x")).toBe("x");
  });

  it("is nothing without colour", () => {
    expect(plainStyle.paint.heat(-1)("x")).toBe("x");
  });
});
