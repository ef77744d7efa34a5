import { writeFileSync } from "node:fs";
import nodeModule from "node:module";
import { join } from "node:path";
import { inProject } from "./paths.mjs";
import { hasQuantLibPython, installPackages, PYTHON } from "./peers/packages.mjs";
import { ratiosOfPrograms, ratiosTo } from "./processes.mjs";
import { processRow, skipped } from "./row.mjs";
import { inScratchFolder } from "./scratch.mjs";
import { plainTrade, pricedTrade } from "./trades.mjs";

const PEER_ROUNDS = 11;

/** Node 22 and later keep compiled code, which is most of a start. */
const keepsCompiledCode = "enableCompileCache" in nodeModule;

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
      processRow("size trade.json --json", plain, { atMost: keepsCompiledCode ? 1.7 : 2 }),
      processRow("the same, pricing four American options", priced),
      processRow("the same from a YAML file", yaml, { atMost: keepsCompiledCode ? 2.1 : 2.5 }),
      ...packageRows(empty, folder),
      pythonRow(empty),
    ];
  });
}

/** Processes that value the four options of that trade as European ones, and do nothing else. */
function packageRows(empty, folder) {
  const name = (of) => `four options valued by npm ${of}`;
  const names = ["option-pricing", "black-scholes", "@quantlib/ql"];
  if (installPackages(folder) === null) {
    return [skipped(name("packages"), "× bare node", "skipped: the npm registry cannot be reached")];
  }
  const script = inProject("bench/peers/start-packages.mjs");
  const ratios = ratiosTo(
    empty,
    names.map((of) => [script, folder, of]),
    PEER_ROUNDS,
  );
  return names.map((of, index) => processRow(name(of), ratios[index]));
}

function pythonRow(empty) {
  const name = "four options valued by QuantLib in Python";
  if (!hasQuantLibPython()) return skipped(name, "× bare node", "skipped: needs quantlib-python");
  const command = [PYTHON, inProject("bench/peers/four-options.py")];
  return processRow(name, ratiosOfPrograms([process.execPath, ...empty], [command], PEER_ROUNDS)[0]);
}
