import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { dayNumber } from "../../core/calendar.ts";
import { type PairBacktest, pairBacktest, pastRows } from "../../core/pair/backtest.ts";
import type { PairTrade } from "../../core/pair/trade.ts";
import { as, type Ratio } from "../../core/quantity.ts";
import { type NoScenario, type PairScenario, pairScenario } from "../../core/scenario/scenario.ts";
import type { HorizonStudy } from "../../core/volatility/hedge-study.ts";
import { type StudyWindow, studiedWeightings } from "../../core/volatility/walk-forward.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import { differencesSheet, hedgePanels, hedgeSheet, outperformanceSheet, type Panels } from "../backtest/sheets.ts";
import { betaWords, cautions, noStudyWords, ownStudy, sentencesOf, studiedWords } from "../backtest/words.ts";
import { methodNames, pastSheet, pastTailsSheet, pastTitle, pastWords } from "../scenario/sheets.ts";
import { percent } from "../text/text.ts";
import { amountTicks, at, bottomAxis, type Frame, figure, leftAxis } from "./chart.ts";
import { type Content, type Element, element, reasonWords, section, sheetTable } from "./markup.ts";

/** What the price files of a trade say of its past: of the trade as it is, whatever the sliders do. */
export type PastPictures =
  | { readonly known: true; readonly scenario: PairScenario | NoScenario; readonly backtest: PairBacktest }
  | { readonly known: false; readonly reason: Finding };

/** The past of a trade's first weighting, at expiry, and of the weightings as hedges. */
export function pastPictures(trade: PairTrade): PastPictures {
  const rows = pastRows(trade, null);
  if ("code" in rows) return { known: false, reason: rows };
  const got = rows.history.dates.length;
  if (got === 0) return { known: false, reason: finding("WINDOWS_TOO_FEW", { days: 1, needed: 2, got }) };
  const nothing = as<Ratio>(0);
  const scenario = pairScenario(trade, {
    horizon: { kind: "expiry" },
    moves: { long: [], short: [] },
    volatilityShift: { long: nothing, short: nothing },
    odds: "both",
  });
  return { known: true, scenario, backtest: pairBacktest(trade, { horizon: null, from: null, market: null }) };
}

/** The section of the past: both distributions in one picture, and how each weighting hedged. */
export function pastSection(past: PastPictures): Element {
  const title = "What the past says";
  if (!past.known) return section("past", title, element("p", {}, reasonWords(past.reason)));
  const { scenario, backtest } = past;
  return section(
    "past",
    title,
    element("p", { class: "quiet" }, "Of the trade as its file has it: the sliders do not move this part."),
    scenario.available ? simulated(scenario) : null,
    hedged(backtest),
  );
}

function simulated(scenario: PairScenario): Content {
  const { historical, weighting } = scenario;
  if (!historical.available) return element("p", {}, reasonWords(historical.reason));
  return [
    element("h3", {}, `${weighting}: ${pastTitle(historical).replace("What the past says: ", "")}`),
    oddsChart(scenario),
    sheetTable(pastSheet(historical), "Profit of today's pair after past windows"),
    sheetTable(pastTailsSheet(historical), "Tails of past windows, worst and best"),
    list(pastWords(scenario, historical)),
  ];
}

function hedged(backtest: PairBacktest): Content {
  const study = ownStudy(backtest);
  if (study === undefined) return null;
  if (!study.available) return element("p", {}, `${noStudyWords(study)}.`);
  const [cumulated, ratio] = hedgePanels();
  const beta = betaWords(backtest);
  return [
    element("h3", {}, "Which weighting hedged"),
    element("p", {}, `${studiedWords(backtest, study)}.`),
    sheetTable(hedgeSheet(study), "Hedges by weighting"),
    list(sentencesOf(backtest, study)),
    element(
      "div",
      { class: "figures" },
      hedgeChart("past-cumulated", cumulated, study),
      hedgeChart("past-ratio", ratio, study),
    ),
    sheetTable(differencesSheet(study), "Differences between weightings"),
    sheetTable(outperformanceSheet(backtest), "Outperformance"),
    list([...(beta === null ? [] : [beta]), ...cautions(backtest)]),
  ];
}

function list(words: readonly string[]): Element {
  return element(
    "ul",
    { class: "quiet" },
    words.map((text) => element("li", {}, text)),
  );
}

const [width, oddsHeight, hedgeHeight] = [420, 210, 240];
const oddsFrame: Frame = { left: 84, right: width - 14, top: 22, bottom: oddsHeight - 40 };

/** Bands of profit around the median: 98, 90 and 50 times in 100. */
const bands = [
  { low: 0.01, high: 0.99, reach: 3 },
  { low: 0.05, high: 0.95, reach: 7 },
  { low: 0.25, high: 0.75, reach: 11 },
] as const;

interface Spread {
  readonly name: string;
  readonly quantiles: readonly { readonly probability: number; readonly profit: number }[];
  readonly mean: number;
}

/** The lognormal distribution and the three of past windows, one below the other on one scale. */
function oddsChart({ distribution, historical }: PairScenario): Element {
  const past = historical.available
    ? historical.rows.flatMap((row): Spread[] =>
        row.available ? [{ name: methodNames[row.method], quantiles: row.quantiles, mean: row.mean }] : [],
      )
    : [];
  const law = distribution.known
    ? [{ name: "lognormal", quantiles: distribution.quantiles, mean: distribution.expectedProfit }]
    : [];
  const spreads: readonly Spread[] = [...law, ...past];
  const profits = spreads.flatMap(({ quantiles, mean }) => [mean, ...quantiles.map(({ profit }) => profit)]);
  const x = scaleLinear()
    .domain([Math.min(0, ...profits), Math.max(0, ...profits)])
    .nice(6)
    .range([oddsFrame.left, oddsFrame.right]);
  const step = (oddsFrame.bottom - oddsFrame.top) / Math.max(1, spreads.length);
  const drawing = [
    element("text", { class: "note", x: oddsFrame.left, y: 12 }, "bars 98 %, 90 %, 50 %; line: median; dot: mean"),
    bottomAxis(oddsFrame, amountTicks(x.ticks(6), x), "Profit, USD"),
    element("line", { class: "zero", x1: at(x(0)), x2: at(x(0)), y1: oddsFrame.top, y2: oddsFrame.bottom }),
    spreads.map((spread, index) => spreadDrawing(spread, oddsFrame.top + (index + 0.5) * step, x)),
  ];
  const shares = historical.available
    ? historical.rows.flatMap((row) =>
        row.available ? [`${methodNames[row.method]} ${percent(row.shareProfitable, 1)}`] : [],
      )
    : [];
  const odds = distribution.known
    ? `The lognormal probability of profit is ${percent(distribution.probabilityOfProfit, 1)}; `
    : "";
  return figure({
    id: "past-odds",
    title: "Profit at expiry: lognormal odds beside past windows",
    description: `${odds}shares of past windows with a profit: ${shares.join(", ")}.`,
    width,
    height: oddsHeight,
    drawing,
    table: null,
  });
}

function spreadDrawing({ name, quantiles, mean }: Spread, middle: number, x: (profit: number) => number): Content {
  const profitAt = (wanted: number) => quantiles.find(({ probability }) => probability === wanted)?.profit ?? 0;
  const median = at(x(profitAt(0.5)));
  return [
    element("text", { class: "note", x: oddsFrame.left - 6, y: at(middle + 3.5), "text-anchor": "end" }, name),
    bands.map(({ low, high, reach }) =>
      element("rect", {
        class: "band",
        x: at(x(profitAt(low))),
        y: at(middle - reach),
        width: at(Math.max(1, x(profitAt(high)) - x(profitAt(low)))),
        height: 2 * reach,
      }),
    ),
    element("line", { class: "median", x1: median, x2: median, y1: at(middle - 11), y2: at(middle + 11) }),
    element("circle", { class: "mean", cx: at(x(mean)), cy: at(middle), r: 3 }),
  ];
}

const hedgeFrame: Frame = { left: 50, right: width - 14, top: 46, bottom: hedgeHeight - 38 };

/** A line for each weighting over the ends of the windows. */
function hedgeChart(
  id: string,
  { title, weightings, value, day, base, words }: Panels,
  { pastWindows }: HorizonStudy,
): Element {
  const dayOf = (window: StudyWindow) => dayNumber(window[day]) ?? 0;
  const values = pastWindows.flatMap((window) => weightings.map((weighting) => value(window, weighting)));
  const [first, last] = [pastWindows[0], pastWindows.at(-1)];
  const x = scaleLinear()
    .domain([first === undefined ? 0 : dayOf(first), last === undefined ? 1 : dayOf(last)])
    .range([hedgeFrame.left + 4, hedgeFrame.right - 4]);
  const y = scaleLinear()
    .domain([Math.min(base, ...values), Math.max(base, ...values)])
    .nice(5)
    .range([hedgeFrame.bottom, hedgeFrame.top]);
  const drawing = [
    leftAxis(
      hedgeFrame,
      y.ticks(5).map((tick) => ({ at: y(tick), label: words(tick) })),
      "",
    ),
    bottomAxis(
      hedgeFrame,
      yearsOf(pastWindows.map((window) => window[day])).map(({ day, year }) => ({ at: x(day), label: String(year) })),
      day === "to" ? "End of the window" : "Start of the window",
    ),
    element("line", { class: "zero", x1: hedgeFrame.left, x2: hedgeFrame.right, y1: at(y(base)), y2: at(y(base)) }),
    weightings.map((weighting, index) => {
      const path = line<StudyWindow>(
        (window) => x(dayOf(window)),
        (window) => y(value(window, weighting)),
      ).digits(1);
      return [
        element("path", { class: `term term-${studiedWeightings.indexOf(weighting)}`, d: path(pastWindows) ?? "" }),
        element(
          "text",
          { class: `note term-${studiedWeightings.indexOf(weighting)}`, x: hedgeFrame.left, y: 10 + 12 * index },
          weighting,
        ),
      ];
    }),
  ];
  const ends = weightings.map(
    (weighting) => `${weighting} ${words(last === undefined ? base : value(last, weighting))}`,
  );
  return figure({
    id,
    title,
    description: `A line for each weighting, at the ${day === "to" ? "end" : "start"} of each past window; at the last one: ${ends.join(", ")}.`,
    width,
    height: hedgeHeight,
    drawing,
    table: null,
  });
}

const MOST_YEARS = 6;

/** The first days of years within some dates, as few as there is room for. */
function yearsOf(dates: readonly string[]): { readonly day: number; readonly year: number }[] {
  const [from, to] = [dates[0] ?? "", dates.at(-1) ?? ""];
  const [first, last] = [Number(from.slice(0, 4)) + 1, Number(to.slice(0, 4))];
  const step = Math.max(1, Math.ceil((last - first + 1) / MOST_YEARS));
  const count = Math.max(0, Math.floor((last - first) / step) + 1);
  return Array.from({ length: count }, (_, index) => first + index * step).map((year) => ({
    day: dayNumber(`${year}-01-01`) ?? 0,
    year,
  }));
}
