import type { CommandEntry } from "../call/command.ts";

/** Every command, in the order of the help. Only the one that is called is loaded: that is most of a quick start. */
export const registry: readonly CommandEntry[] = [
  {
    name: "size",
    summary: "hedge ratios, whole contracts, premium, max loss and max gain",
    load: async () => (await import("./size.ts")).size,
  },
  {
    name: "price",
    summary: "value, implied volatility and greeks of option legs",
    load: async () => (await import("./price.ts")).price,
  },
  {
    name: "vol",
    summary: "historical volatility of price files; of two also correlation and beta",
    load: async () => (await import("./vol.ts")).vol,
  },
  {
    name: "sensitivity",
    summary: "how the contracts move with the window, the estimator, and a shock",
    load: async () => (await import("./sensitivity.ts")).sensitivity,
  },
  {
    name: "scenario",
    summary: "profit over moves of both indices, named moves, and how likely each is",
    load: async () => (await import("./scenario.ts")).scenario,
  },
  {
    name: "compare",
    summary: "alternatives side by side: what each costs, can lose, makes and binds",
    load: async () => (await import("./compare.ts")).compare,
  },
  {
    name: "backtest",
    summary: "how each weighting would have hedged in the past, from two price files",
    load: async () => (await import("./backtest.ts")).backtest,
  },
  {
    name: "report",
    summary: "one HTML page with tables, pictures and sliders; needs no network",
    load: async () => (await import("./report.ts")).report,
  },
  {
    name: "check",
    summary: "passes or fails trades against their limits, for CI",
    load: async () => (await import("./check.ts")).check,
  },
  {
    name: "mark",
    summary: "an open pair today: its profit, what made it, and the rules reached",
    load: async () => (await import("./mark.ts")).mark,
  },
  {
    name: "roll",
    summary: "an open pair at another expiry: orders, cost, what is realised, new bounds",
    load: async () => (await import("./roll.ts")).roll,
  },
  {
    name: "close",
    summary: "the orders that flatten an open pair, and what they realise",
    load: async () => (await import("./close.ts")).close,
  },
  {
    name: "batch",
    summary: "sizes many trades: one JSON a line in, one JSON a line out",
    load: async () => (await import("./batch.ts")).batch,
  },
  {
    name: "contracts",
    summary: "the contract table, with source and date of each row",
    load: async () => (await import("./contracts.ts")).contractsCommand,
  },
  {
    name: "expiries",
    summary: "the coming expiries: series, codes, futures under them, days left",
    load: async () => (await import("./expiries.ts")).expiries,
  },
  {
    name: "init",
    summary: "prints a commented trade file to start from",
    load: async () => (await import("./init.ts")).init,
  },
  {
    name: "schema",
    summary: "JSON Schema of the trade file, or of the JSON output",
    load: async () => (await import("./schema.ts")).schemaCommand,
  },
  {
    name: "completion",
    summary: "completion script for a shell: commands, flags and values",
    load: async () => (await import("./completion.ts")).completion,
  },
  {
    name: "help",
    summary: "help on a command, or on a topic",
    load: async () => (await import("./help.ts")).help,
  },
];
