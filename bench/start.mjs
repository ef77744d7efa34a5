import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { inProject } from "./paths.mjs";
import { ratiosTo } from "./processes.mjs";
import { processRow } from "./row.mjs";
import { inScratchFolder } from "./scratch.mjs";
import { plainTrade, pricedTrade } from "./trades.mjs";

/** A whole `pairsize size`, as a ratio to a Node process that runs an empty file. */
export function measure() {
  return inScratchFolder((folder) => {
    const write = (name, content) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const empty = [write("empty.mjs", "")];
    const size = (trade) => [inProject("bin/pairsize.cjs"), "size", trade, "--json"];
    const [plain, priced, yaml] = ratiosTo(empty, [
      size(write("plain.json", JSON.stringify(plainTrade))),
      size(write("priced.json", JSON.stringify(pricedTrade))),
      size(inProject("fixtures/trades/rty-nq-spreads.yaml")),
    ]);
    return [
      processRow("size trade.json --json", plain, { atMost: 1.45 }),
      processRow("the same, pricing four American options", priced),
      processRow("the same from a YAML file", yaml),
    ];
  });
}
