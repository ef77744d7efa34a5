import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { inProject } from "./paths.mjs";

const COMPILER = process.env.CXX ?? "g++";

/**
 * Measures QuantLib's BlackCalculator in C++ on some options, each time it is called; null where it cannot be compiled here.
 *
 * @returns {(() => { perSecond: number, sum: number }) | null}
 */
export function blackCalculator(points, folder) {
  const program = join(folder, "black-calculator");
  const source = inProject("bench/black-calculator.cpp");
  const { status } = spawnSync(COMPILER, ["-O3", "-o", program, source, "-lQuantLib"], { stdio: "ignore" });
  if (status !== 0) return null;
  const file = join(folder, "points.txt");
  writeFileSync(file, points.map((point) => `${Object.values(point).join(" ")}\n`).join(""));
  return () => JSON.parse(execFileSync(program, [file], { encoding: "utf8" }));
}
