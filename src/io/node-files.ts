import { open } from "node:fs/promises";
import type { Files } from "./text-source.ts";

const PIECE_BYTES = 262_144;

/** The files of this machine. Read in pieces, so that a limit holds for pipes and devices too, whose size nobody knows. */
export const nodeFiles: Files = { open: piecesOf };

async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  const handle = await open(path);
  try {
    for (;;) {
      const piece = new Uint8Array(PIECE_BYTES);
      const { bytesRead } = await handle.read(piece, 0, PIECE_BYTES, null);
      if (bytesRead === 0) return;
      yield piece.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}
