import { readFileSync, writeFileSync } from "node:fs";
import { inProject } from "./paths.mjs";

const PAGE = inProject("docs/performance.md");
const LAST_RUN = /(^## The last run\n[\s\S]*?^```\n)[\s\S]*?(^```$)/m;

/** Puts the output of a run into the page, in place of the last one. */
export function writeLastRun(text) {
  const page = readFileSync(PAGE, "utf8");
  if (!LAST_RUN.test(page)) throw new Error(`${PAGE} has no block of code under "The last run"`);
  writeFileSync(
    PAGE,
    page.replace(LAST_RUN, (_, before, after) => `${before}${text}${after}`),
  );
}
