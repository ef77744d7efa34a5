import { link, open, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { fail } from "../../errors/error.ts";

/**
 * Writes a whole file or none of it: to a temporary file beside it, which then takes its name.
 *
 * Without `force` a file that exists is refused: a hard link takes a name only while it is free, so that of two writers
 * at once only one succeeds. With it the new file is open to no one to whom the old one was not. A link
 * stays one, and a device or a pipe is written to as it is: a file in the place of /dev/null would harm everybody else.
 *
 * @param mark tells this writer's temporary file from those of others, in other containers too
 * @throws PairsizeError TARGET_EXISTS, TARGET_UNWRITABLE
 */
export async function writeWhole(
  path: string,
  text: string,
  { force, mark }: { readonly force: boolean; readonly mark: string },
): Promise<void> {
  const old = await stat(path).catch(() => null);
  if (old !== null && !old.isFile() && !old.isDirectory()) return writeInto(path, text);
  const target = old === null ? path : await realpath(path).catch(() => path);
  const temporary = `${target}.${mark}.tmp`;
  try {
    await writeNew(temporary, text, old?.mode);
    if (force) await rename(temporary, target);
    else await link(temporary, target);
  } catch (error) {
    refuse(error, path);
  } finally {
    await rm(temporary, { force: true });
  }
}

async function writeInto(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    refuse(error, path);
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

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "its folder does not exist",
  ENOTDIR: "its folder is a file",
  EISDIR: "it is a directory",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the quota is used up",
  EFBIG: "it would be larger than a file may be",
  EIO: "the device failed",
  EBADF: "it is closed",
  ENAMETOOLONG: "its name is too long",
};

/** Why the system refused to write, in words; null for an error that is not the system's. */
export function writeReason(error: unknown): string | null {
  const code = systemCode(error);
  return code === null ? null : (reasons[code] ?? code);
}

/** The code of a system's error, such as "ENOSPC"; null for any other error. */
export function systemCode(error: unknown): string | null {
  return error instanceof Error && "syscall" in error && "code" in error ? String(error.code) : null;
}
