import { type MarketHistory, pairBacktest } from "../../core/pair/backtest.ts";
import type { PairTrade } from "../../core/pair/trade.ts";
import type { HorizonBegins } from "../../core/volatility/hedge-study.ts";
import { fail, failIfAny } from "../../errors/error.ts";
import type { Finding } from "../../errors/finding.ts";
import { readable } from "../../io/files/file-bytes.ts";
import { quantityReader, ranges } from "../../schema/key.ts";
import {
  type Answer,
  answers,
  type Command,
  type Invocation,
  isSet,
  type Lap,
  type OptionSpec,
  textOf,
} from "../call/command.ts";
import { loadTrade } from "../flags/trade-file.ts";
import { asTyped, flagName, outputOptions, tradeOptions, without } from "../flags/trade-flags.ts";

const studyOptions: readonly OptionSpec[] = [
  { flags: "--horizon <N>", summary: "trading days of a window (to the expiry, else 20); 1 and 5 stand beside it" },
  { flags: "--from <DATE>", summary: "leaves out rows of the price files before it" },
  { flags: "--market <SYM=FILE>", summary: "a third price file, the market: SPX=spx.csv" },
];

/** Flags that a study of the indices does not ask for: of the trade it takes the moves and dates. */
const ofOptions = ["--leg", "--chain", "--quote", "--implied-vol", "--multiplier", "--fx", "--vol", "--yield"];

/** Shows how each weighting would have hedged in the trader's own price files. */
export const backtest: Command = {
  name: "backtest",
  examples: [
    "pairsize backtest --long RTY --short NQ --history RTY=rty.csv --history NQ=nq.csv --lookback 60",
    "pairsize backtest trade.yaml --history RTY=rty.csv --history NQ=nq.csv",
    "pairsize backtest --long RTY --short NQ --history RTY=rty.csv --history NQ=nq.csv --horizon 10 --market SPX=nq.csv",
    "pairsize backtest trade.yaml --history RTY=rty.csv --history NQ=nq.csv --format csv -o windows.csv",
  ],
  arguments: [{ name: "[trade-file]", summary: "YAML or JSON; - is standard input; flags beat it" }],
  options: [...studyOptions, ...without(tradeOptions, ...ofOptions), ...without(outputOptions, "--explain")],
  run: answers(answer),
};

async function answer(invocation: Invocation, lap: Lap): Promise<Answer> {
  const begins = progress(invocation);
  const trade = await loadTrade(invocation);
  const request = await backtestRequest(invocation, trade);
  lap("read");
  const study = pairBacktest(trade, request, begins);
  const result = { ...study, warnings: [...study.warnings, ...(request.market?.findings ?? [])] };
  lap("compute");
  const forms = () => import("../../render/backtest/forms.ts");
  const own = result.horizons.find(({ days }) => days === result.horizon);
  return {
    exit: own?.available ? 0 : 1,
    warnings: result.warnings,
    reads: {
      json: async (version) => (await import("../../render/documents.ts")).backtestDocument(result, version),
      csv: async () => (await forms()).renderBacktestCsv(result),
      markdown: async () => (await forms()).renderBacktestMarkdown(result),
      table: async (style) => (await forms()).renderBacktest(result, style),
    },
  };
}

/** Milliseconds after which who waits is told what is done. */
const PATIENCE = 1000;

/** Says on a terminal which windows are studied, once a run has taken more than a second. */
function progress({ options, world: { now, stderr } }: Invocation): HorizonBegins {
  const start = now();
  const isSaid = stderr.columns !== null && !isSet(options, "quiet");
  return (days) => {
    if (isSaid && now() - start > PATIENCE) stderr.write(`pairsize: studying windows of ${days} trading days\n`);
  };
}

/**
 * The request that flags make.
 *
 * @throws PairsizeError NUMBER_UNREADABLE, VALUE_OUT_OF_RANGE, DATE_UNREADABLE; FLAG_NOT_KEYED; those of the market's
 * file
 */
async function backtestRequest({ options, world }: Invocation, { asOf }: PairTrade) {
  const place = ([name]: readonly (string | number)[]) => ({
    flag: `${flagName(String(name))} ${asTyped(textOf(options, String(name)) ?? "")}`,
  });
  const reader = quantityReader({ place, from: () => "flag" });
  const horizon = reader.quantity(textOf(options, "horizon"), ["horizon"], "horizon", ranges.tradingDays);
  const from = reader.date(textOf(options, "from"), ["from"], "from");
  failIfAny(reader.findings);
  const market = textOf(options, "market");
  return { horizon, from, market: market === undefined ? null : await marketHistory(market, asOf, world) };
}

/** The price file of the market, with what reading it found. */
async function marketHistory(
  typed: string,
  asOf: string | null,
  { files }: Invocation["world"],
): Promise<MarketHistory & { readonly findings: readonly Finding[] }> {
  const at = typed.indexOf("=");
  if (at < 1) fail("FLAG_NOT_KEYED", { flag: "--market", got: typed });
  const [symbol, file] = [typed.slice(0, at).trim(), typed.slice(at + 1).trim()];
  const { readPrices } = await import("../../io/price-history/read-price-history.ts");
  const reading = asOf === null ? {} : { asOf };
  const { bars, findings } = await readPrices({ name: file, chunks: readable(files.open(file), file) }, reading);
  return { symbol, file, bars, findings };
}
