import { containsOption } from "../../core/option/leg.ts";
import { heldPositions } from "../../core/pair/position.ts";
import type { PairTrade, TradeLeg } from "../../core/pair/trade.ts";
import type { Weighting } from "../../core/pair/weighting.ts";
import { type Side, sideNames } from "../../core/sides.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import type { Origins, Path } from "../../schema/written-trade.ts";
import { type Options, textOf, textsOf } from "../call/command.ts";
import { asTyped, keyOf } from "./trade-flags.ts";

type Reason = Extract<Finding, { code: "FLAG_UNUSED" }>["args"]["reason"];

/** A flag whose value decides nothing in a trade, where that value stands, and why. */
type Unused = readonly [flag: string, path: Path, reason: Reason, symbol: string];

/** The warnings about flags that change nothing of a trade that is sized: a file may say more than one trade needs. */
export function unusedFlags(trade: PairTrade, origins: Origins): readonly Finding[] {
  const unused = [...unusedOfPair(trade), ...unusedOfSide(trade, "long"), ...unusedOfSide(trade, "short")];
  // Where a value of a file stands is not asked: that takes a parser.
  const typed = unused.filter(([, path]) => origins.from(path) === "flag");
  const found = typed.map(([name, path, reason, symbol]) => ({ name, flag: origins.place(path).flag, reason, symbol }));
  return found.flatMap(({ name, flag = "", reason, symbol }, at) => {
    // A value that was not given has the place of what holds it, and one of both sides is found at each.
    const isIts = flag.startsWith(`${name} `) && found.findIndex((other) => other.flag === flag) === at;
    return isIts ? [finding("FLAG_UNUSED", { flag, reason, symbol })] : [];
  });
}

/** The warnings about volatilities of today that a mark has no use for: they tell how a ratio by volatility has moved. */
export function unusedToday(entry: PairTrade, weighting: Weighting, options: Options): readonly Finding[] {
  const isUsed = weighting.includes("volatility") || entry.rules.maxDailyRisk !== null;
  // The strikes of a roll that are as far from the level as before may be found by it.
  if (isUsed || (textOf(options, "strikes") ?? "same") !== "same") return [];
  return textsOf(options, "vol").map((typed) =>
    finding("FLAG_UNUSED", { flag: `--vol ${asTyped(typed)}`, reason: "not the ratio", symbol: keyOf(typed) }),
  );
}

function unusedOfPair(trade: PairTrade): readonly Unused[] {
  const sides = [trade.long, trade.short];
  const unused: Unused[] = [];
  const pair = "the trade";
  if (!sideNames.some((name) => containsOption(trade[name].legs) || holdsOption(trade, name))) {
    for (const side of sideNames) unused.push(["--exercise", [side, "exercise"], "no option", pair]);
    // The forward of a cash index needs a rate, that of a future does not.
    if (sides.every(({ contract }) => contract.kind === "future")) unused.push(["--rate", ["rate"], "no option", pair]);
  }
  if (sides.every(({ chain }) => chain === null)) unused.push(["--quote", ["quote"], "no chain", pair]);
  return unused;
}

function unusedOfSide(trade: PairTrade, name: Side): readonly Unused[] {
  const { contract, legs } = trade[name];
  const { symbol } = contract;
  const unused: Unused[] = [];
  if (contract.kind === "future") unused.push(["--yield", [name, "yield"], "future", symbol]);
  if (holdsOption(trade, name) || !legs.every(isQuoted)) return unused;
  const reason = containsOption(legs) ? "premiums" : "no option";
  unused.push(["--implied-vol", [name, "impliedVolatility"], reason, symbol]);
  return unused;
}

function holdsOption(trade: PairTrade, name: Side): boolean {
  return containsOption(heldPositions(trade, name).map(({ instrument }) => instrument));
}

/** Whether no volatility is needed for a leg: a premium of the trader's says it, where it is no share of a net price. */
function isQuoted(leg: TradeLeg): boolean {
  if (leg.kind === "future") return true;
  const { premium, strike } = leg;
  return (premium?.from === "flag" || premium?.from === "file") && premium.net !== true && strike.kind === "points";
}
