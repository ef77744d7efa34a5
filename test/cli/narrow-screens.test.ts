import { describe, expect, it } from "vitest";
import { answerOf } from "./world.ts";

const files = ["fixtures/prices/synthetic-first.csv", "fixtures/prices/synthetic-second.csv"];
const histories = ["--history", `RTY=${files[0]}`, "--history", `NQ=${files[1]}`];
const screens = {
  vol: ["vol", ...files, "--explain"],
  scenario: ["scenario", "fixtures/trades/rty-nq-spreads.yaml", "--correlation", "0.78", "--days", "20", "--payoff"],
  sensitivity: ["sensitivity", "--long", "RTY", "--short", "NQ", ...histories, "--weighting", "all"],
};

describe.each(Object.entries(screens))("the screen of %s", (_, argv) => {
  it.each([20, 33, 40, 60, 80])("keeps within %i columns, and colour adds none", async (columns) => {
    const plain = await answerOf(argv, { columns, env: { NO_COLOR: "1" } });
    const coloured = await answerOf(argv, { columns });
    const lines = plain.stdout.split("\n");
    expect(lines.filter((line) => [...line].length > columns)).toEqual([]);
    expect(
      coloured.stdout
        .split("\u001b")
        .map((part, at) => (at === 0 ? part : part.replace(/^\[\d+m/, "")))
        .join(""),
    ).toBe(plain.stdout);
    expect(coloured.stdout).not.toBe(plain.stdout);
  });
});
