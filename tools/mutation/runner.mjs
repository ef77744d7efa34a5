import path from "node:path";
import { declareFactoryPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import { areNamed, bundled, StartsProcess } from "./bundle.mjs";
import { countedIn, mutation } from "./coverage.mjs";

const fileOf = (id) => id.slice(0, id.indexOf(" > "));

/** A test runner for Stryker that runs the tests in this process: some twenty mutants a second. */
function oneProcess() {
  let bundle = null;
  const took = new Map();

  async function run(test) {
    const start = performance.now();
    let failure = null;
    let isSkipped = false;
    try {
      await test.body();
    } catch (error) {
      isSkipped = error instanceof StartsProcess;
      failure = String(error?.message ?? error);
    }
    const timeSpentMs = performance.now() - start;
    took.set(test.id, timeSpentMs);
    const result = { id: test.id, name: test.id, timeSpentMs };
    if (isSkipped) return { ...result, status: TestStatus.Skipped };
    return failure === null
      ? { ...result, status: TestStatus.Success }
      : { ...result, status: TestStatus.Failed, failureMessage: failure };
  }

  const timeOf = ({ tests }) => tests.reduce((sum, { id }) => sum + (took.get(id) ?? 0), 0);

  /** Runs the wanted tests of some files in new modules, the likeliest to fail first, up to the first failure. */
  async function firstFailure(files, isWanted, mutated) {
    const modules = bundle.modules();
    const loaded = files.map((file) => loadedFrom(modules, file));
    const wanted = loaded.map(({ file, tests }) => ({ file, tests: tests.filter(isWanted) }));
    wanted.sort((a, b) => sharedFolders(b.file, mutated) - sharedFolders(a.file, mutated) || timeOf(a) - timeOf(b));
    const results = [];
    for (const test of wanted.flatMap(({ tests }) => tests)) {
      results.push(await run(test));
      if (results.at(-1).status === TestStatus.Failed) break;
    }
    await cleaned(loaded);
    return results;
  }

  return {
    capabilities: () => ({ reloadEnvironment: true }),

    async init() {
      bundle = await bundled({ isCounting: false });
    },

    async dryRun() {
      Object.assign(mutation, { active: -1, hits: 0, limit: Number.POSITIVE_INFINITY });
      const { files, modules } = await bundled({ isCounting: true });
      const tests = [];
      const mutantCoverage = { static: {}, perTest: {} };
      for (const file of files) {
        // Each file in modules of its own: what one test file keeps for later is covered in the next as well.
        const fresh = modules();
        mutantCoverage.static = (await countedIn(() => fresh.loadSources())).met;
        const { result: loaded, met } = await countedIn(() => loadedFrom(fresh, file));
        for (const test of loaded.tests) {
          const counted = await countedIn(() => run(test));
          tests.push(counted.result);
          if (counted.result.status === TestStatus.Skipped) continue;
          mutantCoverage.perTest[test.id] = { ...met, ...counted.met };
        }
        await cleaned([loaded]);
      }
      return { status: DryRunStatus.Complete, tests, mutantCoverage };
    },

    async mutantRun({ activeMutant, hitLimit, testFilter, sandboxFileName }) {
      const mutated = path.relative("", sandboxFileName);
      // A constant of a module is covered by every test there is: those of its own layer have to notice, or those named.
      const ofLayer = () => bundle.files.filter((file) => areNamed || sharedFolders(file, mutated) > 0);
      const files = testFilter === undefined ? ofLayer() : [...new Set(testFilter.map(fileOf))];
      const filter = testFilter === undefined ? null : new Set(testFilter);
      const isWanted = ({ id }) => filter === null || filter.has(id) || id === loadTest(fileOf(id));
      // Stryker allows a hundred times what the tests meet; ten times tells an endless loop from a longer one, and sooner.
      const limit = hitLimit === undefined ? Number.POSITIVE_INFINITY : Math.ceil(hitLimit / 10);
      Object.assign(mutation, { active: Number(activeMutant.id), hits: 0, limit });
      const tests = await firstFailure(files, isWanted, mutated);
      const tooMany = determineHitLimitReached(mutation.hits, limit);
      return toMutantRunResult(tooMany ?? { status: DryRunStatus.Complete, tests });
    },
  };
}

async function cleaned(loaded) {
  for (const { cleaners } of loaded) for (const clean of cleaners) await clean();
}

/** How many folders a test's path shares with that of a source file, which it mirrors. */
function sharedFolders(test, source) {
  const [a, b] = [test, source].map((file) => file.split(/[/\\]/).slice(1));
  return a.findIndex((folder, i) => folder !== b[i]);
}

const loadTest = (file) => `${file} > loads`;

/** The tests of a file; one that cannot even be loaded is a test that fails. */
function loadedFrom(modules, file) {
  try {
    return { file, ...modules.load(file) };
  } catch (error) {
    const body = () => {
      throw error;
    };
    return { file, tests: [{ id: loadTest(file), body }], cleaners: [] };
  }
}

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, "one-process", oneProcess)];
