import type { Stats } from "node:fs";
import { link, open, readlink, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fail } from "../../errors/error.ts";
import { IS_DIRECTORY, systemCode, writeReason } from "./system-error.ts";

/** Who writes: what marks a temporary file as this writer's, in other containers too, and what keeps signals off. */
export interface Writing {
  readonly force: boolean;
  readonly mark: string;
  /** Does work that a signal would leave half done. */
  readonly uninterrupted: (work: () => Promise<void>) => Promise<void>;
}

/**
 * Writes a whole file or none of it: to a temporary file beside it, which then takes its name.
 *
 * Without `force` a name that exists is refused: a hard link takes a name only while it is free, so that of two writers
 * at once only one succeeds. With it the new file is open to no one to whom the old one was not. A link stays one: the
 * file that it names is written, even where that is yet to come. A device or a pipe is written to as it is: a file in
 * the place of /dev/null would harm everybody else.
 *
 * @throws PairsizeError TARGET_EXISTS, TARGET_UNWRITABLE
 */
export async function writeWhole(path: string, text: string, { force, mark, uninterrupted }: Writing): Promise<void> {
  if (path === "") return fail("TARGET_UNWRITABLE", { file: '""', reason: "its name is empty" });
  try {
    const old = await statusOf(path);
    if (old?.isDirectory()) return fail("TARGET_UNWRITABLE", { file: path, reason: IS_DIRECTORY });
    if (old?.isFile() === false) return await writeFile(path, text);
    const target = old === null ? await linkedName(path, force) : await realpath(path);
    const temporary = join(dirname(target), `pairsize-${mark}.tmp`);
    await uninterrupted(() => replace(target, temporary, text, { force, mode: old?.mode }));
  } catch (error) {
    refuse(error, path);
  }
}

/** What stands at a path; null where nothing does. A name that ends with a slash is that of a folder. */
async function statusOf(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    if (systemCode(error) !== "ENOENT" || path.endsWith("/")) throw error;
    return null;
  }
}

/** The name that is free where a path leads nowhere: its own, or with `force` what the link at its place names. */
async function linkedName(path: string, force: boolean): Promise<string> {
  if (!force) return path;
  const named = await readlink(path).catch(() => null);
  return named === null ? path : linkedName(resolve(await realpath(dirname(path)), named), force);
}

async function replace(
  target: string,
  temporary: string,
  text: string,
  { force, mode }: { readonly force: boolean; readonly mode: number | undefined },
): Promise<void> {
  try {
    await writeNew(temporary, text, mode);
    if (force) await rename(temporary, target);
    else await takeName(target, temporary);
  } finally {
    // What went wrong before is what the user needs to hear; a temporary file that stays is in nobody's way.
    await rm(temporary, { force: true }).catch(() => {});
  }
}

/** Codes of a file system that has no hard links, such as that of a memory card. */
const WITHOUT_LINKS: readonly (string | null)[] = ["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"];

/** Gives a file a name that is free; without hard links an empty file takes it first, and gives way at once. */
async function takeName(target: string, temporary: string): Promise<void> {
  try {
    await link(temporary, target);
  } catch (error) {
    if (!WITHOUT_LINKS.includes(systemCode(error))) throw error;
    await writeFile(target, "", { flag: "wx" });
    await rename(temporary, target);
  }
}

async function writeNew(path: string, text: string, mode: number | undefined): Promise<void> {
  const file = await open(path, "wx", mode === undefined ? 0o666 : mode & 0o777);
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
  const reason = systemCode(error) === "EPIPE" ? null : writeReason(error);
  if (reason === null) throw error;
  return fail("TARGET_UNWRITABLE", { file: path, reason });
}
