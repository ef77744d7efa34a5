import { link, open, rename, rm } from "node:fs/promises";
import { fail } from "../errors/error.ts";
import { systemCode, writeReason } from "./write-reason.ts";

/**
 * Writes a whole file or none of it: to a temporary file beside it, which then takes its name.
 *
 * Without `force` a file that exists is refused: a hard link takes a name only while it is free, so that of two writers
 * at once only one succeeds.
 *
 * @param mark tells this writer's temporary file from those of others
 * @throws PairsizeError TARGET_EXISTS, TARGET_UNWRITABLE
 */
export async function writeWhole(
  path: string,
  text: string,
  { force, mark }: { readonly force: boolean; readonly mark: string },
): Promise<void> {
  const temporary = `${path}.${mark}.tmp`;
  try {
    await writeNew(temporary, text);
    if (force) await rename(temporary, path);
    else await link(temporary, path);
  } catch (error) {
    refuse(error, path);
  } finally {
    await rm(temporary, { force: true });
  }
}

async function writeNew(path: string, text: string): Promise<void> {
  const file = await open(path, "w");
  try {
    await file.writeFile(text);
    // Full disks may say so only here; after it the name can safely be given away.
    await file.sync();
  } finally {
    await file.close();
  }
}

function refuse(error: unknown, path: string): never {
  if (systemCode(error) === "EEXIST") fail("TARGET_EXISTS", { file: path });
  const reason = writeReason(error);
  if (reason === null) throw error;
  return fail("TARGET_UNWRITABLE", { file: path, reason });
}
