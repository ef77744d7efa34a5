// Reads a CSV file with csv-parse's stream into arrays and drops them; prints the rows per second.
import { createReadStream } from "node:fs";
import { parse } from "csv-parse";

const start = performance.now();
let rows = -1;
const parser = createReadStream(process.argv[2]).pipe(parse());
parser.on("readable", () => {
  while (parser.read() !== null) rows += 1;
});
parser.on("end", () => {
  const rate = rows / ((performance.now() - start) / 1000);
  console.log(JSON.stringify({ rows, rate, peak: process.resourceUsage().maxRSS * 1024 }));
});
