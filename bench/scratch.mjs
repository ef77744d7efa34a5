import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What `work` returns, given the path of a folder that is gone afterwards. */
export async function inScratchFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), "pairsize-bench-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
