import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { namePlaces, OTHER, PICKED } from "../../../src/render/report/frontiers-part.ts";

const frame = { left: 50, right: 400, top: 30, bottom: 210 };
const dot = (x: number, y: number, name: string | null = "4 : 1", isPicked = false) => ({ x, y, name, isPicked });

/** Space that a name takes at most: 6.2 a character, 9 above its base line and 3 below. */
const boxOf = ({ x, y }: { x: number; y: number }, name: string) => {
  const half = (name.length * 6.2) / 2;
  return { left: x - half, right: x + half, top: y - 9, bottom: y + 3 };
};

describe("the names of dots", () => {
  it("stand above, else below, and the picked one chooses first", () => {
    const [alone] = namePlaces([dot(200, 100)], frame);
    expect(alone).toMatchObject({ x: 200 });
    expect(alone?.y).toBeLessThan(100 - OTHER);
    const [first, picked] = namePlaces([dot(200, 100), dot(202, 82, "7 : 2", true)], frame);
    expect(picked?.y).toBeLessThan(82 - PICKED);
    expect(first?.y).toBeGreaterThan(100 + OTHER);
  });

  it("are left out where no place is free", () => {
    const crowd = Array.from({ length: 81 }, (_, at) => dot(180 + 5 * (at % 9), 80 + 5 * Math.floor(at / 9), null));
    expect(namePlaces([...crowd, dot(201, 101, "100 : 99")], frame).at(-1)).toBeNull();
  });

  it("cover no dot and no other name, and stay within the picture", () => {
    const some = fc.record({
      x: fc.double({ min: 55, max: 395, noNaN: true }),
      y: fc.double({ min: 35, max: 205, noNaN: true }),
      name: fc.constantFrom("4 : 1", "100 : 27", "3 RTY + 8 M2K : 1 NQ", null),
      isPicked: fc.constant(false),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 12 }), fc.nat(11), (dots, pick) => {
        const all = dots.map((one, at) => ({ ...one, isPicked: at === pick }));
        const boxes = namePlaces(all, frame).flatMap((place, at) =>
          place === null ? [] : [boxOf(place, all[at]?.name ?? "")],
        );
        for (const [at, box] of boxes.entries()) {
          expect(box.left).toBeGreaterThanOrEqual(frame.left);
          expect(box.bottom).toBeLessThanOrEqual(frame.bottom);
          for (const { x, y, isPicked } of all) {
            const radius = isPicked ? PICKED : OTHER;
            const inside =
              x + radius > box.left && x - radius < box.right && y + radius > box.top && y - radius < box.bottom;
            expect(inside).toBe(false);
          }
          for (const other of boxes.slice(at + 1))
            expect(
              box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom,
            ).toBe(false);
        }
      }),
    );
  });
});
