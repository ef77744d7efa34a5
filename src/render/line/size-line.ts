import type { PairSizing } from "../../core/pair/sizing.ts";
import type { Finding } from "../../errors/finding.ts";
import { schemaVersion, warningDocument } from "../json.ts";
import { type Pen, piece, put } from "./pen.ts";
import { putSizing } from "./sizing-line.ts";
import { putTrade } from "./trade-line.ts";
import { putListOf, putTextOf } from "./values.ts";

const keys = {
  version: piece(`{"schemaVersion":"${schemaVersion}","tool":{"name":"pairsize","version":`),
  trade: piece('},"command":"size","trade":'),
  sizings: piece(',"sizings":'),
  warnings: piece(',"warnings":'),
  code: piece('{"code":'),
  message: piece(',"message":'),
  hint: piece(',"hint":'),
  file: piece(',"file":'),
  closing: piece("}"),
  end: piece("}\n"),
};

/**
 * Writes the document of `size` on one line: the bytes of renderJson, three times sooner.
 *
 * @throws Error for a number that JSON cannot hold, a fault in pairsize; a part of the line is written then
 */
export function putSizeLine(pen: Pen, { trade, sizings, warnings }: PairSizing, version: string): void {
  putTextOf(pen, keys.version, version);
  put(pen, keys.trade);
  putTrade(pen, trade);
  putListOf(pen, keys.sizings, sizings, putSizing);
  putListOf(pen, keys.warnings, warnings, putWarning);
  put(pen, keys.end);
}

function putWarning(pen: Pen, warning: Finding): void {
  const { code, message, hint, file } = warningDocument(warning);
  putTextOf(pen, keys.code, code);
  putTextOf(pen, keys.message, message);
  putTextOf(pen, keys.hint, hint);
  putTextOf(pen, keys.file, file);
  put(pen, keys.closing);
}
