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
