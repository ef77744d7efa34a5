import { entry } from "../entry.ts";

/** Codes of what is traded: symbols, and what can be done with them. */
export const contractFindings = {
  CONTRACT_UNKNOWN: entry({
    severity: "input",
    title: "A symbol is not in the contract table",
    message: (a: { symbol: string; nearest: readonly string[] }) => `${a.symbol} is not in the contract table`,
    hint: ({ symbol, nearest }) => {
      const supply = `--multiplier ${symbol}=USD, or a products: entry of the trade file, supplies one that it does not have`;
      return nearest.length === 0 ? supply : `did you mean ${nearest.join(" or ")}? ${supply}`;
    },
  }),
  CONTRACT_RETIRED: entry({
    severity: "input",
    title: "A contract is no longer listed",
    message: (a: { symbol: string; fate: string; instead: string }) => `${a.symbol} cannot be traded: ${a.fate}`,
    hint: (a) => `use ${a.instead}, with its own multiplier and price`,
  }),
  CONTRACT_NOT_HOLDABLE: entry({
    severity: "input",
    title: "A cash index is held without options",
    message: (a: { symbol: string; future: string | null }) =>
      `${a.symbol} is a cash index: it cannot be held itself, only options on it`,
    hint: (a) =>
      a.future === null
        ? "give its option legs"
        : `give its option legs, or use the future ${a.future} at its own price`,
  }),
};
