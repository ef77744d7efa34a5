import { entry } from "../entry.ts";

/** Codes of single values, wherever they were given. */
export const valueFindings = {
  VALUE_OUT_OF_RANGE: entry({
    severity: "input",
    title: "A number lies outside its range",
    message: (a: { name: string; bound: string; got: number | string }) => `${a.name} must be ${a.bound}, got ${a.got}`,
  }),
};
