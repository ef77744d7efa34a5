import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { inProject } from "../paths.mjs";
import { jsonOf } from "./packages.mjs";

const COMPILER = process.env.CXX ?? "g++";

/**
 * QuantLib in C++: measures "value" (BlackCalculator), "implied" (blackFormulaImpliedStdDev, accuracy 1e-12) or "american"
 * (QdFpAmericanEngine, its accurate scheme) on some options; null where it cannot be compiled here.
 *
 * @returns {((what: string, points: readonly object[]) => { perSecond: number, sum: number, worst: number }) | null}
 */
export function quantLib(folder) {
  const program = join(folder, "quantlib");
  const source = inProject("bench/peers/quantlib.cpp");
  if (!canCompile()) return null;
  execFileSync(COMPILER, ["-O3", "-o", program, source, "-lQuantLib"], { stdio: ["ignore", "ignore", "inherit"] });
  return (what, points) => {
    const file = join(folder, "points.txt");
    const line = ({ right, forward, strike, years, volatility, rate }) =>
      `${[right, forward, strike, years, volatility, rate].join(" ")}\n`;
    writeFileSync(file, points.map(line).join(""));
    return jsonOf(program, [what, file]);
  };
}

/** Asked apart from the program, so that a fault of the program is not taken for a machine without QuantLib. */
function canCompile() {
  const words = ["-fsyntax-only", "-x", "c++", "-"];
  return (
    spawnSync(COMPILER, words, { input: "#include <ql/version.hpp>\n", stdio: ["pipe", "ignore", "ignore"] }).status ===
    0
  );
}
