import { modelledLegs } from "../../core/pair/money.ts";
import { sizePair } from "../../core/pair/size-pair.ts";
import type { PairSizing } from "../../core/pair/sizing.ts";
import { netVerticals } from "../../core/pair/structure.ts";
import type { PairTrade } from "../../core/pair/trade.ts";
import { type Weighting, weightings } from "../../core/pair/weighting.ts";
import { fail } from "../../errors/error.ts";
import type { Style } from "../../render/sheet/style.ts";
import {
  type Answer,
  answers,
  type Command,
  exitCodeOfSizing,
  type HelpGroup,
  type HelpList,
  type Invocation,
  isSet,
  type Lap,
  type OptionSpec,
  textOf,
  textsOf,
} from "../call/command.ts";
import { loadTradeToKeep } from "../flags/trade-file.ts";
import { outputOptions, sizingOptions, ticketsOption, ticketsPlace, tradeOptions } from "../flags/trade-flags.ts";

/** The flags of `size` that matter, by what they are about; --help --all has the others. */
const sizeGroups: readonly HelpGroup[] = [
  { title: "The pair", flags: ["--long", "--short", "--weighting"] },
  { title: "Prices and volatility", flags: ["--level", "--vol", "--history", "--lookback"] },
  { title: "Options", flags: ["--leg", "--chain", "--as-of", "--expiry", "--rate"] },
  { title: "How many", flags: ["--max-loss", "--contracts", "--move"] },
  { title: "Output", flags: ["--full", "--orders", "--explain", "--json", "--output"] },
];

/** What each weighting makes equal on the two sides, in a line. */
const equalities: Readonly<Record<Weighting, string>> = {
  "dollar-neutral": "notional: level x multiplier",
  "volatility-adjusted": "notional x volatility: dollars of movement",
  "delta-neutral": "notional x delta: what the options move by now",
  "delta-volatility-adjusted": "notional x delta x volatility",
  "beta-neutral": "notional x beta, measured from two histories",
  "equal-risk": "max loss",
};

/** Structures as their legs are given, by the names that answers call them. */
export const structureLegs: Readonly<Record<string, readonly string[]>> = {
  "call spread": ["2750C", "-1 2950C"],
  "put spread": ["2650P", "-1 2450P"],
  "risk reversal": ["2760C", "-1 2585P"],
  straddle: ["2750C", "2750P"],
  strangle: ["2850C", "2650P"],
  "call butterfly": ["2700C", "-2 2800C", "2900C"],
  "iron condor": ["-1 2600P", "2700P", "2800C", "-1 2900C"],
  "1x2 call ratio spread": ["2750C", "-2 2950C"],
  synthetic: ["2750C", "-1 2750P"],
  "covered call": ["+1 F", "-1 2900C"],
  collar: ["+1 F", "2600P", "-1 2900C"],
};

/** What else the help of `size` lists. */
const sizeLists: readonly HelpList[] = [
  { title: "Weightings: what is made equal", rows: weightings.map((name) => [name, equalities[name]] as const) },
  {
    title: "Structures: a --leg each; -1 sells, F is a future, and no leg is one future",
    rows: Object.entries(structureLegs).map(([name, legs]) => [name, legs.join(", ")] as const),
  },
];

const frontierOption: OptionSpec = {
  flags: "--frontier",
  summary: "below the table: the pairs that no smaller pair balances better",
};

const screenOptions: readonly OptionSpec[] = [
  { flags: "--full", summary: "every row, with greeks, orders and frontiers" },
  { flags: "--orders", summary: "the orders of each weighting too, leg by leg" },
];

const saveOption: OptionSpec = {
  flags: "--save <FILE>",
  summary: "also writes the trade, file and flags together, as a commented trade file",
};

/** Sizes a pair: the main job. */
export const size: Command = {
  name: "size",
  examples: [
    "pairsize size --long RTY --short NQ --history RTY=rty.csv --history NQ=nq.csv",
    "pairsize size --long RTY --short NQ --level RTY=2730.8 --level NQ=25658.25 --vol RTY=18.5% --vol NQ=17.3%",
    "pairsize size trade.yaml --max-loss 25000 --orders",
    'pairsize size trade.yaml --leg "RTY=2750C @ 78.40" --leg "RTY=-1 2950C @ 18.20" --explain',
    "pairsize size trade.yaml --weighting volatility-adjusted --tickets ibkr -o basket.csv",
  ],
  groups: sizeGroups,
  lists: sizeLists,
  arguments: [{ name: "[trade-file]", summary: "YAML or JSON; - is standard input; flags beat it" }],
  options: [
    ...tradeOptions,
    ...sizingOptions,
    ...screenOptions,
    frontierOption,
    {
      ...ticketsOption,
      summary: "only the orders of the first weighting, as a place reads them: plain, exchange, osi, ibkr",
    },
    saveOption,
    ...outputOptions,
  ],
  run: answers(answer),
};

async function answer(invocation: Invocation, lap: Lap): Promise<Answer> {
  const place = ticketsPlace(invocation.options);
  const kept = await loadTradeToKeep(invocation);
  const { trade } = kept;
  lap("read");
  const sizing = sizePair(trade);
  lap("size");
  const save = textOf(invocation.options, "save");
  if (save !== undefined) await (await import("../flags/saved-trade.ts")).saveTrade(kept, save, invocation);
  if (place !== undefined) return tickets(sizing, place);
  const { options } = invocation;
  const isExplained = isSet(options, "explain");
  const parts = { isFull: isSet(options, "full") || isExplained, hasOrders: isSet(options, "orders") };
  // A full answer and an explanation have the frontiers in them.
  const hasFrontier = isSet(options, "frontier") && !parts.isFull;
  const forms = () => import("../../render/size/forms.ts");
  const past = (style?: Style) => hedgedLine(trade, invocation, style);
  return {
    exit: exitCodeOfSizing(sizing),
    warnings: sizing.warnings,
    reads: {
      json: async (version) => (await import("../../render/documents.ts")).sizeDocument(sizing, version),
      csv: async () => (await import("../../render/size/csv.ts")).renderCsv(sizing),
      markdown: async () =>
        [(await forms()).renderMarkdown(sizing), await past()].filter((part) => part !== "").join("\n"),
      table: async (style) => {
        const { renderFrontiers, renderTable } = await forms();
        const frontiers = hasFrontier ? renderFrontiers(sizing, style) : "";
        return [renderTable(sizing, style, parts), await past(style), frontiers]
          .filter((part) => part !== "")
          .join("\n");
      },
      explanation: async (style) => (await forms()).renderExplain(sizing, style),
    },
  };
}

/**
 * One line of what the weightings hedged in the past, and what shows more; nothing without two histories, or where they
 * hold too little.
 */
async function hedgedLine(trade: PairTrade, invocation: Invocation, style?: Style): Promise<string> {
  if (trade.long.history === null || trade.short.history === null) return "";
  const { hedgedInThePast } = await import("../../core/pair/backtest.ts");
  const study = hedgedInThePast(trade);
  if ("code" in study || !study.available) return "";
  const { renderHedgedLine } = await import("../../render/backtest/forms.ts");
  const [file = "-"] = invocation.arguments;
  const hasHistories = file !== "-" && textsOf(invocation.options, "history").length === 0;
  return renderHedgedLine(study, trade.long.contract.symbol, hasHistories ? file : null, style);
}

/** The orders of the first weighting; the answer is no where it has none. */
async function tickets(sizing: PairSizing, place: string): Promise<Answer> {
  const verticals = [sizing.trade.long, sizing.trade.short].flatMap(({ symbol, legs }) =>
    netVerticals(legs).map(({ text }) => `${symbol} ${text}`),
  );
  if (verticals.length > 0) fail("TICKETS_NEED_PREMIUMS", { verticals });
  const [first] = sizing.sizings;
  if (first === undefined || !first.available || !first.feasible)
    return { exit: 1, reads: "", problems: first === undefined ? [] : [first.reason], warnings: sizing.warnings };
  const orders = first.lines.flatMap(({ orders: all, tickets: words }) =>
    all.map((order, at) => ({ ...order, ticket: words[at] ?? "" })),
  );
  const { ticketsAnswer } = await import("../call/tickets.ts");
  const { trade, warnings } = sizing;
  return ticketsAnswer(orders, place, {
    sized: [trade.long, trade.short],
    asOf: trade.asOf,
    weighting: first.weighting,
    modelled: modelledLegs(trade),
    warnings,
  });
}
