import { type Invocation, textOf } from "../call/command.ts";

/**
 * The same call, whose world opens nothing outside of the folder of `--root`; what `-o` writes is not of its concern.
 *
 * @throws PairsizeError FILE_NOT_FOUND, FILE_UNREADABLE
 */
export async function withinRoot(invocation: Invocation): Promise<Invocation> {
  const root = textOf(invocation.options, "root");
  if (root === undefined) return invocation;
  const { filesWithin } = await import("../../io/files/root.ts");
  const { world } = invocation;
  return { ...invocation, world: { ...world, files: { ...world.files, ...filesWithin(world.files, root) } } };
}
