// The bare loop that a batch is measured against: reads a file of trades in pieces, parses each line, and for each writes one of the
// documents of a second file, as many bytes at once as `pairsize batch` does.
import { closeSync, openSync, readFileSync, readSync, writeSync } from "node:fs";

const [trades, answers] = process.argv.slice(2);
const documents = readFileSync(answers, "utf8").trimEnd().split("\n").map(JSON.parse);
const PIECE_BYTES = 65_536;
const WRITTEN_AT_ONCE = 262_144;

const file = openSync(trades, "r");
const piece = Buffer.alloc(PIECE_BYTES);
let [rest, written, length, line] = ["", [], 0, 0];
for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) {
  const lines = (rest + piece.latin1Slice(0, read)).split("\n");
  rest = lines.pop();
  for (const text of lines) answer(text);
}
if (rest !== "") answer(rest);
flush();
closeSync(file);

function answer(text) {
  if (JSON.parse(text).version !== 1) throw new Error("not a trade");
  const document = `${JSON.stringify(documents[line % documents.length])}\n`;
  line += 1;
  written.push(document);
  length += document.length;
  if (length >= WRITTEN_AT_ONCE) flush();
}

function flush() {
  let bytes = Buffer.from(written.join(""));
  while (bytes.length > 0) bytes = bytes.subarray(writeSync(1, bytes));
  [written, length] = [[], 0];
}
