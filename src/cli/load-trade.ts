import { dirname, isAbsolute, join } from "node:path";
import type { PairTrade } from "../core/pair/trade.ts";
import type { Document } from "../io/document.ts";
import { readDocument } from "../io/read-document.ts";
import { readTrade } from "../io/read-trade.ts";
import { readBytes } from "../io/text-source.ts";
import type { Invocation } from "./command.ts";
import { mergeFlags } from "./merge-flags.ts";
import type { World } from "./world.ts";

/** The trade of a command's file, its flags, or both. */
export async function loadTrade({ arguments: [file], options, world }: Invocation): Promise<PairTrade> {
  const document = file === undefined ? null : await readTradeDocument(file, world);
  const { input, origins } = mergeFlags(document, options);
  const folder = file === undefined || file === "-" ? "" : dirname(file);
  return readTrade(input, origins, {
    files: world.files,
    // A flag is typed where the shell stands; a path in a file is relative to the file.
    pathOf: (name, side) =>
      isAbsolute(name) || origins.from([side, "history", "file"]) === "flag" ? name : join(folder, name),
  });
}

async function readTradeDocument(file: string, { files, stdin }: World): Promise<Document> {
  const name = file === "-" ? "standard input" : file;
  return readDocument(await readBytes(file === "-" ? stdin : files.open(file), name), name);
}
