import { closePair, type PairClose } from "../../core/life/roll.ts";
import type { PairTrade } from "../../core/pair/trade.ts";
import { type Answer, answers, type Command, type Invocation, type Lap } from "../call/command.ts";
import { loadOpenPair } from "../flags/open-pair.ts";
import { outputOptions, ticketsOption, ticketsPlace, without } from "../flags/trade-flags.ts";
import { openPairOptions } from "./mark.ts";

/** Closes an open pair. */
export const close: Command = {
  name: "close",
  examples: [
    "pairsize close trade.yaml --weighting dollar --as-of 2026-02-20 --level RTY=2800 --level NQ=25500",
    "pairsize size trade.yaml --json -o sizing.json && pairsize close sizing.json --weighting vol --as-of 2026-02-20 --level RTY=2800 --level NQ=25500 --format csv",
  ],
  arguments: [{ name: "<entry>", summary: "a trade file, or a stored size --json: as it was entered" }],
  options: [...openPairOptions, ticketsOption, ...without(outputOptions, "--explain")],
  run: answers(answer),
};

async function answer(invocation: Invocation, lap: Lap): Promise<Answer> {
  const [file = ""] = invocation.arguments;
  const place = ticketsPlace(invocation.options);
  const { entry, now, request, file: name } = await loadOpenPair(file, invocation);
  lap("read");
  const result = closePair(entry, now, request);
  lap("close");
  if (place !== undefined) return ticketsOf(result, entry, place);
  const forms = () => import("../../render/mark/forms.ts");
  return {
    warnings: result.warnings,
    reads: {
      json: async (version) => (await import("../../render/mark/book.ts")).closeDocument(name, result, version),
      csv: async () => (await forms()).renderOrdersCsv(result),
      markdown: async () => (await forms()).renderCloseMarkdown(result),
      table: async (style) => (await forms()).renderClose(result, style),
    },
  };
}

/** The orders alone of what is closed or rolled. */
export async function ticketsOf(
  { mark, orders, warnings }: PairClose,
  { long, short }: PairTrade,
  place: string,
): Promise<Answer> {
  const ordered = new Set(orders.map(({ code }) => code));
  const modelled = mark.legs.flatMap(({ code, name, mark: at }) =>
    at?.from === "model" && ordered.has(code) ? [code ?? name] : [],
  );
  const { ticketsAnswer } = await import("../call/tickets.ts");
  const sized = [long.contract, short.contract];
  return ticketsAnswer(orders, place, { sized, asOf: mark.now.asOf, weighting: null, modelled, warnings });
}
