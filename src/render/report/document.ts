import type { PairTrade } from "../../core/pair/trade.ts";
import { titleOf } from "../size/words.ts";
import { controlPanel, controlsOf } from "./controls.ts";
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
export interface Report {
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
export function reportDocument(report: Report, assets: PageAssets): string {
  return `<!doctype html>\n${htmlOf(element("html", { lang: "en" }, head(report, assets), body(report, assets)))}\n`;
}

function head({ view }: Report, { script, style }: PageAssets): Element {
  const policy = [
    "default-src 'none'",
    `script-src '${script.digest}'`,
    `style-src '${style.digest}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ];
  return element(
    "head",
    {},
    element("meta", { charset: "utf-8" }),
    element("meta", { "http-equiv": "Content-Security-Policy", content: policy.join("; ") }),
    element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    element("meta", { name: "color-scheme", content: "light dark" }),
    element("meta", { name: "referrer", content: "no-referrer" }),
    element("title", {}, titleOf(view.sizing.trade)),
    element("style", {}, style.text),
  );
}

function body(report: Report, { script }: PageAssets): Element {
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
    element(
      "footer",
      {},
      element(
        "p",
        { class: "quiet" },
        `Made by pairsize ${version}. Profit at expiry is exact; model values are estimates. No advice.`,
      ),
    ),
    element("script", { type: "application/json", id: "trade" }, tradeData(trade)),
    element("script", {}, script.text),
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
