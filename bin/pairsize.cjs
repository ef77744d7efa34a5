#!/usr/bin/env node
"use strict";
// Starts the command line of dist/. Node 22 and later keep its compiled code in the user's cache folder, and check it themselves.
const { existsSync, mkdirSync } = require("node:fs");
const { enableCompileCache } = require("node:module");
const { isAbsolute, join } = require("node:path");

const { HOME, XDG_CACHE_HOME } = process.env;
const cache = [XDG_CACHE_HOME, HOME && join(HOME, ".cache")].find((folder) => folder && isAbsolute(folder));
if (cache && enableCompileCache) {
  try {
    // Node makes folders too, but goes round for ever where a file system takes none, as /proc.
    for (const folder of [cache, join(cache, "pairsize")]) if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
    enableCompileCache(join(cache, "pairsize"));
  } catch {
    // Without a folder it starts as well, only later.
  }
}

const start = async () => require("../dist/cli/chunks/cli-main.cjs").main();
start().catch((error) => {
  const remedy = "install pairsize again, or in a checkout run npm run build";
  process.stderr.write(`pairsize: the build cannot be loaded: ${error.message.split("\n")[0]}\n  hint: ${remedy}\n`);
  process.exitCode = 70;
});
