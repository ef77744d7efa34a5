import { type Invocation, isSet } from "./command.ts";

/** Ends a step of a command: with --debug its milliseconds go to standard error. */
export type Lap = (step: string) => void;

/** A clock that is running; each lap takes the time since the one before. */
export function stopwatch({ options, world }: Pick<Invocation, "options" | "world">): Lap {
  if (!isSet(options, "debug")) return () => {};
  let before = world.now();
  return (step) => {
    const now = world.now();
    world.stderr.write(`pairsize: ${step} took ${(now - before).toFixed(1)} ms\n`);
    before = now;
  };
}
