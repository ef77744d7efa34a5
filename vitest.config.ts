import { defineConfig } from "vitest/config";

/** What starts a browser or other processes, asks for all the work that is allowed, or breaks things on purpose. */
const long = [
  "test/browser/**/*.test.ts",
  "test/cli/{batch-process,bounds,completion,named-files,process}.test.ts",
  "test/faults/**/*.test.ts",
  "test/package/**/*.test.ts",
  "test/recipes.test.ts",
];

const shared = {
  testTimeout: 60_000,
  globalSetup: ["test/package/build-setup.ts"],
  setupFiles: ["test/property-seed.ts"],
};

export default defineConfig({
  test: {
    maxWorkers: 2,
    coverage: { include: ["src/**"] },
    projects: [
      // Every test brings its own world, so that the files of a worker can share what they load: loading is most of the time.
      { test: { ...shared, name: "quick", include: ["test/**/*.test.ts"], exclude: long, isolate: false } },
      { test: { ...shared, name: "long", include: long } },
    ],
  },
});
