import { type Alternative, alternativeOf, type Order, ordered } from "../../core/compare/alternative.ts";
import type { PairTrade } from "../../core/pair/trade.ts";
import { fail, PairsizeError } from "../../errors/error.ts";
import type { Compared } from "../../render/compare/forms.ts";
import {
  type Answer,
  answers,
  type Command,
  type Invocation,
  type Lap,
  type Options,
  textOf,
  textsOf,
} from "../call/command.ts";
import { loadTrade } from "../flags/trade-file.ts";
import { outputOptions, sizingOptions, tradeOptions } from "../flags/trade-flags.ts";

/** Shows alternatives side by side. */
export const compare: Command = {
  name: "compare",
  summary: "alternatives side by side: what each costs, can lose, makes and binds",
  examples: [
    "pairsize compare spreads.yaml outright.yaml",
    "pairsize compare outright.yaml --expiry Mar26,Jun26 --max-loss 250000",
    "pairsize compare spreads.yaml outright.yaml --by capital --format csv",
  ],
  arguments: [
    { name: "[trade-file...]", summary: "YAML or JSON, one or several; - is standard input; flags beat them" },
  ],
  options: [
    { flags: "--by <FIGURE>", summary: "the best first: maxLoss, gainPerLoss, capital, or move:1 (as given)" },
    ...tradeOptions.map((option) =>
      option.flags.startsWith("--expiry") ? { ...option, summary: `${option.summary}; several: Mar26,Jun26` } : option,
    ),
    ...sizingOptions,
    ...outputOptions.filter(({ flags }) => flags !== "--explain"),
  ],
  run: answers(answer),
};

async function answer(invocation: Invocation, lap: Lap): Promise<Answer> {
  const by = orderOf(invocation.options);
  const given = await alternativesOf(invocation);
  lap("compute");
  const alternatives = by === null ? given : ordered(given, by);
  const compared: Compared = { alternatives, by };
  const forms = () => import("../../render/compare/forms.ts");
  return {
    exit: alternatives.every(({ feasible }) => feasible) ? 0 : 1,
    warnings: alternatives.flatMap(({ name, warnings }) =>
      warnings.map((one) =>
        one.where === undefined && one.flag === undefined ? { ...one, where: { file: name } } : one,
      ),
    ),
    reads: {
      json: async (version) => (await import("../../render/compare/forms.ts")).compareDocument(compared, version),
      csv: async () => (await forms()).renderCompareCsv(compared),
      markdown: async () => (await forms()).renderCompareMarkdown(compared),
      table: async (style) => (await forms()).renderCompare(compared, style),
    },
  };
}

/** @throws PairsizeError VALUE_OUT_OF_RANGE for another figure */
function orderOf(options: Options): Order | null {
  const typed = textOf(options, "by");
  if (typed === undefined) return null;
  if (typed === "maxLoss" || typed === "gainPerLoss" || typed === "capital") return typed;
  if (/^move:[1-9]\d{0,3}$/.test(typed)) return typed as Order;
  const bound = "maxLoss, gainPerLoss, capital, or move:1 for the first named move";
  return fail("VALUE_OUT_OF_RANGE", { name: "--by", bound, got: typed }, { flag: `--by ${typed}` });
}

/** Every file, at every expiry that was asked. */
async function alternativesOf(invocation: Invocation): Promise<Alternative[]> {
  const typed = textsOf(invocation.options, "expiry");
  const several = typed.filter((one) => !one.includes("=")).flatMap((one) => one.split(","));
  const expiries = several.length > 1 ? several.map((one) => one.trim()) : [null];
  const files = invocation.arguments.length === 0 ? [null] : invocation.arguments;
  const found: Alternative[] = [];
  for (const file of files) {
    const at = { ...invocation, arguments: file === null ? [] : [file] };
    for (const expiry of expiries) found.push(await alternativeAt(at, file, expiry));
  }
  return found;
}

function alternativeAt(at: Invocation, file: string | null, expiry: string | null): Promise<Alternative> {
  if (expiry === null) return answered(file ?? "flags", at, null);
  const others = textsOf(at.options, "expiry").filter((one) => one.includes("="));
  const own = { ...at, options: { ...at.options, expiry: [expiry, ...others] } };
  return answered(file === null ? expiry : `${file}, ${expiry}`, own, at);
}

/** A trade beside others, or what is wrong with it: it never hides the others. */
async function answered(name: string, invocation: Invocation, asWritten: Invocation | null): Promise<Alternative> {
  try {
    const trade = await loadTrade(invocation);
    if (asWritten !== null) await refuseOtherPremiums(trade, asWritten);
    return alternativeOf(name, trade);
  } catch (error) {
    if (!(error instanceof PairsizeError)) throw error;
    return { name, feasible: false, reasons: error.findings, warnings: [] };
  }
}

/** A premium or a delta that was written is one of the expiry that it was written for: at another it is wrong. */
async function refuseOtherPremiums(trade: PairTrade, asWritten: Invocation): Promise<void> {
  const before = await writtenTrade(asWritten);
  for (const side of ["long", "short"] as const) {
    const { contract, expiry, legs } = trade[side];
    if (before !== null && before[side].expiry === expiry) continue;
    const isGiven = legs.some(
      (leg) =>
        leg.kind === "option" && (leg.delta !== null || leg.premium?.from === "file" || leg.premium?.from === "flag"),
    );
    if (isGiven) fail("PREMIUM_OF_OTHER_EXPIRY", { symbol: contract.symbol, expiry: expiry ?? "another day" });
  }
}

/** The trade at the expiry of its file; null where the file names none. */
async function writtenTrade(invocation: Invocation): Promise<PairTrade | null> {
  try {
    return await loadTrade({ ...invocation, options: { ...invocation.options, expiry: undefined } });
  } catch (error) {
    if (error instanceof PairsizeError) return null;
    throw error;
  }
}
