import { exact, minus, plus, times, toNumber } from "../../core/exact.ts";
import { decimalText } from "../../core/number-text.ts";
import type { PairSizing, SizedSide } from "../../core/pair/sizing.ts";
import type { PairTrade } from "../../core/pair/trade.ts";
import { weightings } from "../../core/pair/weighting.ts";
import { type Side, sideNames } from "../../core/sides.ts";
import { titleOf } from "../size/words.ts";
import { type Element, element, htmlOf, section } from "./markup.ts";
import { type Part, parts } from "./parts.ts";
import { type PastPictures, pastSection } from "./past-part.ts";
import { type TermPicture, termSection } from "./terms-part.ts";
import { tradeData } from "./trade-data.ts";
import { tradeText } from "./trade-text.ts";
import type { View } from "./view.ts";

/** What runs in the page and how it looks, each with its digest in the notation of a content policy: sha256-…. */
export interface PageAssets {
  readonly script: { readonly text: string; readonly digest: string };
  readonly style: { readonly text: string; readonly digest: string };
}

/** Parts of a page. */
interface Report {
  /** The trade as the page's script computes with it. */
  readonly trade: PairTrade;
  readonly view: View;
  /** The volatilities of the histories; a side without one is told about in words. */
  readonly terms: readonly TermPicture[];
  /** What the price files say of the past. */
  readonly past: PastPictures;
  readonly version: string;
}

/**
 * The whole page: one file that needs nothing else, with a policy that lets nothing else in.
 *
 * Every text of the trade is escaped where it is written; none of it becomes markup, style or script.
 */
export function reportDocument(report: Report, { script, style }: PageAssets): string {
  const title = titleOf(report.view.sizing.trade);
  return pageText({ title, style, scriptDigest: script.digest }, body(report, script.text));
}

/** What stands above a page: its title, its style, and the digest of the script that may run; none: no script may. */
interface PageHead extends Pick<PageAssets, "style"> {
  readonly title: string;
  readonly scriptDigest: string | null;
}

/** A page as HTML: its policy lets its own style and script in and nothing else, and no text become a script. */
export function pageText({ title, style, scriptDigest }: PageHead, body: Element): string {
  const policy = [
    "default-src 'none'",
    ...(scriptDigest === null ? [] : [`script-src '${scriptDigest}'`]),
    `style-src '${style.digest}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ];
  const head = element(
    "head",
    {},
    element("meta", { charset: "utf-8" }),
    element("meta", { "http-equiv": "Content-Security-Policy", content: policy.join("; ") }),
    element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    element("meta", { name: "color-scheme", content: "light dark" }),
    element("meta", { name: "referrer", content: "no-referrer" }),
    element("title", {}, title),
    element("style", {}, style.text),
  );
  return `<!doctype html>\n${htmlOf(element("html", { lang: "en" }, head, body))}\n`;
}

/** Who made a page, and what its figures are. */
export function pageFooter(version: string): Element {
  const words = `Made by pairsize ${version}. Profit at expiry is exact; model values are estimates. No advice.`;
  return element("footer", {}, element("p", { class: "quiet" }, words));
}

function body(report: Report, script: string): Element {
  const { view, trade, terms, past, version } = report;
  const part = (id: string) => partOf(id).markup(view);
  const [pair = "", dates = ""] = titleOf(view.sizing.trade).split(/ {3}/);
  return element(
    "body",
    {},
    element("a", { class: "skip", href: "#sizings" }, "To the figures"),
    element("header", {}, element("h1", {}, pair), element("p", { class: "quiet" }, dates)),
    element(
      "main",
      { class: "columns" },
      element("section", { class: "pair", "aria-label": "The pair" }, part("headline"), part("chances")),
      element(
        "aside",
        { "aria-labelledby": "controls-title" },
        controlPanel(controlsOf(trade, view.sizing, view.daysToExpiry), view.choice.weighting),
        part("command"),
        element("p", { id: "problem", role: "alert" }),
        element("p", { id: "said", role: "status", class: "unseen" }),
      ),
      element(
        "div",
        { class: "figures-and-pictures" },
        ["sizings", "payoffs", "map", "odds", "frontiers", "sides"].map(part),
        pastSection(past),
        termSection(terms, trade),
        part("formulas"),
        part("warnings"),
        tradeSection(tradeText(trade, view.sizing.trade)),
      ),
    ),
    pageFooter(version),
    element("script", { type: "application/json", id: "trade" }, tradeData(trade)),
    element("script", {}, script),
  );
}

function partOf(id: string): Part {
  const found = parts.find((one) => one.id === id);
  if (found === undefined) throw new Error(`the page has no part ${id}`);
  return found;
}

function tradeSection(text: string): Element {
  return section(
    "file",
    "The trade file",
    element(
      "p",
      {},
      "Keep it as trade.yaml; it needs no other file. ",
      element("button", { type: "button", id: "copy", hidden: true }, "Copy"),
      " ",
      element("span", { id: "copied", role: "status" }),
    ),
    element("pre", { tabindex: 0, "aria-label": "Trade file" }, element("code", { id: "trade-file" }, text)),
  );
}

/** Setting of one slider. */
interface Control {
  /** The id of the slider and the name of its number: "level-long". */
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  /** As text, so that no decimal is lost on the way. */
  readonly least: string;
  readonly most: string;
  readonly step: string;
  /** Text of the trade itself; empty where it has none. */
  readonly value: string;
}

/** Steps of a slider from its middle to either end. */
const STEPS = 500;
/** Contracts that a slider goes up to, where the pair holds fewer. */
const MOST_CONTRACTS = 50;
/** Volatilities of a slider, in percent. */
const VOLATILITY = { least: "1", most: "100", step: "0.1" } as const;

/** The sliders of a trade; a reader's numbers take the place of the trade's. */
export function controlsOf(trade: PairTrade, { trade: sized, sizings }: PairSizing, days: number | null): Control[] {
  const symbol = (side: Side) => sized[side].symbol;
  const counts = (side: Side) => sizings.flatMap((one) => (one.available && one.feasible ? [one.contracts[side]] : []));
  return [
    ...sideNames.map((side) => levelControl(side, sized[side])),
    ...sideNames.map((side) => ({
      id: `volatility-${side}`,
      label: `${symbol(side)} volatility`,
      unit: "% a year",
      ...VOLATILITY,
      value: shownPercent(sized[side].volatility?.value ?? null),
    })),
    ...sideNames.map((side) => ({
      id: `contracts-${side}`,
      label: `${sized[side].micro?.symbol ?? sized[side].symbol} contracts`,
      unit: "0: by the rules",
      least: trade.rules.contracts[side] === null ? "0" : "1",
      most: String(Math.max(MOST_CONTRACTS, ...counts(side))),
      step: "1",
      value: String(trade.rules.contracts[side] ?? 0),
    })),
    ...(days === null || days === 0
      ? []
      : [
          {
            id: "days",
            label: "Days left in the pictures",
            unit: "0: expiry",
            least: "0",
            most: String(days),
            step: "1",
            value: "0",
          },
        ]),
  ];
}

/** A measured volatility has more decimals than a field; until it is moved, the trade's own is used in full. */
function shownPercent(fraction: number | null): string {
  return fraction === null ? "" : decimalText(Number((100 * fraction).toFixed(4)));
}

/** The level in the middle, and steps of a round size to half and to one and a half of it. */
function levelControl(side: Side, { symbol, level: { value: level }, legs }: SizedSide): Control {
  const isQuoted = legs.some((leg) => leg.kind === "option" && leg.premium.from !== "model");
  const step = roundStep(level / (2 * STEPS));
  const reach = times(exact(step), exact(STEPS));
  return {
    id: `level-${side}`,
    label: `${symbol} level`,
    unit: isQuoted ? "points, premiums as quoted" : "points",
    least: decimalText(Math.max(step, toNumber(minus(exact(level), reach)))),
    most: decimalText(toNumber(plus(exact(level), reach))),
    step: decimalText(step),
    value: decimalText(level),
  };
}

/** 1, 2 or 5 times a power of ten, at most the size. */
function roundStep(size: number): number {
  const power = Math.floor(Math.log10(size));
  const digit = [5, 2, 1].find((one) => one * 10 ** power <= size * (1 + 1e-9)) ?? 1;
  return Number(`${digit}e${power}`);
}

/**
 * The sliders, each with a field for an exact number, and the choice of the pair that is drawn. Shown once the script
 * runs.
 */
function controlPanel(controls: readonly Control[], shown: string): Element {
  return element(
    "form",
    { id: "controls", hidden: true, autocomplete: "off", "aria-labelledby": "controls-title" },
    element("h2", { id: "controls-title" }, "What if"),
    controls.map(slider),
    element(
      "div",
      { class: "control" },
      element("label", { for: "weighting" }, "Pair in the pictures"),
      element(
        "select",
        { id: "weighting" },
        weightings.map((name) => element("option", { value: name, selected: name === shown }, name)),
      ),
    ),
    element("button", { type: "reset", id: "reset" }, "As in the trade"),
  );
}

function slider({ id, label, unit, least, most, step, value }: Control): Element {
  return element(
    "div",
    { class: "control" },
    element("label", { for: id }, label, " ", element("span", { class: "unit" }, unit)),
    element("input", {
      type: "number",
      id: `${id}-number`,
      "aria-label": `${label}, ${unit}`,
      inputmode: "decimal",
      step: "any",
      min: least,
      value,
    }),
    element("input", { type: "range", id, min: least, max: most, step, value: value === "" ? "20" : value }),
  );
}
