#!/usr/bin/env node
"use strict";
// Starts the built command line from the code that the build compiled for this very Node: most of a start is compiling.
// Under another Node, V8 turns that code down and compiles the source.
const { existsSync, readFileSync } = require("node:fs");
const Module = require("node:module");
const { dirname, join } = require("node:path");
const { Script } = require("node:vm");

const file = join(__dirname, "../dist/cli.cjs");
const compiled = join(__dirname, "../dist/cli.code");
const cachedData = existsSync(compiled) ? readFileSync(compiled) : undefined;
const script = new Script(Module.wrap(readFileSync(file, "latin1")), { filename: file, cachedData });

// Known to require, so that the chunks beside it share its modules.
const commandLine = new Module(file, module);
require.cache[file] = commandLine;
script.runInThisContext()(commandLine.exports, Module.createRequire(file), commandLine, file, dirname(file));
commandLine.exports.main();
