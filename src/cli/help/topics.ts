/** Help topics by name, each loaded when it is asked for: text for 80 columns. */
export const topics: Readonly<Record<string, () => Promise<string>>> = {
  formulas: async () => (await import("./topics/formulas.ts")).formulas(),
  json: async () => (await import("./topics/json.ts")).json(),
  "exit-codes": async () => (await import("./topics/exit-codes.ts")).exitCodes(),
  environment: async () => (await import("./topics/environment.ts")).environment(),
  "trade-file": async () => (await import("./topics/trade-file.ts")).tradeFile(),
};
