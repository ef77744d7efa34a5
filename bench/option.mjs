import { americanRows } from "./american.mjs";
import { impliedRows } from "./implied.mjs";
import { installPackages } from "./peers/packages.mjs";
import { quantLib } from "./peers/quantlib.mjs";
import { valuersOf } from "./peers/valuers.mjs";
import { inScratchFolder } from "./scratch.mjs";
import { valueRows } from "./value.mjs";

/** Option values and implied volatilities a second in one thread, by the exported functions with their checks, and by others. */
export function measure() {
  return inScratchFolder(async (folder) => {
    const load = installPackages(folder);
    const peers = { quantLib: quantLib(folder), valuers: load === null ? null : await valuersOf(load) };
    return [...valueRows(peers), ...impliedRows(peers), ...americanRows(peers)];
  });
}
