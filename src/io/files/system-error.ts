/** The reason that a folder is not written over. */
export const IS_DIRECTORY = "it is a directory";

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "its folder does not exist",
  ENOTDIR: "its folder is a file",
  ELOOP: "its links go round in a circle",
  EISDIR: IS_DIRECTORY,
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the quota is used up",
  EFBIG: "it would be larger than a file may be",
  EIO: "the device failed",
  EBADF: "it is closed",
  ENAMETOOLONG: "its name is too long",
  EBUSY: "something else holds its place, such as a disk that is mounted there",
  ETXTBSY: "it is a program that runs",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  ENXIO: "nothing answers at its place",
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
