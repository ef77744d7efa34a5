import type { CheckName } from "../core/check/check.ts";
import { limitNames } from "../core/check/limits.ts";
import { schemaVersion } from "../render/schema-version.ts";
import { jsonText } from "../render/text/json-text.ts";
import { limitKeys } from "../schema/trade-keys.ts";
import { twoColumns } from "./help/two-columns.ts";
import { flagName } from "./keyed-flag.ts";
import { tool } from "./version.ts";

const warnings: CheckName = "warnings";
const warningsMeaning = "the trade has no warning";

/** What `check --list` prints: the name of every check, its flag, and what it means. */
export function checkList(): string {
  const rows = limitNames.map((name) => [name, `${limitKeys[name]} (${flagName(name)})`] as const);
  return `Limits: a key of limits in the trade file, or a flag; a flag beats the file
${twoColumns([...rows])}
No limit, and checked where it is asked for
${twoColumns([[warnings, `${warningsMeaning} (--warnings-as-errors)`]])}
Equality is within a limit. A limit that cannot be measured has failed. Limits on
the pair are checked for every weighting, of the contracts that size chooses by
the trade file: they do not make the pair smaller. Without limits nothing passes:
the trade is refused.
`;
}

/** The same as a JSON document. */
export function checkListJson(): string {
  const list = [
    ...limitNames.map((name) => ({ name, flag: flagName(name), meaning: limitKeys[name] })),
    { name: warnings, flag: "--warnings-as-errors", meaning: warningsMeaning },
  ];
  return jsonText({ schemaVersion, tool, command: "check", list });
}
