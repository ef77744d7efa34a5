import { describe, expect, it } from "vitest";
import { storedRules } from "../../src/schema/stored-checks.ts";

const rule = { name: "daysLeft", limit: 21, actual: 20, reached: true, reason: null };
const stored = (rules: readonly object[]) => ({
  ...{ schemaVersion: "1.3", command: "mark", later: true, weighting: "dollar-neutral", rules, profit: { net: 1 } },
});

describe("a stored mark", () => {
  it("is as many checks as it has rules", () => {
    const { passed, checks } = storedRules(
      stored([
        rule,
        { ...rule, name: "takeProfit", limit: 0.5, actual: 0.2, reached: false },
        {
          ...rule,
          name: "stopLoss",
          limit: 0.5,
          actual: null,
          reached: null,
          reason: { code: "X", message: "no end" },
        },
      ]),
      "m.json",
    );
    expect(passed).toBe(false);
    expect(checks.map(({ name, passed: is, finding }) => [name, is, finding.code])).toEqual([
      ["daysLeft", false, "RULE_REACHED"],
      ["takeProfit", true, "RULE_NOT_REACHED"],
      ["stopLoss", false, "RULE_UNMEASURED"],
    ]);
  });

  it("is refused where it is another document, or holds no rules", () => {
    expect(() => storedRules({ command: "mark" }, "m.json")).toThrow(
      expect.objectContaining({ code: "STORED_MARK_UNREADABLE" }),
    );
    expect(() => storedRules(stored([]), "m.json")).toThrow(expect.objectContaining({ code: "LIMITS_MISSING" }));
  });
});
