import { isRuleReached, type PairMark } from "../../core/life/mark.ts";
import { markPair } from "../../core/life/mark-pair.ts";
import { PairsizeError } from "../../errors/error.ts";
import type { Finding } from "../../errors/finding.ts";
import type { MarkedTrade } from "../../render/mark/book.ts";
import { limitKeys, ruleKeys } from "../../schema/keys.ts";
import { historyKeys } from "../../schema/side-keys.ts";
import {
  type Answer,
  answers,
  type Command,
  type ExitCode,
  exitCodeOf,
  type Invocation,
  inputName,
  type Lap,
  type OptionSpec,
  placedIn,
} from "../call/command.ts";
import { refuseShared, type Taken } from "../flags/levels-of-today.ts";
import { loadOpenPair, refuseUntaken } from "../flags/open-pair.ts";
import { only, optionsOf, outputOptions, sizingOptions, tradeOptions, without } from "../flags/trade-flags.ts";

/** Flags of the rules that an open pair is closed by. */
const ruleOptions = optionsOf({ ...ruleKeys, maxRatioDrift: limitKeys.maxRatioDrift }).map((option) => ({
  ...option,
  summary: `rule: ${option.summary.replace(/^of an open pair: /, "").replace("--against", "the entry")}`,
}));

const summaries: Readonly<Record<string, string>> = {
  "--as-of <DATE>": "the day of the mark, or today (the newest row of both histories)",
  "--contracts <SYM=N>": "what was traded: the contracts of a side",
  "--weighting <NAMES>": "what was traded: the weighting",
};

/** Flags of what was traded, of today, and of the rules. */
export const openPairOptions: readonly OptionSpec[] = [
  ...only(tradeOptions, "--level", "--vol", "--implied-vol", "--yield", "--chain"),
  ...optionsOf(historyKeys),
  ...only(tradeOptions, "--as-of", "--rate", "--correlation"),
  ...only(sizingOptions, "--contracts", "--weighting"),
].map((option) => ({ ...option, summary: summaries[option.flags] ?? option.summary }));

/** Marks open pairs at today's prices. */
export const mark: Command = {
  name: "mark",
  examples: [
    "pairsize mark trade.yaml --weighting dollar --as-of 2026-02-20 --level RTY=2800 --level NQ=25500",
    "pairsize mark trade.yaml --contracts RTY=4 --contracts NQ=1 --as-of 2026-02-20 --level RTY=2800 --level NQ=25500 --take-profit 50% --days-left 21",
    "pairsize size trade.yaml --json -o sizing.json && pairsize mark sizing.json --weighting vol --as-of 2026-02-20 --level RTY=2800 --level NQ=25500",
  ],
  arguments: [
    { name: "<entry...>", summary: "trade files, or stored size --json: as they were entered; several are a book" },
  ],
  options: [
    ...openPairOptions,
    ...ruleOptions,
    {
      flags: "--report",
      summary: "one HTML page: what made the profit, the legs and the greeks; of a book every trade",
    },
    ...without(outputOptions, "--explain"),
  ],
  run: answers(answer),
};

async function answer(invocation: Invocation, lap: Lap): Promise<Answer> {
  const trades = await markTrades(invocation);
  lap("mark");
  const placed = (file: string, found: readonly Finding[]) => (trades.length > 1 ? placedIn(file, found) : found);
  const warnings = trades.flatMap((trade) => (trade.marked ? placed(trade.file, trade.mark.warnings) : []));
  const forms = () => import("../../render/mark/forms.ts");
  return {
    exit: exitCodeOfMarks(trades),
    warnings,
    problems: trades.flatMap((trade) => (trade.marked ? [] : placed(trade.file, trade.problems))),
    reads: {
      page: async (style, version) =>
        (await import("../../render/mark/page.ts")).markPage(trades, warnings, version, style),
      json: async (version) => (await import("../../render/mark/book.ts")).markDocument(trades, version),
      csv: async () => (await forms()).renderMarkCsv(trades),
      markdown: async () => (await forms()).renderMarkMarkdown(trades),
      table: async (style) => (await forms()).renderMark(trades, style),
    },
  };
}

/** 3 where a trade could not be marked, else 1 where a leg was not, or a rule is reached or cannot be measured. */
function exitCodeOfMarks(trades: readonly MarkedTrade[]): ExitCode {
  if (trades.some((trade) => !trade.marked)) return 3;
  const isOpen = (mark: PairMark) => mark.profit.net === null || isRuleReached(mark.rules);
  return trades.some((trade) => trade.marked && isOpen(trade.mark)) ? 1 : 0;
}

/** Every trade that was named, in its order; of several, one that cannot be marked is answered in its place. */
async function markTrades(invocation: Invocation): Promise<MarkedTrade[]> {
  const { arguments: files } = invocation;
  const [only = ""] = files;
  if (files.length === 1) return [await markTrade(only, invocation)];
  const trades: MarkedTrade[] = [];
  const taken: Taken = new Map();
  for (const file of files) trades.push(await markTrade(file, invocation, taken));
  refuseShared(taken);
  if (trades.every(({ marked }) => marked)) refuseUntaken(invocation.options, taken);
  return trades;
}

/** @param taken the keyed flags that trades of a book took; none where there is one trade */
async function markTrade(file: string, invocation: Invocation, taken?: Taken): Promise<MarkedTrade> {
  try {
    const { entry, now, request, file: name } = await loadOpenPair(file, invocation, taken);
    return { file: name, marked: true, mark: markPair(entry, now, request) };
  } catch (error) {
    if (taken === undefined || !(error instanceof PairsizeError) || exitCodeOf(error.findings[0]) === 2) throw error;
    return { file: inputName(file), marked: false, problems: error.findings };
  }
}
