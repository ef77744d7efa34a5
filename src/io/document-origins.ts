import { type Origins, pathText } from "../schema/path.ts";
import { type Document, locateNearest } from "./document.ts";

/** The origins of a document alone: every value is of the file. */
export function documentOrigins(document: Document): Origins {
  return {
    from: () => "file",
    place: (path, { key } = {}) => {
      const where = (key ? document.locate(path, "key") : undefined) ?? locateNearest(document, path);
      return where === undefined ? { path: pathText(path) } : { path: pathText(path), where };
    },
  };
}
