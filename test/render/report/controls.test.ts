import { describe, expect, it } from "vitest";
import { sizePair } from "../../../src/core/pair/size-pair.ts";
import { parseTrade } from "../../../src/index.ts";
import { controlsOf } from "../../../src/render/report/document.ts";
import { sizeCommand } from "../../../src/render/report/parts.ts";
import { choiceOf } from "../../../src/render/report/view.ts";
import { answerOf } from "../../cli/world.ts";

const trade = parseTrade({
  version: 1,
  long: { symbol: "RTY", level: 2730.8, volatility: "18.5%" },
  short: { symbol: "NQ", level: 25658.25 },
});

describe("the sliders of a page", () => {
  const controls = controlsOf(trade, sizePair(trade), 57);
  const named = (id: string) => controls.find((one) => one.id === id);

  it("put the trade's level on a step, with a round step, in plain decimals", () => {
    expect(named("level-long")).toMatchObject({ least: "1730.8", most: "3730.8", step: "2", value: "2730.8" });
    expect(named("level-short")).toMatchObject({ least: "15658.25", most: "35658.25", step: "20", value: "25658.25" });
  });

  it("say nothing of a volatility that is not known", () => {
    expect([named("volatility-long")?.value, named("volatility-short")?.value]).toEqual(["18.5", ""]);
  });

  it("leave out the days where options cannot be valued before the expiry", () => {
    expect(named("days")?.most).toBe("57");
    expect(controlsOf(trade, sizePair(trade), null).map(({ id }) => id)).not.toContain("days");
  });

  it("say that quoted premiums stay where a level is moved", () => {
    const quoted = parseTrade({
      ...{ version: 1, asOf: "2026-01-22", expiry: "2026-03-20", rate: "3.65%" },
      long: { symbol: "RTY", level: 2730.8, volatility: "18.5%", legs: ["2750C @ 78.40"] },
      short: { symbol: "NQ", level: 25658.25, volatility: "17.3%", legs: ["25500P"] },
    });
    const units = controlsOf(quoted, sizePair(quoted), 57).map(({ unit }) => unit);
    expect(units.slice(0, 2)).toEqual(["points, premiums as quoted", "points"]);
  });

  it("keep a level above 0 in reach", () => {
    const small = parseTrade({
      version: 1,
      long: { symbol: "RTY", level: 0.0123 },
      short: { symbol: "NQ", level: 25658.25 },
    });
    const [level] = controlsOf(small, sizePair(small), null);
    expect(Number(level?.least)).toBeGreaterThan(0);
  });
});

describe("a choice of the sliders", () => {
  it("holds what was moved, read as the flags are, and nothing else", () => {
    const choice = choiceOf(
      new Map([
        ["volatility-short", "17.3"],
        ["level-long", "2800"],
      ]),
      "equal-risk",
      57,
    );
    expect(choice).toEqual({
      whatIf: {
        level: { long: 2800, short: null },
        volatility: { long: null, short: 0.173 },
        contracts: { long: null, short: null },
      },
      weighting: "equal-risk",
      days: null,
    });
  });

  it.each(["", "-5", "1e3", "abc", "0", "2,5"])("leaves the trade's number where %j was typed", (text) => {
    const { whatIf } = choiceOf(
      new Map([
        ["level-long", text],
        ["contracts-long", text],
      ]),
      "dollar-neutral",
      null,
    );
    expect([whatIf.level.long, whatIf.contracts.long]).toEqual([null, null]);
  });

  it("counts days from the trade's date: none left is the expiry itself", () => {
    const days = (left: string) => choiceOf(new Map([["days", left]]), "dollar-neutral", 57).days;
    expect([days("0"), days("57"), days("1"), days("20")]).toEqual([null, 0, 56, 37]);
  });
});

describe("the command of a choice", () => {
  it("has a flag for what was moved, and runs", async () => {
    const { whatIf } = choiceOf(
      new Map([
        ["volatility-short", "21.5"],
        ["contracts-long", "3"],
      ]),
      "dollar-neutral",
      null,
    );
    const command = sizeCommand(trade, whatIf);
    expect(command).toBe("pairsize size trade.yaml --weighting all --contracts RTY=3 --vol NQ=21.5%");
    const { exit } = await answerOf([
      "size",
      "--long",
      "RTY",
      "--short",
      "NQ",
      "--level",
      "RTY=2730.8",
      "--level",
      "NQ=25658.25",
      "--vol",
      "RTY=18.5%",
      ...command.split(" ").slice(5),
    ]);
    expect(exit).toBe(0);
  });

  it("quotes a symbol that a shell would act on", () => {
    const hostile = parseTrade({
      version: 1,
      long: { symbol: "$(rm -rf ~)'", level: 1, multiplier: 1 },
      short: { symbol: "NQ", level: 25658.25 },
    });
    const { whatIf } = choiceOf(new Map([["level-long", "2"]]), "dollar-neutral", null);
    expect(sizeCommand(hostile, whatIf)).toContain(`--level '$(rm -rf ~)'\\''=2'`);
  });
});
