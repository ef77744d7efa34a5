import { realpathSync, statSync } from "node:fs";
import { resolve, sep } from "node:path";
import { fail } from "../../errors/error.ts";
import { type Files, unreadable } from "./file-bytes.ts";

/**
 * The files of a folder and no others: a path that leads out of it, by its own parts or by a link, is refused before
 * anything there is opened or looked at.
 *
 * @throws PairsizeError FILE_NOT_FOUND, FILE_UNREADABLE where there is no such folder
 */
export function filesWithin(files: Files, root: string): Files {
  const real = realFolder(root);
  const inside = (path: string): string => {
    const whole = resolve(path);
    // What is written tells already, so that nobody learns what exists outside.
    if (!isBelow(whole, resolve(root)) && !isBelow(whole, real)) throw outside();
    const target = realpathSync(whole);
    if (!isBelow(target, real)) throw outside();
    return target;
  };
  return {
    open: (path) => laterOf(() => files.open(inside(path))),
    openNamed: (path) => laterOf(() => files.openNamed(inside(path))),
  };
}

function realFolder(root: string): string {
  try {
    const real = realpathSync(root);
    if (statSync(real).isDirectory()) return real;
  } catch (error) {
    return unreadable(error, root, { flag: `--root ${root}` });
  }
  return fail("FILE_UNREADABLE", { file: root, reason: "it is not a folder" }, { flag: `--root ${root}` });
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

function outside(): Error {
  return Object.assign(new Error("it lies outside of the folder of --root"), { code: "EOUTSIDE" });
}

/** The pieces of a file that is opened when the first of them is asked for, where refusals are put into words. */
async function* laterOf(open: () => AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* open();
}
