import { dirname, isAbsolute, join } from "node:path";
import type { PairTrade } from "../core/pair/trade.ts";
import type { Document } from "../io/document.ts";
import { readDocument } from "../io/read-document.ts";
import { type ReadOnce, readAnew } from "../io/read-once.ts";
import { readTrade } from "../io/read-trade.ts";
import { readBytes } from "../io/text-source.ts";
import type { Invocation } from "./command.ts";
import { mergeFlags, type WrittenTrade } from "./merge-flags.ts";
import type { World } from "./world.ts";

/** The trade of a command's file, its flags, or both. */
export async function loadTrade(invocation: Invocation): Promise<PairTrade> {
  const { arguments: files, options, world } = invocation;
  const [file] = files;
  const document = file === undefined ? null : await readTradeDocument(file, world);
  const folder = file === undefined || file === "-" ? "" : dirname(file);
  return loadWritten(mergeFlags(document, options), folder, invocation);
}

/** The trade of what was written; `folder` is where its file stands. */
export async function loadWritten(
  { input, origins }: WrittenTrade,
  folder: string,
  { world }: Pick<Invocation, "world">,
  once: ReadOnce = readAnew,
): Promise<PairTrade> {
  return readTrade(input, origins, {
    files: world.files,
    once,
    // A flag is typed where the shell stands; a path in a file is relative to the file.
    pathOf: (name, side, key) =>
      isAbsolute(name) || origins.from(key === "history" ? [side, key, "file"] : [side, key]) === "flag"
        ? name
        : join(folder, name),
  });
}

/** A trade file as it is written; `-` is standard input. */
export async function readTradeDocument(file: string, { files, stdin }: World): Promise<Document> {
  const name = file === "-" ? "standard input" : file;
  return readDocument(await readBytes(file === "-" ? stdin : files.open(file), name), name);
}
