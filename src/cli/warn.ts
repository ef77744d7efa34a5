import type { Finding } from "../errors/finding.ts";
import { type Invocation, isSet } from "./command.ts";
import { formatOf } from "./output.ts";

/** Writes warnings to standard error, unless the JSON document holds them or none are wanted. */
export async function writeWarnings(warnings: readonly Finding[], invocation: Invocation): Promise<void> {
  if (warnings.length === 0 || formatOf(invocation) === "json" || isSet(invocation.options, "quiet")) return;
  const { renderError } = await import("../render/error.ts");
  invocation.world.stderr.write(renderError(warnings));
}
