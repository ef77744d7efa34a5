import { describe, expect, it } from "vitest";
import { renderMarkdown } from "../../src/render/size/forms.ts";
import { spreads } from "./rty-nq.ts";

describe("Markdown", () => {
  const text = renderMarkdown(spreads);

  it("is the sheets of the screen as GitHub tables, and a list", () => {
    expect(
      text.startsWith(
        "## RTY over NQ, 22 Jan 2026 to 20 Mar 2026, 57 days\n\n" +
          "buy RTY 2750/2950 call spreads, buy NQ 25500/23500 put spreads\n\n|  | dollar-neutral | volatility-adjusted |\n",
      ),
    ).toBe(true);
    expect(text.indexOf("| Contracts, RTY : NQ | 4 : 1 | 7 : 2 |")).toBeLessThan(text.indexOf("|  | long RTY |"));
    expect(text).toContain("| --- | ---: | ---: |\n");
    expect(text).toContain(
      "| Structure | +1 2750C @ 78.40<br>-1 2950C @ 18.20 | +1 25500P @ 612.50<br>-1 23500P @ 196.25 |\n",
    );
    expect(text).toContain("| Max loss, USD | 20,365 | 37,720 |\n");
    expect(text).toContain("- dollar-neutral: buy 4 RTY 2750/2950 call spreads,");
    expect(text).toContain("\n  - note: 15 : 4 balances the dollars to 0.11 % (--tolerance 0.2%)\n");
  });

  it("has as many cells in every row, whatever the user's names hold", () => {
    const long = { ...spreads.trade.long, name: "a|b <script> [x](y) *z*\n| c" };
    const table = renderMarkdown({ ...spreads, trade: { ...spreads.trade, long } });
    const rows = table.split("\n").filter((line) => line.startsWith("|"));
    expect(rows.every((line) => line.match(/(?<!\\)\|/g)?.length === 4)).toBe(true);
    expect(table).toContain("a\\|b \\<script\\> \\[x\\](y) \\*z\\*\\\\u\\{a\\}\\| c");
  });

  it.each([
    ["@octocat", "@<!-- -->octocat"],
    ["a@b.example", "a@<!-- -->b.example"],
    ["@org/team", "@<!-- -->org/team"],
    ["https://x.example", "https:<!-- -->//x.example"],
    ["WWW.x.example", "WWW<!-- -->.x.example"],
    ["#1, !2, GH-3", "\\#<!-- -->1, \\!<!-- -->2, GH-<!-- -->3"],
    ["2750C @ 78.40", "2750C @ 78.40"],
    ["[x](javascript:1)", "\\[x\\](javascript:1)"],
  ])("makes no link and calls nobody: %s", (name, shown) => {
    const text = renderMarkdown({ ...spreads, trade: { ...spreads.trade, long: { ...spreads.trade.long, name } } });
    expect(text).toContain(shown);
  });
});
