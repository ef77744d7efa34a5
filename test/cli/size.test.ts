import { goldenSuite } from "./golden.ts";

const sample = "fixtures/trades/rty-nq-spreads.yaml";

goldenSuite("size", [
  { name: "sample-80-columns", argv: ["size", sample], world: { columns: 80, env: { NO_COLOR: "1" } } },
  { name: "sample-40-columns", argv: ["size", sample], world: { env: { COLUMNS: "40" }, columns: 120 } },
  { name: "sample-pipe", argv: ["size", sample] },
  { name: "sample-json", argv: ["size", sample, "--json"] },
  { name: "sample-csv", argv: ["size", sample, "--format", "csv"] },
  { name: "sample-markdown", argv: ["size", sample, "--format=markdown"] },
  { name: "sample-explain", argv: ["size", sample, "--explain"], world: { columns: 100, env: { NO_COLOR: "1" } } },
  { name: "sample-quiet", argv: ["size", sample, "-q", "--tolerance", "0.1%", "--max-contracts", "3"] },
]);
