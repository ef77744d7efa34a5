import { as, type Points } from "../quantity.ts";
import type { WrittenOption } from "./notation.ts";

// Digits enough for any quote, and few enough that no number of them is out of any range but 0.
const PLAIN = /^(?:([+-]\d{1,6}) )?(\d{1,9}(?:\.\d{1,4})?)([CP])(?: @ (\d{1,9}(?:\.\d{1,4})?))?$/;

/**
 * The option leg of a text in the plainest notation, "-1 2950C @ 18.20"; null leaves any other to the whole grammar, which
 * reads these the same way and takes ten times as long.
 *
 * @example
 * plainLeg("-1 2950C @ 18.20")?.quantity; // -1
 */
export function plainLeg(text: string): WrittenOption | null {
  const met = PLAIN.exec(text);
  if (met === null) return null;
  const [, count, strikeText, right, premium] = met;
  const quantity = count === undefined ? 1 : Number(count);
  const strike = Number(strikeText);
  if (quantity === 0 || strike === 0) return null;
  return {
    kind: "option",
    quantity,
    right: right === "C" ? "call" : "put",
    strike: { kind: "points", value: as<Points>(strike) },
    premium: premium === undefined ? null : as<Points>(Number(premium)),
  };
}
