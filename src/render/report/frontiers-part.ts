import type { FeasibleSizing } from "../../core/pair/sizing.ts";
import { frontierSheet } from "../size/frontier-sheet.ts";
import { feasibleOnes } from "../size/sizing-words.ts";
import { frontierChart } from "./frontier-chart.ts";
import { type Element, element } from "./markup.ts";
import { section } from "./section.ts";
import { sheetTable } from "./sheet-table.ts";
import type { View } from "./view.ts";

/** The frontier of the pair that is drawn as a picture, those of the other weightings as tables. */
export function frontiersPart({ sizing, trade, choice }: View): Element {
  const feasible = feasibleOnes(sizing.sizings).filter(({ frontier }) => frontier.length > 0);
  const drawn = feasible.filter(({ weighting }) => weighting === choice.weighting);
  const table = (one: FeasibleSizing) => sheetTable(frontierSheet(one, sizing.trade), `${one.weighting}, * is chosen`);
  return section(
    "frontiers",
    "Larger pairs that balance better",
    feasible.length === 0 ? element("p", {}, "No weighting has a pair that fits its limits.") : null,
    drawn.map((one) =>
      element(
        "div",
        { class: "figures" },
        frontierChart(one, sizing.trade, trade.rules.tolerance),
        element("div", {}, table(one)),
      ),
    ),
    feasible
      .filter((one) => !drawn.includes(one))
      .map((one) => element("details", {}, element("summary", {}, `Frontier, ${one.weighting}`), table(one))),
  );
}
