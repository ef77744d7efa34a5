import type { Finding } from "../../errors/finding.ts";
import { type FindingJson, findingJson, jsonText, schemaVersion } from "../json.ts";

/** What `batch` answers to a line that cannot be sized; keys in this order. */
export interface LineErrorDocument {
  readonly schemaVersion: typeof schemaVersion;
  readonly tool: { readonly name: "pairsize"; readonly version: string };
  readonly command: "batch";
  /** The line's number in the input, from 1. */
  readonly line: number;
  readonly error: FindingJson;
  /** All of them, where there are several. */
  readonly errors?: readonly FindingJson[];
}

/** The answer to a line that cannot be sized, on one line with a line break at its end. */
export function renderLineError(
  [first, ...others]: readonly [Finding, ...Finding[]],
  line: number,
  version: string,
): string {
  const error = findingJson(first);
  const document: LineErrorDocument = {
    schemaVersion,
    tool: { name: "pairsize", version },
    command: "batch",
    line,
    error,
    ...(others.length > 0 ? { errors: [error, ...others.map(findingJson)] } : {}),
  };
  return jsonText(document, "line");
}
