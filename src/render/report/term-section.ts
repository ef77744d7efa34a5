import type { PairTrade } from "../../core/pair/trade.ts";
import { defaultLookbacks } from "../../core/volatility/term-structure.ts";
import { visible } from "../text/text.ts";
import { type Content, type Element, element } from "./markup.ts";
import { section } from "./section.ts";
import { type TermPicture, termChart } from "./term-chart.ts";

/** The volatilities of the histories by lookback; where a side has none, how to give it one. */
export function termSection(terms: readonly TermPicture[], trade: PairTrade): Element {
  const missing = ([trade.long, trade.short] as const)
    .filter(({ history }) => history === null)
    .map(({ contract }) => visible(contract.symbol));
  const lookbacks = `${defaultLookbacks[0]} to ${defaultLookbacks.at(-1)} returns`;
  return section(
    "terms",
    "Volatility by lookback",
    terms.length === 0 ? null : element("div", { class: "figures" }, terms.map(termChart)),
    missing.length === 0
      ? null
      : element(
          "p",
          {},
          `Not known for ${missing.join(" and ")}: volatility over ${lookbacks} is measured from past prices. Give a price file with `,
          missing.flatMap((symbol, at): Content[] => [
            at === 0 ? "" : " and ",
            element("code", {}, `--history ${symbol}=FILE`),
          ]),
          ".",
        ),
  );
}
