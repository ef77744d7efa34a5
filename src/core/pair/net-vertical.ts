import { verticalText } from "../option/leg.ts";
import type { SizedLeg } from "./sized-trade.ts";

type OptionLine = Extract<SizedLeg, { kind: "option" }>;

/** A vertical of a side whose premiums are known only as a net. */
interface NetVertical {
  /** The leg that has the net, and the other one, whose premium is 0. */
  readonly bought: OptionLine;
  readonly sold: OptionLine;
  /** "+1 2750/2950 CS @ 60.20". */
  readonly text: string;
}

/**
 * The verticals at a net price among the legs of a side: two legs that follow one another, as they were read.
 *
 * @param divisor units that the legs as written hold: how many the text says
 */
export function netVerticals(legs: readonly SizedLeg[], divisor = 1): readonly NetVertical[] {
  const found: NetVertical[] = [];
  for (let at = 0; at < legs.length; at += 1) {
    const [bought, sold] = [legs[at], legs[at + 1]];
    if (!isNet(bought) || !isNet(sold)) continue;
    const { quantity, right, premium } = bought;
    const strike = (leg: OptionLine) => ({ kind: "points", value: leg.strike }) as const;
    const strikes = { bought: strike(bought), sold: strike(sold) };
    const text = verticalText({ quantity: quantity * divisor, right, ...strikes, net: premium.value });
    found.push({ bought, sold, text });
    at += 1;
  }
  return found;
}

function isNet(leg: SizedLeg | undefined): leg is OptionLine {
  return leg?.kind === "option" && leg.premium.net === true;
}
