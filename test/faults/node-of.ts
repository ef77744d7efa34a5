import { spawnSync } from "node:child_process";

const found = new Map<number, string | null>();

/** The executable of another major version of Node, as the registry has it; null where it cannot be had. */
export function nodeOf(major: number): string | null {
  const known = found.get(major);
  if (known !== undefined) return known;
  const { status, stdout } = spawnSync("npx", ["-y", `node@${major}`, "-p", "process.execPath"], { encoding: "utf8" });
  const node = status === 0 && stdout.trim() !== "" ? stdout.trim() : null;
  found.set(major, node);
  return node;
}
