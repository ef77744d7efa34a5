import { spawnSync } from "node:child_process";
import { median } from "./median.mjs";

// Node reads the extra certificates at every start, which takes longer than a bare start and would flatter every ratio.
const { NODE_EXTRA_CA_CERTS: _certificates, NODE_OPTIONS: _options, ...rest } = process.env;

/** The environment of every process that is measured. */
export const environment = rest;

/**
 * What a process that runs a script under Node writes to its standard output, a pipe.
 *
 * @param {readonly string[]} command the script and its arguments
 */
export function outputOf(command) {
  return outputOfProgram([process.execPath, ...command]);
}

function outputOfProgram(command) {
  const [program, ...words] = command;
  const { status, stdout, stderr } = spawnSync(program, words, { env: environment, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command.join(" ")} exited with ${status}: ${stderr}`);
  return stdout;
}

/** Whether a script under Node exits with 0. */
export function succeeds(command) {
  return spawnSync(process.execPath, command, { env: environment, stdio: "ignore" }).status === 0;
}

/**
 * For each command the median of its wall time over that of the bare one in the same round; and its least time over the least of the
 * bare one, a second opinion where the machine is busy.
 *
 * Each round runs every command once and begins with another, so that whatever else the machine does falls on all alike.
 *
 * @param {readonly string[]} bare
 * @param {readonly (readonly string[])[]} commands
 * @returns {{ middle: number, note: string }[]}
 */
export function ratiosTo(bare, commands, rounds = 31) {
  return ratiosOfPrograms(
    [process.execPath, ...bare],
    commands.map((command) => [process.execPath, ...command]),
    rounds,
  );
}

/** The same of programs that are not Node's. */
export function ratiosOfPrograms(bare, commands, rounds = 31) {
  const all = [bare, ...commands];
  for (const command of all) outputOfProgram(command);
  const times = Array.from({ length: rounds }, (_, round) => {
    const taken = [];
    for (let turn = 0; turn < all.length; turn += 1) {
      const index = (round + turn) % all.length;
      taken[index] = milliseconds(all[index]);
    }
    return taken;
  });
  const least = (index) => Math.min(...times.map((taken) => taken[index]));
  return commands.map((_, index) => ({
    middle: median(times.map((taken) => taken[index + 1] / taken[0])),
    note: `least time to least: ${(least(index + 1) / least(0)).toFixed(2)}`,
  }));
}

function milliseconds(command) {
  const start = performance.now();
  outputOfProgram(command);
  return performance.now() - start;
}
