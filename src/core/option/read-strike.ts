import { readPercent } from "../fraction-text.ts";
import { numberFinding } from "../number-finding.ts";
import { type NumberReading, readNumber } from "../number-text.ts";
import { as, type Points, type Ratio } from "../quantity.ts";
import { type Reading, refuse } from "./leg-reading.ts";
import type { Token } from "./leg-tokens.ts";
import type { StrikeSelector } from "./notation.ts";
import { isSigned } from "./read-quantity.ts";

/**
 * The strike that its words name: a number of points, `40d`, `+2%` or `ATM`.
 *
 * @example
 * readStrike([{ kind: "n", text: "2,750", offset: 0 }]); // { ok: true, value: { kind: "points", value: 2750 } }
 */
export function readStrike([first, unit]: readonly [Token, ...Token[]]): Reading<StrikeSelector> {
  if (first.kind === "A") return { ok: true, value: { kind: "moneyness", value: as<Ratio>(0) } };
  switch (unit?.kind) {
    case "D":
      return delta(first);
    case "%":
      return moneyness(first);
    default:
      return points(first);
  }
}

function points({ text, offset }: Token): Reading<StrikeSelector> {
  const reading = readNumber(text);
  if (!reading.ok) return unreadable(text, reading, offset);
  const { value } = reading;
  if (value > 0) return { ok: true, value: { kind: "points", value: as<Points>(value) } };
  return refuse("VALUE_OUT_OF_RANGE", { name: "strike", bound: "greater than 0 index points", got: value }, offset);
}

function delta({ text, offset }: Token): Reading<StrikeSelector> {
  const reading = readPercent(text);
  if (!reading.ok) return unreadable(text, reading, offset);
  const { value } = reading;
  if (value >= 0.01 && value <= 0.99) return { ok: true, value: { kind: "delta", value: as<Ratio>(value) } };
  return refuse(
    "VALUE_OUT_OF_RANGE",
    { name: "delta", bound: "from 1d (0.01) to 99d (0.99)", got: `${text}d` },
    offset,
  );
}

function moneyness({ text, offset }: Token): Reading<StrikeSelector> {
  const reading = readPercent(text);
  if (!reading.ok) return unreadable(text, reading, offset);
  if (!isSigned(text)) return refuse("LEG_STRIKE_UNSIGNED", { percent: `${text}%` }, offset);
  const { value } = reading;
  if (value > -1) return { ok: true, value: { kind: "moneyness", value: as<Ratio>(value) } };
  return refuse("VALUE_OUT_OF_RANGE", { name: "strike", bound: "above -100% of the level", got: `${text}%` }, offset);
}

function unreadable(text: string, refused: NumberReading & { ok: false }, offset: number): Reading<StrikeSelector> {
  return { ok: false, finding: numberFinding("strike", text, refused), offset };
}
