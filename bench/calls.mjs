import { median } from "./median.mjs";

/**
 * The median seconds of processor time that one round of `work` takes, after a warm-up.
 *
 * Not the time on the clock: that is also spent on whatever else runs on the machine.
 *
 * @param {() => number} work returns a sum over what it computed, so that nothing is left out as unused
 */
export function secondsOf(work, { rounds = 41, warmUp = 10 } = {}) {
  for (let round = 0; round < warmUp; round += 1) secondsOnce(work);
  return median(Array.from({ length: rounds }, () => secondsOnce(work)));
}

function secondsOnce(work) {
  const before = process.cpuUsage();
  const sum = work();
  const { user, system } = process.cpuUsage(before);
  if (!Number.isFinite(sum)) throw new Error("a measured function returned something that is not a number");
  return (user + system) / 1e6;
}
