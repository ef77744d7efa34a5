import { describe, expect, it } from "vitest";
import { drawHeatMap, fitsSideBySide, type HeatCell, type HeatMap } from "../../src/render/sheet/pictures.ts";
import { plainStyle, withWidth } from "../../src/render/sheet/style.ts";

const cell = (text: string, mark: HeatCell["mark"] = null): HeatCell => ({ text, share: 0, mark });
const map: HeatMap = {
  across: "NQ moves by",
  corner: ["RTY"],
  headings: [["-5 %"], ["today"], ["+5 %"]],
  rows: [
    { label: "-5 %", cells: [cell("+1"), cell("-20,365"), cell("-1,000", "adverse")] },
    { label: "today", cells: [cell("+2"), cell("+300", "today"), cell("-20,365")] },
    { label: "+5 %", cells: [cell("+3"), cell("0"), cell("+100", "today")] },
  ],
};

describe("a heat map", () => {
  it("keeps its figures right-aligned, with the mark of a cell beside its figure", () => {
    expect(drawHeatMap(map, plainStyle)).toBe(
      [
        "      NQ moves by",
        "RTY      -5 %   today    +5 %",
        "-5 %       +1 -20,365  -1,000!",
        "today      +2   [+300]-20,365",
        "+5 %       +3       0   [+100]",
      ].join("\n"),
    );
  });

  it("is drawn in even groups of columns where the width does not hold them all, and cuts nothing", () => {
    const narrow = withWidth(plainStyle, 28);
    expect([29, 30].map((width) => fitsSideBySide(map, withWidth(plainStyle, width)))).toEqual([false, true]);
    expect(drawHeatMap(map, narrow)).toBe(
      [
        "      NQ moves by",
        "RTY      -5 %   today",
        "-5 %       +1 -20,365",
        "today      +2   [+300]",
        "+5 %       +3       0",
        "",
        "      NQ moves by",
        "RTY      +5 %",
        "-5 %   -1,000!",
        "today -20,365",
        "+5 %    [+100]",
      ].join("\n"),
    );
  });

  it("shades each figure by its share, and keeps every text as it is without colour", () => {
    const shares: number[] = [];
    const heat = (share: number) => {
      shares.push(share);
      return (text: string) => text;
    };
    const style = { ...plainStyle, paint: { ...plainStyle.paint, heat } };
    const rows = [{ label: "now", cells: [-1, 0.25, 1].map((share) => ({ text: "0", share, mark: null })) }];
    expect(drawHeatMap({ ...map, rows }, style)).toBe(drawHeatMap({ ...map, rows }, plainStyle));
    expect(shares.slice(0, 3)).toEqual([-1, 0.25, 1]);
  });
});
