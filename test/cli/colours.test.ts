import { expect, it } from "vitest";
import { styleOf } from "../../src/cli/call/command.ts";
import { fakeWorld } from "./world.ts";

const shaded = async (env: Record<string, string>, columns?: number) => {
  const { world } = fakeWorld({ env, ...(columns === undefined ? {} : { columns }) });
  const style = await styleOf(world.stdout, { options: {}, world });
  const text = style.paint.heat(1)("x");
  return text === "x" ? "none" : text.includes("48;5;") ? "shades" : "letters";
};

it("a terminal says by its name whether it has 256 colours", async () => {
  expect(await shaded({ TERM: "xterm-256color" }, 80)).toBe("shades");
  expect(await shaded({ TERM: "xterm-direct" }, 80)).toBe("shades");
  expect(await shaded({ TERM: "xterm", COLORTERM: "truecolor" }, 80)).toBe("shades");
  expect(await shaded({ TERM: "xterm", COLORTERM: "24bit" }, 80)).toBe("shades");
  expect(await shaded({ TERM: "linux" }, 80)).toBe("letters");
  expect(await shaded({}, 80)).toBe("letters");
});

it("FORCE_COLOR says how many, and NO_COLOR that there are none", async () => {
  expect(await shaded({ FORCE_COLOR: "2" })).toBe("shades");
  expect(await shaded({ FORCE_COLOR: "3" })).toBe("shades");
  expect(await shaded({ FORCE_COLOR: "1" })).toBe("letters");
  expect(await shaded({ TERM: "xterm-256color" })).toBe("none");
  expect(await shaded({ TERM: "xterm-256color", NO_COLOR: "1" }, 80)).toBe("none");
});
