import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome"];

/** The browser of this machine: what CHROMIUM names, else the first on the path; null where there is none. */
export function browserPath(): string | null {
  const { CHROMIUM, PATH = "" } = process.env;
  const onPath = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [...(CHROMIUM === undefined ? [] : [CHROMIUM]), ...onPath].find((path) => existsSync(path)) ?? null;
}

/** Starts the browser without a window, and without the requests that it would make by itself. */
export function startBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
