import { basename } from "node:path";

/** The chunks that sources need as soon as they are loaded: their own, and all that these import statically. */
export function neededBy(outputs, sources) {
  const needed = new Set();
  const add = (path) => {
    if (needed.has(path)) return;
    needed.add(path);
    for (const { path: imported, kind } of outputs[path].imports) {
      if (kind !== "dynamic-import" && imported in outputs) add(imported);
    }
  };
  for (const [path, { entryPoint }] of Object.entries(outputs)) if (sources.includes(entryPoint)) add(path);
  return new Set([...needed].map((path) => basename(path)));
}

/**
 * One CommonJS file of the chunks that most calls need, and the rest as files of their own.
 *
 * Finding, opening and reading each of a dozen small files costs more than compiling them. A chunk that stays apart and
 * needs one of the joined ones asks the joined file for it, so that every module is still loaded once.
 *
 * @param {ReadonlyMap<string, string>} chunks the code of each, by file name
 * @param {ReadonlySet<string>} together
 */
export function joinChunks(chunks, together) {
  // The parentheses have V8 compile the body at once, instead of reading it twice.
  const modules = [...together].map(
    (name) => `${JSON.stringify(name)}:(function(module,exports,require){${chunks.get(name)}\n})`,
  );
  const file = `"use strict";
const modules={${modules.join(",\n")}};
const loaded={};
function chunk(name){
if(Object.hasOwn(loaded,name))return loaded[name].exports;
const module=loaded[name]={exports:{}};
modules[name](module,module.exports,find);
return module.exports;
}
function find(id){
if(!id.startsWith("."))return require(id);
const name=id.slice(id.lastIndexOf("/")+1);
return Object.hasOwn(modules,name)?chunk(name):require("./cli/"+name);
}
exports.chunk=chunk;
exports.main=chunk("cli.cjs").main;
`;
  const rest = [...chunks].map(([name, code]) => [
    name,
    together.has(name) ? `module.exports=require("../cli.cjs").chunk(${JSON.stringify(name)});\n` : `${code}\n`,
  ]);
  return { file, rest: rest.filter(([name]) => name !== "cli.cjs") };
}
