import { plainStyle, type Style, withWidth } from "../render/sheet/style.ts";
import type { Options } from "./command.ts";
import type { Sink, World } from "./world.ts";

/** Columns of a terminal that does not say how many it has. */
const USUAL_WIDTH = 80;

/** How text is shown on a stream: its width, and whether it has colour. */
export async function styleOf(
  sink: Sink,
  { options, world }: { readonly options: Options; readonly world: World },
): Promise<Style> {
  const width = widthOf(sink, world.env);
  if (!hasColour(sink, options, world.env)) return withWidth(plainStyle, width);
  const { styleFor } = await import("../render/sheet/chalk-style.ts");
  return styleFor({ level: hasShades(world.env) ? 2 : 1, width });
}

/** Whether there are 256 colours, as the names of terminals and FORCE_COLOR say; every terminal has the first sixteen. */
function hasShades({ FORCE_COLOR, COLORTERM, TERM }: World["env"]): boolean {
  if (FORCE_COLOR === "2" || FORCE_COLOR === "3") return true;
  return COLORTERM === "truecolor" || COLORTERM === "24bit" || /-256color$|-direct$/.test(TERM ?? "");
}

/** --color and --no-color beat NO_COLOR, which beats FORCE_COLOR, which beats the question whether it is a terminal. */
export function hasColour(sink: Pick<Sink, "columns">, options: Options, env: World["env"]): boolean {
  const asked = options.color;
  if (typeof asked === "boolean") return asked;
  if (env.NO_COLOR) return false;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return sink.columns !== null && env.TERM !== "dumb";
}

/** COLUMNS, else what the terminal says, else 80; a pipe has no limit. */
export function widthOf(sink: Pick<Sink, "columns">, env: World["env"]): number | null {
  const said = Number(env.COLUMNS);
  if (Number.isInteger(said) && said > 0) return said;
  if (sink.columns === null) return null;
  return sink.columns > 0 ? sink.columns : USUAL_WIDTH;
}
