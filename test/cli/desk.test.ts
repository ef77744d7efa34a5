import { goldenSuite } from "./golden.ts";

const sample = "fixtures/trades/rty-nq-spreads.yaml";
const futures = ["--long", "RTY", "--short", "NQ", "--level", "RTY=2730.8", "--level", "NQ=25658.25"];
const withMicros = ["size", ...futures, "--weighting", "dollar", "--with-micros"];
const held = ["--holding", "RTY=3", "--holding", "M2K=2", "--fee", "2.25"];
const budgets = ["--max-premium", "50000", "--max-daily-risk", "20000", "--account", "250000", "--risk", "20%"];

goldenSuite("desk", [
  { name: "micros", argv: [...withMicros, "--contracts", "NQ=1"], world: { columns: 80, env: { NO_COLOR: "1" } } },
  { name: "micros-40-columns", argv: [...withMicros, "--contracts", "NQ=1"], world: { columns: 40 } },
  { name: "micros-held-json", argv: [...withMicros, "--contracts", "NQ=1", ...held, "--json"] },
  { name: "micros-held-csv", argv: [...withMicros, "--contracts", "NQ=1", ...held, "--format", "csv"] },
  { name: "micros-held-markdown", argv: [...withMicros, "--contracts", "NQ=1", ...held, "--format", "markdown"] },
  { name: "micros-held-explain", argv: [...withMicros, "--contracts", "NQ=1", ...held, "--explain"] },
  { name: "micros-of-options", argv: ["size", sample, "--with-micros", "-q"] },
  { name: "micros-not-needed", argv: [...withMicros, "--contracts", "RTY=4", "--contracts", "NQ=1"] },
  {
    name: "micros-in-the-file",
    argv: ["size", "-"],
    world: {
      stdin:
        "version: 1\nlong: {symbol: ES, level: 1883.95}\nshort: {symbol: NQ, level: 3582.02}\n" +
        "size: {weighting: dollar, contracts: {long: 1}, withMicros: true}\n",
    },
  },
  { name: "micros-held-uncounted", argv: ["size", ...futures, "--holding", "M2K=5"] },
  {
    name: "micros-sensitivity",
    argv: ["sensitivity", ...futures, "--weighting", "dollar", "--with-micros", "--contracts", "NQ=1"],
  },
  {
    name: "micros-sensitivity-csv",
    argv: ["sensitivity", sample, "--weighting", "dollar", "--with-micros", "--format", "csv"],
  },
  { name: "frontier", argv: ["size", sample, "--frontier"], world: { columns: 80, env: { NO_COLOR: "1" } } },
  { name: "budgets", argv: ["size", sample, "--fee", "2.25", ...budgets, "--explain"] },
  { name: "budget-too-small", argv: ["size", sample, "--max-daily-risk", "300"] },
  { name: "account-without-risk", argv: ["size", sample, "--account", "250000"] },
  {
    name: "currencies",
    argv: ["size", "-", "--fx", "FESX=1.0835"],
    world: {
      stdin:
        "version: 1\nlong: {symbol: FESX, level: 5012.5}\nshort: {symbol: NK, level: 38123.5}\n" +
        "products:\n  - {symbol: FESX, multiplier: 10, currency: EUR}\n" +
        "  - {symbol: NK, multiplier: 1000, currency: JPY, fx: 0.0066}\nsize: {weighting: dollar}\n",
    },
  },
]);
