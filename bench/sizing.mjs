import { parseTrade, sizePair, wholeContracts } from "../dist/index.js";
import { secondsOf } from "./calls.mjs";
import { uniform } from "./random.mjs";
import { row, skipped } from "./row.mjs";
import { plainTrade, pricedTrade } from "./trades.mjs";

const PAIRS = 500;
const SIZINGS = 400;
const MAX_CONTRACTS = 100;
const FLOOR = "the least imbalance alone, without a frontier or checks";
const MICROS = "sizePair with micros on both sides";

/** Whole contracts and whole sizings, in this process, after a warm-up. */
export function measure() {
  const pairs = exposures(PAIRS);
  const micros = withMicros();
  return [
    row("wholeContracts, with its frontier", 1e6 * perCall(choosing(pairs), PAIRS), "µs", { atMost: 6 }),
    row(
      "wholeContracts: one pair by a bare search of 10,000",
      1e6 * perCall(searching(pairs), PAIRS),
      "µs",
      undefined,
      FLOOR,
    ),
    row("wholeContracts up to 1,000,000 contracts", 1e3 * perCall(choosingLarge(pairs.slice(0, 10)), 10), "ms", {
      atMost: 0.2,
    }),
    row("sizePair of a parsed trade", 1e6 * perCall(sizing(parseTrade(plainTrade)), SIZINGS), "µs", { atMost: 60 }),
    micros === null
      ? skipped(MICROS, "µs", "skipped: this build has no micros")
      : row(MICROS, 1e6 * perCall(sizing(micros), SIZINGS), "µs", { atMost: 60 }),
    row("sizePair, pricing four American options", 1e3 * perCall(sizing(parseTrade(pricedTrade)), SIZINGS), "ms"),
  ];
}

function perCall(work, calls) {
  return secondsOf(work) / calls;
}

/** Exposures of one contract, of 10,000 to 1,000,000 USD. */
function exposures(count) {
  const random = uniform(count);
  const cents = () => Math.round(1e6 * 100 ** random()) / 100;
  return Array.from({ length: count }, () => ({ long: cents(), short: cents() }));
}

function choosing(pairs) {
  return () => pairs.reduce((sum, pair) => sum + longContracts(wholeContracts(pair)), 0);
}

/** What a spreadsheet does: every pair of counts, and the one of least imbalance. */
function searching(pairs) {
  return () => pairs.reduce((sum, pair) => sum + nearest(pair), 0);
}

function nearest({ long, short }) {
  let [least, chosen] = [Number.POSITIVE_INFINITY, 0];
  for (let longs = 1; longs <= MAX_CONTRACTS; longs += 1) {
    for (let shorts = 1; shorts <= MAX_CONTRACTS; shorts += 1) {
      const imbalance = Math.abs(longs * long - shorts * short) / (longs * long + shorts * short);
      if (imbalance < least) [least, chosen] = [imbalance, longs];
    }
  }
  return chosen;
}

function choosingLarge(pairs) {
  return choosing(pairs.map((pair) => ({ ...pair, maxContracts: 1_000_000, tolerance: 0 })));
}

function longContracts(chosen) {
  return chosen.feasible ? chosen.contracts.long : 0;
}

function sizing(trade) {
  return () => {
    let sum = 0;
    for (let call = 0; call < SIZINGS; call += 1) sum += sizePair(trade).sizings.length;
    return sum;
  };
}

/** A trade of micros, or null where trades cannot ask for them yet. */
function withMicros() {
  try {
    return parseTrade({ ...plainTrade, size: { withMicros: true } });
  } catch {
    return null;
  }
}
