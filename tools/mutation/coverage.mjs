/**
 * What the instrumented code asks and tells, some ten times as fast as through the functions that Stryker puts into every file.
 *
 * `active` is the number of the mutant that is switched on; `counts` how often each was met, and null where nobody asks.
 */
export const mutation = {
  active: -1,
  hits: 0,
  limit: Number.POSITIVE_INFINITY,
  counts: null,
  /** True; throws where the mutant has been met so often that its loop may never end. */
  hit() {
    mutation.hits += 1;
    if (mutation.hits > mutation.limit) throw new Error(`the mutant was met ${mutation.hits} times`);
    return true;
  },
};

const ACTIVE = /stryMutAct_9fa48\("(\d+)"\)/g;
const COVERED = /stryCov_9fa48\(([^)]*)\)(?! \{)/g;

/** An instrumented source that asks `mutation`, and counts where it is to. */
export function quickened(source, isCounting) {
  const counted = (ids) => `(${ids.split(", ").map((id) => `mutation.counts[${Number(JSON.parse(id))}]++`)})`;
  return source
    .replace(ACTIVE, "(mutation.active === $1 && mutation.hit())")
    .replace(COVERED, (call, ids) => (ids.startsWith('"') ? (isCounting ? counted(ids) : "0") : call));
}

const MOST_MUTANTS = 100_000;

/** What `run` meets: how often each mutant, by its id. */
export async function countedIn(run) {
  mutation.counts = new Uint32Array(MOST_MUTANTS);
  const result = await run();
  const met = {};
  for (const [id, count] of mutation.counts.entries()) if (count > 0) met[id] = count;
  return { result, met };
}
