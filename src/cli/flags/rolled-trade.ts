import { levelNow } from "../../core/life/mark-leg.ts";
import { levelsOf } from "../../core/life/mark-pair.ts";
import { nextPair, strikeRules } from "../../core/life/next-pair.ts";
import { underlyingOf } from "../../core/life/traded.ts";
import { heldPositions, instrumentWords, isHoldingSaid } from "../../core/pair/position.ts";
import type { PairTrade, Position, TradeSide } from "../../core/pair/trade.ts";
import type { Side } from "../../core/sides.ts";
import { fail } from "../../errors/error.ts";
import { contractSymbol, mapOf } from "../../schema/written-trade.ts";
import { type Invocation, inputFolder, type Options, textOf, textsOf } from "../call/command.ts";
import { type OpenPair, ofToday, picked, rules, todayFlags, withValue } from "./open-pair.ts";
import { loadWritten, mergeFlags } from "./trade-file.ts";
import { keyOf } from "./trade-flags.ts";

/**
 * The trade that an open pair is rolled to, at the expiry, levels and strikes of the flags. A side that --expiry does not
 * name stays as it is.
 *
 * @throws PairsizeError what `nextPair` and a trade throw
 */
export async function loadNext(file: string, opened: OpenPair, invocation: Invocation): Promise<PairTrade> {
  const { options } = invocation;
  const folder = inputFolder(file);
  const open = isHoldingSaid(opened.entry) ? await heldAsLegs(opened, folder, invocation) : opened;
  const { entry, now, document, request } = open;
  const { expiry: _expiry, ...value } = ofToday(document.value, entry, { options, asOf: null });
  const written = (name: Side) => bare(value[name], now[name], isRolled(name, entry, options) ? null : entry[name]);
  const withLevels = withValue(document, { ...value, long: written("long"), short: written("short") });
  const asked = { expiry: textsOf(options, "expiry"), series: textsOf(options, "series"), chain: nextChains(options) };
  const flags = { ...todayFlags(options), level: [], ...asked };
  const next = await loadWritten(mergeFlags(withLevels, flags, {}), folder, invocation);
  const rule = strikeRules.find((one) => one === textOf(options, "strikes")) ?? "same";
  const strikes = (name: Side) => (isRolled(name, entry, options) ? rule : "same");
  return nextPair({ entry, now, next }, request.levels ?? {}, { long: strikes("long"), short: strikes("short") });
}

/** The chains of the new expiry: those of --next-chain, and of a symbol that has none there those of --chain. */
function nextChains(options: Options): readonly string[] {
  const next = textsOf(options, "nextChain");
  const symbols = new Set(next.map((typed) => contractSymbol(keyOf(typed))));
  return [...textsOf(options, "chain").filter((typed) => !symbols.has(contractSymbol(keyOf(typed)))), ...next];
}

/**
 * An open pair that is known by its holdings, with what is held of each side as its legs, at the level of its future.
 *
 * @throws PairsizeError HELD_NOT_ROLLED where one side is held in several expiries, or in contracts of two sizes;
 * MARK_NEEDS_LEVEL where nothing says the price of its future
 */
async function heldAsLegs(open: OpenPair, folder: string, invocation: Invocation): Promise<OpenPair> {
  const { holdings: _holdings, ...value } = mapOf(open.document.value);
  const { holding: _holding, contracts: _contracts, ...size } = mapOf(value.size);
  const side = (name: Side) => ({
    ...mapOf(value[name]),
    ...heldSide(heldPositions(open.entry, name), open.entry[name]),
  });
  const written = { ...value, size, long: side("long"), short: side("short") };
  const document = withValue(open.document, written);
  const entry = await loadWritten(mergeFlags(document, picked(invocation.options, true), rules), folder, invocation);
  const atHeld = (name: Side): TradeSide => {
    const [now, { future }] = [open.now[name], entry[name]];
    const code = future?.code ?? null;
    const price = levelNow(code, { now, levels: levelsOf(open.request) });
    const dates = { entry: entry.asOf, asOf: open.now.asOf ?? "" };
    if (price === null) return fail("MARK_NEEDS_LEVEL", { symbol: code ?? "", isMonth: true, ...dates });
    return { ...now, future, level: { ...now.level, value: price } };
  };
  return { ...open, document, entry, now: { ...open.now, long: atHeld("long"), short: atHeld("short") } };
}

/** The keys of a side that is what is held of it. */
function heldSide(held: readonly Position[], { contract }: TradeSide): Record<string, unknown> {
  const instruments = held.map(({ instrument }) => instrument);
  const options = instruments.filter((one) => one.kind === "option");
  const series = new Set(options.map(({ expiry, option }) => `${expiry} ${option?.code ?? ""}`));
  const [under = null, ...others] = new Set(instruments.map(underlyingOf));
  if (series.size > 1 || others.length > 0 || instruments.some(({ symbol }) => symbol !== contract.symbol))
    fail("HELD_NOT_ROLLED", { symbol: contract.symbol, held: instruments.map(instrumentWords) });
  const [first] = options;
  const legs = held.map(({ quantity, entry, instrument }) =>
    instrument.kind === "future"
      ? { quantity, ...(entry === null ? {} : { entry }) }
      : { quantity, right: instrument.right, strike: instrument.strike, ...(entry === null ? {} : { premium: entry }) },
  );
  return {
    legs,
    ...(first === undefined && under !== null ? { symbol: under } : {}),
    ...(first?.expiry ? { expiry: first.expiry } : {}),
    ...(first?.option?.code ? { series: first.option.code } : {}),
  };
}

/** Whether --expiry names a side, or both. */
function isRolled(name: Side, entry: PairTrade, options: Options): boolean {
  const symbol = contractSymbol(entry[name].contract.symbol);
  return textsOf(options, "expiry").some(
    (typed) => !typed.includes("=") || contractSymbol(typed.slice(0, typed.indexOf("=")).trim()) === symbol,
  );
}

/** A side as it is written, at today's level; without its expiry and series, or with those of the side that stays. */
function bare(written: unknown, { level }: TradeSide, kept: TradeSide | null): Record<string, unknown> {
  const { expiry: _expiry, series: _series, ...side } = mapOf(written);
  const stays =
    kept?.expiry == null ? {} : { expiry: kept.expiry, ...(kept.option?.code ? { series: kept.option.code } : {}) };
  return { ...side, level: level.value, ...stays };
}
