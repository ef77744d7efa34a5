import { findContract } from "../../core/contract/catalogue.ts";
import { fail } from "../../errors/error.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import { renderTickets, type Ticket, ticketPlaces } from "../../render/tickets.ts";
import type { Answer } from "./command.ts";

/** What orders are part of. */
interface Ordered {
  /** The contracts of both sides, as they were sized. */
  readonly sized: readonly { readonly symbol: string; readonly multiplier: number }[];
  /** ISO date on which they are sent. */
  readonly asOf: string | null;
  /** The weighting that they size; null where they close or roll what is held. */
  readonly weighting: string | null;
  /** What the model prices, by name. */
  readonly modelled: readonly string[];
  readonly warnings: readonly Finding[];
}

/**
 * The answer of `--tickets`: orders as a place reads them, and nothing else.
 *
 * @throws PairsizeError TICKETS_OF_OTHER_MULTIPLIER, TICKET_NOT_WRITABLE
 */
export function ticketsAnswer(
  tickets: readonly Ticket[],
  place: string,
  { sized, asOf, weighting, modelled, warnings }: Ordered,
): Answer {
  for (const { symbol, multiplier } of sized) {
    const listed = findContract(symbol)?.multiplier ?? multiplier;
    if (listed !== multiplier) fail("TICKETS_OF_OTHER_MULTIPLIER", { symbol, multiplier, listed });
  }
  const known = ticketPlaces.find((one) => one === place) ?? "plain";
  const unlimited = tickets.flatMap(({ limit, ticket }) => (limit === null ? [ticket] : []));
  return {
    reads: renderTickets(tickets, known, asOf),
    warnings: [
      ...(modelled.length === 0 ? [] : [finding("TICKETS_BY_MODEL", { legs: modelled })]),
      ...(unlimited.length === 0 ? [] : [finding("TICKETS_WITHOUT_LIMIT", { orders: unlimited })]),
      ...(tickets.length === 0 ? [] : [finding("TICKETS_OF_SINGLE_LEGS", { weighting, legs: tickets.length })]),
      ...warnings,
    ],
  };
}
