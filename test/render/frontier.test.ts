import { expect, it } from "vitest";
import { plainStyle, withWidth } from "../../src/render/sheet/style.ts";
import { renderFrontier } from "../../src/render/size/forms.ts";
import { dollarNeutral, spreads } from "./rty-nq.ts";

// Left over: 3 x 136,540 - 513,165 = -103,545 and so on; a bar of 8 is 11.2 %, so 3.1 % is 2 and 1.2 % is 1.
const eighty = `dollar-neutral: pairs that no smaller pair balances better, * is chosen
  RTY : NQ  Gross notional  Imbalance  Residual  Max loss  short   |    long
                       USD                  USD       USD
  3 : 1            922,785  -11.221 %  -103,545    17,355  ########|
* 4 : 1          1,059,325   +3.115 %   +32,995    20,365          |##
  11 : 3         3,041,435   -1.235 %   -37,555    58,085         #|
  15 : 4         4,100,760   -0.111 %    -4,560    78,450          |
  64 : 17       17,462,365   +0.084 %   +14,755   334,165          |
  79 : 21       21,563,125   +0.047 %   +10,195   412,615          |
  94 : 25       25,663,885   +0.022 %    +5,635   491,065          |
`;

it("shows size, imbalance, what is left over and max loss, and marks the chosen pair", () => {
  expect(renderFrontier(dollarNeutral, spreads.trade, withWidth(plainStyle, 80))).toBe(eighty);
});

it("stacks groups of columns, each with its pairs, at 40 columns", () => {
  const text = renderFrontier(dollarNeutral, spreads.trade, withWidth(plainStyle, 40));
  expect(text.split("\n").every((line) => line.length <= 40)).toBe(true);
  expect(text.match(/^\* 4 : 1 /gm)).toHaveLength(3);
});
