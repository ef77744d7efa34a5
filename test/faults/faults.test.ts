import { expect, inject, it } from "vitest";
import { build } from "./build.ts";
import { changing } from "./changing.ts";
import { crowd } from "./crowd.ts";
import { disk } from "./disk.ts";
import { extreme } from "./extreme.ts";
import { fuzz } from "./fuzz.ts";
import { install } from "./install.ts";
import { killed } from "./killed.ts";
import { memory } from "./memory.ts";
import { places } from "./places.ts";
import type { Section } from "./row.ts";
import { table } from "./table.ts";
import { terminal } from "./terminal.ts";

const sections: Readonly<Record<string, Section>> = {
  fuzz,
  extreme,
  build,
  changing,
  install,
  disk,
  killed,
  terminal,
  places,
  memory,
  crowd,
};

it("is built", () => {
  expect(inject("buildProblem")).toBe("");
});

it.each(Object.entries(sections))(
  "nothing is lost: %s, as far as npm test has the time for it",
  { timeout: 300_000 },
  async (_, section) => {
    const rows = await section("quick");
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.tried > 0 || row.note.startsWith("skipped: "), row.what).toBe(true);
    expect(
      rows.flatMap(({ losses }) => losses),
      table(rows),
    ).toEqual([]);
  },
);
