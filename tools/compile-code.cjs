// Runs the built command line once on the sample trade, its output thrown away, and keeps the code that V8 compiled for it in
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
process.argv.splice(2, Number.POSITIVE_INFINITY, "size", join(__dirname, "sample-trade.json"), "--json");
commandLine.exports.main().then(() => writeFileSync(join(__dirname, "../dist/cli.code"), script.createCachedData()));
