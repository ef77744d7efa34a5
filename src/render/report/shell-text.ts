import { decimalText } from "../../core/decimal-text.ts";
import type { Side } from "../../core/pair/sides.ts";
import type { PairTrade } from "../../core/pair/trade.ts";
import type { WhatIf } from "../../core/pair/what-if.ts";

/** A word as a shell reads it back: in quotes where it holds anything but letters, digits and plain marks. */
function quoted(text: string): string {
  return /^[\w.,:=%+/@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** The command that prints the same numbers for a trade that is kept as trade.yaml: "pairsize size trade.yaml --weighting all --level RTY=2800". */
export function sizeCommand(trade: PairTrade, { level, volatility, contracts }: WhatIf): string {
  const flags = (["long", "short"] as const).flatMap((side: Side) => {
    const flag = (name: string, value: number | null, write: (value: number) => string) =>
      value === null ? [] : [`${name} ${quoted(`${trade[side].contract.symbol}=${write(value)}`)}`];
    return [
      ...flag("--level", level[side], (value) => decimalText(value)),
      ...flag("--vol", volatility[side], (value) => `${decimalText(value, 2)}%`),
      ...flag("--contracts", contracts[side], (value) => decimalText(value)),
    ];
  });
  return ["pairsize size trade.yaml --weighting all", ...flags].join(" ");
}
