import { findContract } from "../core/contract/catalogue.ts";
import { futureOfCode } from "../core/contract/quarterly-futures.ts";
import {
  type IbkrContract,
  ibkrColumns,
  ibkrFuture,
  ibkrOption,
  optionOf,
  readOptionSymbol,
} from "../core/contract/symbols.ts";
import { decimalText } from "../core/number-text.ts";
import type { Order } from "../core/pair/sizing.ts";
import { fail } from "../errors/error.ts";
import { csvText } from "./text/text.ts";

/** Places that orders are written for. */
export const ticketPlaces = ["plain", "exchange", "osi", "ibkr"] as const;
export type TicketPlace = (typeof ticketPlaces)[number];

/** An order and what it says in words: "buy 4 RTY 2026-03-20 2750 call". */
export interface Ticket extends Order {
  readonly ticket: string;
}

/**
 * Returns orders as a place reads them, purchases first, each with its limit: in words, by the codes of the exchanges,
 * by OSI's symbols, or as a basket file of Interactive Brokers.
 *
 * @throws PairsizeError TICKET_NOT_WRITABLE for an order that the place has no name for
 */
export function renderTickets(tickets: readonly Ticket[], place: TicketPlace, asOf: string | null): string {
  const buysFirst = [...tickets.filter(isBuy), ...tickets.filter((ticket) => !isBuy(ticket))];
  if (place === "ibkr") return basket(buysFirst, asOf);
  return buysFirst.map((ticket) => `${lineOf(ticket, place)}\n`).join("");
}

function isBuy({ action }: Ticket): boolean {
  return action === "buy";
}

function lineOf({ ticket, ...order }: Ticket, place: Exclude<TicketPlace, "ibkr">): string {
  const limit = order.limit === null ? "" : ` limit ${decimalText(order.limit)}`;
  if (place === "plain") return `${ticket}${limit}`;
  const { action, quantity, code, right } = order;
  const isDated = right === null || readOptionSymbol(code ?? "")?.expiry != null;
  if (code === null || (place === "osi" && !isDated)) return fail("TICKET_NOT_WRITABLE", { place, order: ticket });
  return `${action} ${quantity} ${code}${limit}`;
}

const basketColumns = ["Action", "Quantity", ...ibkrColumns, "TimeInForce", "OrderType", "LmtPrice"];

/** @see Interactive Brokers, Traders' Guide, BasketTrader: basket fields */
function basket(tickets: readonly Ticket[], asOf: string | null): string {
  const rows = tickets.map(({ ticket, ...order }) => {
    const contract = ibkrContract(order, asOf) ?? fail("TICKET_NOT_WRITABLE", { place: "ibkr", order: ticket });
    const { action, quantity, limit } = order;
    return [
      action.toUpperCase(),
      quantity,
      ...ibkrColumns.map((column) => contract[column]),
      "DAY",
      limit === null ? "MKT" : "LMT",
      limit,
    ];
  });
  return csvText(basketColumns, rows);
}

function ibkrContract({ code, right, expiry }: Order, asOf: string | null): IbkrContract | null {
  if (code === null) return null;
  if (right !== null) {
    const option = optionOf(readOptionSymbol(code), expiry ?? "");
    return option === null ? null : ibkrOption(option);
  }
  const future = asOf === null ? null : futureOfCode(code, asOf);
  return future === null ? ibkrShares(code) : ibkrFuture(future);
}

function ibkrShares(symbol: string): IbkrContract | null {
  const contract = findContract(symbol);
  if (contract?.kind !== "etf") return null;
  const empty = { LastTradingDayOrContractMonth: "", Strike: "", Right: "", Multiplier: "", TradingClass: "" };
  return { ...empty, Symbol: symbol, SecType: "STK", Exchange: "SMART", Currency: contract.currency };
}
