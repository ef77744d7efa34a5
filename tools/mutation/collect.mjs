import { chai, customMatchers, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from "@vitest/expect";

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);
chai.expect.extend(chai.expect, customMatchers);

/**
 * What a test file imports from "vitest", and the list into which its tests fall.
 *
 * A test's id is its file and its titles; a row of `each` is named by its number, for two rows may print alike.
 */
export function collector(file) {
  const tests = [];
  const cleaners = [];
  let titles = [];
  let isSkipped = false;

  // Between title and body may stand options, such as a timeout.
  const describe = (title, ...rest) => {
    const outside = titles;
    titles = [...outside, title];
    rest.at(-1)();
    titles = outside;
  };
  const it = (title, ...rest) => {
    if (!isSkipped) tests.push({ id: [file, ...titles, title].join(" > "), body: rest.at(-1) });
  };
  const skipping =
    (kind) =>
    (...test) => {
      const outside = isSkipped;
      isSkipped = true;
      kind(...test);
      isSkipped = outside;
    };
  for (const kind of [describe, it]) {
    kind.each =
      (rows) =>
      (title, ...rest) => {
        const body = rest.at(-1);
        for (const [i, row] of rows.entries()) {
          kind(`${title} #${i + 1}`, () => (Array.isArray(row) ? body(...row) : body(row)));
        }
      };
    kind.skipIf = (condition) => (condition ? skipping(kind) : kind);
  }
  const afterAll = (cleaner) => cleaners.push(cleaner);
  return { tests, cleaners, vitest: { describe, it, afterAll, expect: chai.expect } };
}
