// Runs the sample trade through pairsize and through what can be installed beside it, and prints the tables of docs/comparison.md.
import { execFileSync } from "node:child_process";
import { inProject } from "./paths.mjs";
import { inScratchFolder } from "./scratch.mjs";

execFileSync(process.execPath, [inProject("tools/build.mjs")], { stdio: ["ignore", "ignore", "inherit"] });
const { lossTable } = await import("./compare/max-loss.mjs");
const { optionTables } = await import("./compare/options.mjs");
const { contractTable } = await import("./compare/whole-contracts.mjs");

const tables = [...(await inScratchFolder(optionTables)), lossTable(), contractTable()];
process.stdout.write(tables.join("\n"));
