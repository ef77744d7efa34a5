import {
  chainKeys,
  historyKeys,
  legKeys,
  limitKeys,
  productKeys,
  sideKeys,
  sizeKeys,
  tradeKeys,
} from "../../../schema/trade-keys.ts";
import { template } from "../../commands/init.ts";
import { twoColumns } from "../two-columns.ts";

const notation = {
  "2750C @ 78.40": "one call bought at 78.40 points",
  "-1 2950C": "one call sold; its premium from the chain, else from the model",
  "40dC": "the strike whose delta is nearest to 0.40",
  "ATM P": "the strike nearest to the level",
  "+2%C": "the strike nearest to 2 % above the level; -2% below it",
  "-1 F @ 25650": "one future sold",
};

/** The help on the trade file: a whole one, then every key. */
export function tradeFile(): string {
  const list = (sayings: Readonly<Record<string, string>>) => twoColumns(Object.entries(sayings));
  return `trade-file: a pair in YAML or JSON

Numbers are written plainly: a sign, digits, decimals, commas only before groups
of three (and then in quotes inside braces). Unknown and repeated keys are
refused. A file that starts with { is JSON. A flag beats the file. Editors can
complete and check it by its schema: pairsize schema trade.

Examples
  pairsize init -o trade.yaml && pairsize size trade.yaml
  pairsize size trade.yaml --level RTY=2750 --vol NQ=18%

${template}
Keys
${list(tradeKeys)}
Keys of long and short
${list(sideKeys)}
Legs: [±quantity] strike(C|P) [@ premium], or ±quantity F [@ entry]
${list(notation)}
Keys of a leg that is a map
${list(legKeys)}
Keys of history
${list(historyKeys)}
Keys of chain
${list(chainKeys)}
Keys of size
${list(sizeKeys)}
Keys of limits
${list(limitKeys)}
Keys of one of products
${list(productKeys)}`;
}
