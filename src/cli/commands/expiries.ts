import { contracts, listedContract } from "../../core/contract/catalogue.ts";
import { comingExpiries, type Expiry } from "../../core/contract/expiries.ts";
import { failIfAny } from "../../errors/error.ts";
import { expiriesDocument } from "../../render/documents.ts";
import { quantityReader, ranges } from "../../schema/key.ts";
import { type Answer, answers, type Command, type Invocation, type Options, textOf } from "../call/command.ts";
import { flagName, outputOptions, without } from "../flags/trade-flags.ts";

/** The coming expiries of contracts. */
export const expiries: Command = {
  name: "expiries",
  examples: [
    "pairsize expiries RTY NQ",
    "pairsize expiries RTY --count 10",
    "pairsize expiries RTY NQ --as-of 2026-01-22 --until 2026-06-30",
    "pairsize expiries RUT IWM --format csv",
  ],
  arguments: [{ name: "[symbol...]", summary: "contracts, or codes of options on them (every contract with options)" }],
  options: [
    { flags: "--as-of <DATE>", summary: "the first day (today)" },
    { flags: "--count <N>", summary: "at most so many of each contract" },
    { flags: "--until <DATE>", summary: "the last day; without --count 12 months on where left out" },
    ...without(outputOptions, "--explain"),
  ],
  run: answers(answer),
};

async function answer({ arguments: symbols, options, world }: Invocation): Promise<Answer> {
  const { asOf, ...range } = requestOf(options, world.today());
  const asked =
    symbols.length === 0
      ? contracts.filter(({ listsOptions }) => listsOptions)
      : [...new Set(symbols.map((symbol) => listedContract(symbol)))];
  const found = asked.flatMap((contract) => comingExpiries(contract, asOf, range)).toSorted(byDate);
  const forms = () => import("../../render/expiries/forms.ts");
  const list = { asOf, expiries: found };
  return {
    reads: {
      json: async (version) => expiriesDocument(list, version),
      csv: async () => (await forms()).renderExpiriesCsv(list),
      markdown: async () => (await forms()).renderExpiriesMarkdown(list),
      table: async (style) => (await forms()).renderExpiries(list, style),
    },
  };
}

/** In the order of dates; of one date in the order of the contracts. */
function byDate(a: Expiry, b: Expiry): number {
  return a.date < b.date ? -1 : Number(a.date > b.date);
}

/**
 * What the flags ask for.
 *
 * @throws PairsizeError DATE_UNREADABLE, NUMBER_UNREADABLE, VALUE_OUT_OF_RANGE
 */
function requestOf(options: Options, today: string) {
  const flagOf = (name: string) => ({ flag: `${flagName(name)} ${textOf(options, name) ?? ""}` });
  const reader = quantityReader({ place: ([name]) => flagOf(String(name)), from: () => "flag" });
  const date = (name: string) => reader.date(textOf(options, name), [name], name);
  const [asOf, until] = [date("asOf"), date("until")];
  const count = reader.quantity(textOf(options, "count"), ["count"], "count", ranges.contracts);
  failIfAny(reader.findings);
  return { asOf: asOf ?? today, ...(until === null ? {} : { until }), ...(count === null ? {} : { count }) };
}
