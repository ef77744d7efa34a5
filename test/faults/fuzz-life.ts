import { readdirSync, readFileSync } from "node:fs";
import { inProject } from "../cli/process.ts";
import { sample, sampleFile } from "../cli/trades.ts";
import { answerOf } from "../cli/world.ts";
import { generator, mutated, oneOf } from "../mutations.ts";
import type { Cases } from "./fuzz.ts";
import { mutatedText } from "./fuzz-files.ts";
import { oddities } from "./oddities.ts";

const formats = ["json", "json", "json", "table", "csv", "markdown"];
const today = ["--as-of", "2026-02-20", "--level", "RTY=2800", "--level", "NQ=25500", "--weighting", "dollar"];
const histories = ["--history", "RTY=prices.csv", "--history", "NQ=other.csv"];

/** What a command is asked once the pair is known, as a trader asks it; flags that a case may leave out or put odd values to. */
const calls = {
  mark: [
    [...today],
    [...today, "--implied-vol", "RTY=19%", "--take-profit", "50%", "--days-left", "21"],
    ["--contracts", "RTY=4", "--contracts", "NQ=1", "--chain", "RTY=chain.csv", "--as-of", "2026-01-22"],
    [...histories, "--weighting", "vol", "--stop-loss", "50%", "--max-ratio-drift", "5%"],
  ],
  roll: [
    [...today, "--expiry", "Jun26"],
    [...today, "--expiry", "RTY=2026-06-18", "--expiry", "NQ=Jun26", "--strikes", "delta"],
    [...today, "--expiry", "2026-04-17", "--strikes", "moneyness", "--level", "RTYM6=2812", "--level", "NQM6=25650"],
  ],
  close: [[...today], [...today, "--implied-vol", "NQ=20%"], ["--weighting", "vol", "--as-of", "2026-03-20"]],
  compare: [
    ["other.yaml", "--by", "maxLoss"],
    ["--expiry", "Mar26,Jun26", "--max-loss", "250000"],
    ["other.yaml", "--expiry", "Jun26", "--move", "RTY=+16%,NQ=+8%", "--by", "move:1"],
  ],
  backtest: [
    [...histories, "--lookback", "10"],
    [...histories, "--horizon", "5", "--from", "2025-06-02", "--market", "SPX=other.csv"],
    [...histories, "--estimator", "parkinson", "--move", "RTY=+16%,NQ=+8%"],
  ],
  expiries: [
    ["--as-of", "2026-01-22"],
    ["--as-of", "Jan26", "--count", "5", "--until", "2027-01-01"],
  ],
} as const satisfies Readonly<Record<string, readonly (readonly string[])[]>>;

export const lifeCommands = Object.keys(calls) as readonly (keyof typeof calls)[];

/** The sample as a book holds it: what was bought, by instrument, beside what it is to be. */
const held = `${sample}holdings: [{RTY: "+3 F @ 2700"}, {RTY: "+4 2026-03-20 2750C @ 78.40"}, {NQ: "-1 F"}]\n`;

/** Entries, price files and chains bent, and flags with odd values, for a command of the life of a trade. */
export function lifeCases(name: keyof typeof calls): Cases {
  return async function* (seed) {
    const random = generator(seed);
    const bytes = (path: string) => new Uint8Array(readFileSync(inProject(path)));
    const prices = readdirSync(inProject("fixtures/prices"))
      .filter((file) => file.endsWith(".csv"))
      .map((file) => bytes(`fixtures/prices/${file}`));
    // A year of both: what is shared by two other files is too short to look back on.
    const year = (one: string) => bytes(`fixtures/prices/synthetic-${one}.csv`);
    const pair = [year("first"), year("second")] as const;
    const stored = (await answerOf(["size", "-", "--json"], { stdin: sample })).stdout;
    const whole = readFileSync(inProject(sampleFile), "utf8");
    const entries = [sample, held, whole, stored];
    const chain = bytes("fixtures/chains/cme-two-sided.csv");
    for (;;) {
      const isPlain = random() < 0.3;
      const entry = oneOf(entries, random);
      const [first, second] = random() < 0.5 ? pair : [oneOf(prices, random), oneOf(prices, random)];
      const files = {
        "entry.yaml": isPlain ? entry : mutatedText(entry, random),
        "other.yaml": random() < 0.5 ? sample : mutatedText(sample, random),
        "prices.csv": random() < 0.5 ? first : mutated(first, random),
        "other.csv": second,
        "chain.csv": random() < 0.5 ? chain : mutated(chain, random),
      };
      const subject = name === "expiries" ? oneOf(["RTY", "NQ", "RTOH6", "QQQ", "RUTW"], random) : "entry.yaml";
      const flags = oneOf<readonly string[]>(calls[name], random).map((word) =>
        random() < (isPlain ? 0.03 : 0.01) ? oneOf(oddities, random) : word,
      );
      yield { argv: [name, subject, ...flags, "--format", oneOf(formats, random)], world: { files } };
    }
  };
}
