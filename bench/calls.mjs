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

const SLICE_MICROSECONDS = 30_000;
const CALLS_A_LOOK = 32;

/**
 * How many calls a second two functions of the same points reach, in turns, and the median ratio of the first to the second.
 *
 * @param {(point: object) => number} ours
 * @param {(point: object) => number} theirs
 */
export function inTurns(ours, theirs, points, rounds = 15) {
  for (const of of [ours, theirs]) callsPerSecond(of, points);
  const turns = Array.from({ length: rounds }, () => [callsPerSecond(ours, points), callsPerSecond(theirs, points)]);
  return {
    theirs: median(turns.map(([, rate]) => rate)),
    ratio: median(turns.map(([first, second]) => first / second)),
  };
}

function callsPerSecond(of, points) {
  const before = process.cpuUsage();
  let [calls, sum, spent] = [0, 0, 0];
  while (spent < SLICE_MICROSECONDS) {
    for (let call = 0; call < CALLS_A_LOOK; call += 1) sum += of(points[(calls + call) % points.length]);
    calls += CALLS_A_LOOK;
    const { user, system } = process.cpuUsage(before);
    spent = user + system;
  }
  if (!Number.isFinite(sum)) throw new Error("a measured function returned something that is not a number");
  return (1e6 * calls) / spent;
}
