import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { processWorld } from "../../src/cli/terminal.ts";
import { readBytes } from "../../src/io/files/file-bytes.ts";
import { nodeFiles } from "../../src/io/files/node-files.ts";
import { inFolder } from "../cli/process.ts";

/** More than a piece of any reader, so that the file is still being read when it changes. */
const text = "x".repeat(1_000_000);

it.each([
  ["the command line", processWorld().files],
  ["the library", nodeFiles],
])("a file that changes while %s reads it is refused, and one that stays is read whole", (_, files) =>
  inFolder({ "prices.csv": text }, async (folder) => {
    const file = join(folder, "prices.csv");
    const read = async (change: () => void) => {
      async function* pieces() {
        for await (const piece of files.open(file)) {
          yield piece;
          change();
        }
      }
      return (await readBytes(pieces(), "prices.csv", 10_000_000)).length;
    };
    expect(await read(() => {})).toBe(text.length);
    const changes = {
      appended: () => appendFileSync(file, "y"),
      overwritten: () => writeFileSync(file, `z${text.slice(1)}`),
    };
    for (const [how, change] of Object.entries(changes)) {
      let changed = false;
      const once = () => {
        if (!changed) change();
        changed = true;
      };
      // The clock of a file system ticks every few milliseconds.
      await new Promise((resolve) => setTimeout(resolve, 30));
      await expect(read(once), how).rejects.toThrow("prices.csv cannot be read: it changed while it was read");
    }
  }),
);
