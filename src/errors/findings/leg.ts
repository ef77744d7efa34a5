import { entry } from "../entry.ts";

/** Codes of the leg notation, "-1 2950C @ 18.20". */
export const legFindings = {
  LEG_UNREADABLE: entry({
    severity: "input",
    title: "A leg is not in the leg notation",
    message: (a: { got: string; at: string }) =>
      a.at === "" ? `leg "${a.got}" is not complete` : `leg "${a.got}" cannot be read at "${a.at}"`,
    hint: () =>
      'write an option as "-1 2950C @ 18.20", a future as "+1 F @ 2730.8"; the part from @ on may be left out',
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
    hint: ({ percent }) => `write +${percent} for above or -${percent} for below`,
  }),
};
