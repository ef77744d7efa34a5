import { nearest } from "../../core/nearest.ts";
import { fail } from "../../errors/error.ts";
import type { CommandEntry } from "../command.ts";

/**
 * Refuses a command that does not exist, naming the nearest that do.
 *
 * @throws PairsizeError COMMAND_UNKNOWN, always
 */
export function unknownCommand(name: string, commands: readonly CommandEntry[]): never {
  const names = commands.map((entry) => entry.name);
  return fail("COMMAND_UNKNOWN", { command: name, nearest: nearest(name, names) });
}
