import { createHash } from "node:crypto";
import { join } from "node:path";
import { type Files, OWN_FILE_BYTES, readBytes } from "../../io/files/file-bytes.ts";
import type { PageAssets } from "../../render/report/document.ts";

/** Folder where the build puts what runs in the page: three folders up from this file, and from its chunk too. */
const folder = join(import.meta.dirname, "../../../dist/page");

/**
 * The script and the style of the page as they were built, with the digests that its policy lets run.
 *
 * @throws Error where the build lacks one: the fault is not in a file of the user's
 */
export async function pageAssets(files: Pick<Files, "open">): Promise<PageAssets> {
  const asset = async (name: string) => {
    const file = join(folder, name);
    const bytes = await readBytes(files.open(file), file, OWN_FILE_BYTES).catch(() => new Uint8Array(0));
    if (bytes.length === 0) throw new Error(`the build lacks ${name}; install pairsize again`);
    const text = new TextDecoder().decode(bytes);
    return { text, digest: `sha256-${createHash("sha256").update(text).digest("base64")}` };
  };
  return { script: await asset("page.js"), style: await asset("page.css") };
}
