import { entry } from "../entry.ts";

/** Why a text is not a number that can be read one way. */
export type NumberFault = "empty" | "comma" | "percent" | "too-large" | "not-a-number";

/** A leg with a negative premium, written as the sale that was meant, of so many calls or puts. */
export interface SoldAs {
  readonly leg: string;
  readonly count: number;
  readonly right: "call" | "put";
}

/** Codes of single values, wherever they were given. */
export const valueFindings = {
  VALUE_OUT_OF_RANGE: entry({
    severity: "input",
    title: "A number lies outside its range",
    message: (a: { name: string; bound: string; got: number | string; soldAs?: SoldAs }) =>
      `${a.name} must be ${a.bound}, got ${a.got}`,
    hint: ({ soldAs }) =>
      soldAs === undefined ? null : `the sign belongs to the quantity: ${soldAs.leg} sells ${optionsOf(soldAs)}`,
  }),
  NUMBER_UNREADABLE: entry({
    severity: "input",
    title: "A text is not a number that can be read one way",
    message: (a: { name: string; got: string; reason: NumberFault }) =>
      a.reason === "empty" ? `${a.name} is missing` : `${a.name} must be a plain number, got "${a.got}"`,
    hint: ({ reason }) => numberRemedy(reason),
  }),
  PERCENT_AMBIGUOUS: entry({
    severity: "input",
    title: "A number could be a percentage or a fraction",
    message: (a: { name: string; got: string; fraction: string; hundredfold: string | null }) =>
      `${a.name} ${a.got} could be a percentage or a fraction`,
    hint: ({ got, fraction, hundredfold }) =>
      `write ${got}% or ${fraction}${hundredfold === null ? "" : `, or ${hundredfold}% if that is meant`}`,
  }),
};

function optionsOf({ count, right }: SoldAs): string {
  return count === 1 ? `one ${right}` : `${count} ${right}s`;
}

function numberRemedy(reason: NumberFault): string {
  switch (reason) {
    case "empty":
      return "give a number, such as 2730.8";
    case "comma":
      return "commas stand only before groups of three digits (25,658.25), and decimals after a point (2730.8)";
    case "percent":
      return "give it without a percent sign";
    case "too-large":
      return "it is larger than any number that can be computed with";
    case "not-a-number":
      return "write a sign, digits and decimals, such as -2730.8: no exponent, no hex, nothing after it";
  }
}
