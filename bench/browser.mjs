import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

/** The browser that CHROMIUM names, else the first on the path, started without a window; null where there is none. */
export async function browserOfMachine() {
  const { CHROMIUM, PATH = "" } = process.env;
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const onPath = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const executablePath = [CHROMIUM ?? "", ...onPath].find((path) => existsSync(path));
  if (executablePath === undefined) return null;
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic", ...quiet] });
}
