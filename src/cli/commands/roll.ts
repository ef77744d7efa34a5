import { strikeRules } from "../../core/life/next-pair.ts";
import { rollPair } from "../../core/life/roll.ts";
import { fail } from "../../errors/error.ts";
import { type Answer, answers, type Command, type Invocation, type Lap, textsOf } from "../call/command.ts";
import { loadOpenPair } from "../flags/open-pair.ts";
import { loadNext } from "../flags/rolled-trade.ts";
import { outputOptions, ticketsOption, ticketsPlace, without } from "../flags/trade-flags.ts";
import { ticketsOf } from "./close.ts";
import { openPairOptions } from "./mark.ts";

/** Rolls an open pair to another expiry. */
export const roll: Command = {
  name: "roll",
  examples: [
    "pairsize roll trade.yaml --weighting dollar --expiry Jun26 --as-of 2026-03-10 --level RTY=2800 --level RTYM6=2812 --level NQ=25500 --level NQM6=25650",
    "pairsize roll trade.yaml --weighting dollar --expiry Jun26 --strikes delta --as-of 2026-03-10 --level RTY=2800 --level NQ=25500 --json",
  ],
  arguments: [{ name: "<entry>", summary: "a trade file, or a stored size --json: as it was entered" }],
  options: [
    {
      flags: "--expiry <DATE>",
      summary: "the new one: a date, a month (Jun26) or a code; SYM=DATE for one side",
      repeats: true,
    },
    {
      flags: "--series <SYM=SERIES>",
      summary: "where several expire on the new day (RUTW for RUTW)",
      repeats: true,
    },
    {
      flags: "--strikes <RULE>",
      summary: "same, or as at entry by delta or moneyness (same)",
      choices: strikeRules,
    },
    ...openPairOptions.map((option) =>
      option.flags.startsWith("--level")
        ? { ...option, summary: "of the old expiry (RTY=2800) and of the new one (RTYM6=2812)" }
        : option,
    ),
    {
      flags: "--next-chain <SYM=FILE>",
      summary: "quotes of the new expiry, where --chain does not hold them",
      repeats: true,
    },
    ticketsOption,
    ...without(outputOptions, "--explain"),
  ],
  run: answers(answer),
};

async function answer(invocation: Invocation, lap: Lap): Promise<Answer> {
  const { arguments: files, options } = invocation;
  const [file = ""] = files;
  const place = ticketsPlace(options);
  if (textsOf(options, "expiry").length === 0) fail("ROLL_NEEDS_EXPIRY", {});
  const open = await loadOpenPair(file, invocation);
  const next = await loadNext(file, open, invocation);
  lap("read");
  const result = rollPair(open.entry, open.now, next, open.request);
  lap("roll");
  if (place !== undefined) return ticketsOf(result, open.entry, place);
  const forms = () => import("../../render/mark/forms.ts");
  return {
    warnings: result.warnings,
    reads: {
      json: async (version) => (await import("../../render/mark/book.ts")).rollDocument(open.file, result, version),
      csv: async () => (await forms()).renderOrdersCsv(result),
      markdown: async () => (await forms()).renderRollMarkdown(result),
      table: async (style) => (await forms()).renderRoll(result, style),
    },
  };
}
