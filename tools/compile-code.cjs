// Runs the built command line on the sample trade and on a price file, the output thrown away, and keeps the code that V8 compiled for it in
// dist/cli.code, from which bin/pairsize.cjs starts. Called by the build.
"use strict";
const { readFileSync, writeFileSync } = require("node:fs");
const Module = require("node:module");
const { dirname, join } = require("node:path");
const { Script } = require("node:vm");

const file = join(__dirname, "../dist/cli.cjs");
const source = readFileSync(file, "utf8");
// The executable reads it as one byte a character.
if (/[^\0-\x7f]/.test(source)) throw new Error(`${file} holds characters beyond ASCII`);

const script = new Script(Module.wrap(source), { filename: file });
const commandLine = new Module(file, module);
require.cache[file] = commandLine;
script.runInThisContext()(commandLine.exports, Module.createRequire(file), commandLine, file, dirname(file));

async function run(command, file) {
  process.argv.splice(2, Number.POSITIVE_INFINITY, command, join(__dirname, "..", file), "--json");
  await commandLine.exports.main();
}

async function compile() {
  await run("size", "tools/sample-trade.json");
  await run("vol", "fixtures/prices/synthetic-first.csv");
  writeFileSync(join(__dirname, "../dist/cli.code"), script.createCachedData());
}

compile();
