import { describe, expect, it } from "vitest";
import { sizePair } from "../../../src/core/pair/size-pair.ts";
import type { PairTrade } from "../../../src/core/pair/trade.ts";
import { type WhatIf, whatIf } from "../../../src/core/pair/what-if.ts";
import { as } from "../../../src/core/quantity.ts";
import { readTradeFile } from "../../../src/index.ts";
import { sizeDocument } from "../../../src/render/documents.ts";
import { jsonText } from "../../../src/render/json.ts";
import { sampleFile } from "../../cli/trades.ts";
import { answerOf } from "../../cli/world.ts";

const nothing = { long: null, short: null };
const untouched: WhatIf = { level: nothing, volatility: nothing, contracts: nothing };
const document = (trade: PairTrade) => jsonText(sizeDocument(sizePair(trade), "0.0.0-source"));

describe("a trade with numbers put otherwise", () => {
  it("is the trade itself where none is", async () => {
    const trade = await readTradeFile(sampleFile);
    expect(whatIf(trade, untouched)).toEqual(trade);
  });

  it.each([
    [["--level", "RTY=2600.5"], { ...untouched, level: { long: as(2600.5), short: null } }],
    [["--vol", "NQ=31.4%"], { ...untouched, volatility: { long: null, short: as(0.314) } }],
    [["--contracts", "RTY=9", "--contracts", "NQ=2"], { ...untouched, contracts: { long: as(9), short: as(2) } }],
    [["--contracts", "NQ=3"], { ...untouched, contracts: { long: null, short: as(3) } }],
  ] as const)("is sized as the command line sizes it with %j", async (flags, change) => {
    const { stdout } = await answerOf(["size", sampleFile, ...flags, "--json"]);
    expect(document(whatIf(await readTradeFile(sampleFile), change as WhatIf))).toBe(stdout);
  });
});
