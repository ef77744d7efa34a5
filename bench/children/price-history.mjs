// Reads a price file with the library; prints the rows per second and the peak memory in bytes.
import { readPriceHistory } from "../../dist/index.js";

const start = performance.now();
const { bars } = await readPriceHistory(process.argv[2]);
const rows = bars.close.length;
const rate = rows / ((performance.now() - start) / 1000);
console.log(JSON.stringify({ rows, rate, peak: process.resourceUsage().maxRSS * 1024 }));
