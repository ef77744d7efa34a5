import { createHash } from "node:crypto";
import { join } from "node:path";
import { OWN_FILE_BYTES, readBytes } from "../io/text-source.ts";
import type { PageAssets } from "../render/report/document.ts";
import { tool, UNBUILT } from "./version.ts";
import type { World } from "./world.ts";

/** Where the build puts what runs in the page: beside the chunks of the command line, for the sources in dist/ too. */
const folder = join(import.meta.dirname, tool.version === UNBUILT ? "../../dist/page" : "../page");

/** The script and the style of the page as they were built, with the digests that its policy lets run. */
export async function pageAssets({ files }: Pick<World, "files">): Promise<PageAssets> {
  const asset = async (name: string) => {
    const file = join(folder, name);
    const bytes = await readBytes(files.open(file), file, OWN_FILE_BYTES);
    const text = new TextDecoder().decode(bytes);
    return { text, digest: `sha256-${createHash("sha256").update(text).digest("base64")}` };
  };
  return { script: await asset("page.js"), style: await asset("page.css") };
}
