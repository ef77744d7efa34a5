import { keyedFlag } from "../shell-word.ts";
import { entry } from "./entry.ts";

/** Codes of contracts and of legs. */
export const findings = () => ({
  // Codes of the leg notation, "-1 2950C @ 18.20".
  LEG_UNREADABLE: entry({
    severity: "input",
    title: "A leg is not in the leg notation",
    message: (a: { got: string; at: string }) =>
      a.at === "" ? `leg "${a.got}" is not complete` : `leg "${a.got}" cannot be read at "${a.at}"`,
    hint: () =>
      'write an option as "-1 2950C @ 18.20", a vertical as "2750/2950 CS @ 60.20", a future as "+1 F @ 2730.8"; the part from @ on may be left out',
  }),
  LEG_TWO_WAYS: entry({
    severity: "input",
    title: "A leg could be read in two ways, or its @ is missing",
    message: (a: { got: string; write: readonly string[] }) =>
      a.write.length > 1 ? `leg "${a.got}" could be read in two ways` : `leg "${a.got}" has a number without its @`,
    hint: (a) => `write ${a.write.join(" or ")}`,
  }),
  LEG_VERTICAL_UNNAMED: entry({
    severity: "input",
    title: "Two strikes do not say which vertical they are",
    message: (a: { got: string; write: readonly string[] }) =>
      a.write.length > 1
        ? `"${a.got}" does not say call spread or put spread`
        : `"${a.got}" does not say that it is a spread`,
    hint: (a) => `write ${a.write.join(" or ")} to buy one; -1 in front sells it`,
  }),
  LEG_VERTICAL_STRIKES: entry({
    severity: "input",
    title: "The strikes of a vertical cannot be told apart",
    message: (a: { got: string }) => `the strikes of "${a.got}" do not say which option pays more`,
    hint: () => "two different strikes, both in points, both by delta or both in percent; or write its legs one by one",
  }),
  LEG_RIGHT_MISSING: entry({
    severity: "input",
    title: "A leg does not say call or put",
    message: (a: { strike: string }) => `strike ${a.strike} does not say call or put`,
    hint: ({ strike }) => `write ${strike}C for a call or ${strike}P for a put`,
  }),
  LEG_QUANTITY_INVALID: entry({
    severity: "input",
    title: "A leg's quantity is zero or not whole",
    message: (a: { got: string }) => `quantity must be a whole number other than 0, got ${a.got}`,
    hint: () => "contracts are whole: +1 buys one, -2 sells two",
  }),
  LEG_QUANTITY_UNSIGNED: entry({
    severity: "input",
    title: "A leg's quantity has no sign",
    message: (a: { quantity: string }) => `quantity ${a.quantity} does not say bought or sold`,
    hint: ({ quantity }) =>
      `write +${quantity} to buy or -${quantity} to sell; the digits of one number are not split by a space`,
  }),
  LEG_QUANTITY_MISSING: entry({
    severity: "input",
    title: "A leg has a sign but no quantity, or is a future without one",
    message: (a: { got: string; write: readonly string[] }) => `${a.got} needs a signed quantity in front`,
    hint: (a) => `write ${a.write.join(" or ")}`,
  }),
  LEG_STRIKE_UNSIGNED: entry({
    severity: "input",
    title: "A strike in percent does not say above or below the level",
    message: (a: { percent: string }) => `strike ${a.percent} does not say above or below the level`,
    hint: ({ percent }) => {
      const size = Number.parseFloat(percent);
      // Nobody buys a strike at twice or half the level: 105% is the strike over the level.
      if (size <= 50 || size >= 200 || size === 100) return `write +${percent} for above or -${percent} for below`;
      const off = Number((size - 100).toFixed(9));
      return `write ${off > 0 ? "+" : ""}${off}% for a strike at ${percent} of the level`;
    },
  }),
  // Codes of symbols, and of what their contracts allow.
  CONTRACT_UNKNOWN: entry({
    severity: "input",
    title: "A symbol is not in the contract table",
    message: (a: { symbol: string; nearest: readonly string[] }) => `${a.symbol} is not in the contract table`,
    hint: ({ symbol, nearest }) => {
      const flag = keyedFlag("--multiplier", symbol, "N");
      const entry = "a products: entry of a trade file";
      const supply = `${flag === null ? entry : `${flag}, N in its currency per point, or ${entry},`} supplies one that it does not have`;
      return nearest.length === 0 ? supply : `did you mean ${nearest.join(" or ")}? ${supply}`;
    },
  }),
  FX_OF_DOLLARS: entry({
    severity: "warning",
    title: "A contract that counts in US dollars has an exchange rate other than 1",
    message: (a: { symbol: string; fx: number }) =>
      `${a.symbol} counts in USD, and every dollar of it is multiplied by ${a.fx}`,
    hint: () => "leave the exchange rate out; multiplier is what changes the size of a contract",
  }),
  CURRENCY_ASSUMED: entry({
    severity: "warning",
    title: "Nothing says in which currency a contract counts its points, and US dollars are taken",
    message: (a: { symbol: string }) => `${a.symbol} is taken to count in USD`,
    hint: ({ symbol }) =>
      `give ${keyedFlag("--fx", symbol, "RATE") ?? "fx in a trade file"}: USD per unit of its currency, or 1`,
  }),
  KIND_ASSUMED: entry({
    severity: "warning",
    title: "A yield is given, and nothing says that the contract is no future",
    message: (a: { symbol: string }) => `${a.symbol} is taken for a future, whose options no dividend yield prices`,
    hint: (a) => `products: [{symbol: ${a.symbol}, kind: index, …}] in a trade file, or leave out the yield`,
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
});
