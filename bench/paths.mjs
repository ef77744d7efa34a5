import { fileURLToPath } from "node:url";

/** The path of a file of this project, named from its root. */
export function inProject(file) {
  return fileURLToPath(new URL(`../${file}`, import.meta.url));
}
