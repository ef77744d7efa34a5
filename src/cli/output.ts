import { type Invocation, isSet, textOf } from "./command.ts";

/** The formats that a result can be written in. */
export const formats = ["table", "json", "csv", "markdown"] as const;

/** One of the formats. */
export type Format = (typeof formats)[number];

/** The format that was asked for: a table where none was. */
export function formatOf({ options }: Pick<Invocation, "options">): Format {
  if (isSet(options, "json")) return "json";
  return formats.find((format) => format === textOf(options, "format")) ?? "table";
}

/** Writes a result: to the file of -o, else to standard output. */
export async function writeResult(text: string, { options, world }: Invocation): Promise<void> {
  const file = textOf(options, "output");
  if (file === undefined) world.stdout.write(text);
  else await world.files.write(file, text, { force: isSet(options, "force") });
}
