// Mutation testing: `npm run mutate`, or a part of it: `npm run mutate -- --mutate 'src/core/option/**'`. What survives stands in docs/mutation.md.
/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  mutate: ["src/core/**/*.ts", "src/io/**/*.ts", "src/schema/**/*.ts"],
  plugins: ["./tools/mutation/runner.mjs"],
  testRunner: "one-process",
  coverageAnalysis: "perTest",
  concurrency: 1,
  timeoutMS: 20000,
  timeoutFactor: 3,
  ignorePatterns: ["bench", "reports", "coverage"],
  reporters: ["progress-append-only", "clear-text", "json"],
  clearTextReporter: { logTests: false, allowEmojis: false },
  jsonReporter: { fileName: "reports/mutation.json" },
};
