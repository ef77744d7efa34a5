// Writes src/api/finding-arguments.ts: what the arguments of every code must be, from the types of their sentences; with --check it
// writes nothing and fails where the file is not current.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const root = join(import.meta.dirname, "..");
const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile).config,
  ts.sys,
  root,
);
const file = join(root, "src/errors/catalogue.ts");
const program = ts.createProgram([file], options);
const checker = program.getTypeChecker();

const used = new Set(["record"]);

function call(name, ...args) {
  used.add(name);
  return args.length === 0 ? name : `${name}(${args.join(", ")})`;
}

/** The check of a type, in source text. */
function checkOf(type) {
  if (type.flags & ts.TypeFlags.BooleanLike && !type.isLiteral?.()) return call("flag");
  if (type.isUnion()) return checkOfUnion(type.types);
  if (type.isStringLiteral()) return call("oneOf", JSON.stringify(type.value));
  if (type.flags & ts.TypeFlags.String) return call("text");
  if (type.flags & ts.TypeFlags.Number) return call("finite");
  if (checker.isArrayType(type)) return call("list", checkOf(checker.getTypeArguments(type)[0]));
  const entries = checker.getPropertiesOfType(type).map((property) => {
    const check = checkOf(checker.getTypeOfSymbol(property));
    return `${property.name}: ${property.flags & ts.SymbolFlags.Optional ? call("optional", check) : check}`;
  });
  return entries.length === 0 ? call("record", "{}") : call("record", `{ ${entries.join(", ")} }`);
}

function checkOfUnion(types) {
  const [nulls, others] = [types.filter(isNull), types.filter((type) => !isNull(type) && !isUndefined(type))];
  const words = others.filter((type) => type.isStringLiteral()).map((type) => JSON.stringify(type.value));
  const flags = others.filter((type) => type.flags & ts.TypeFlags.BooleanLike);
  const rest = others.filter((type) => !type.isStringLiteral() && !flags.includes(type)).map(checkOf);
  const checks = [
    ...(words.length > 0 ? [call("oneOf", ...words)] : []),
    ...(flags.length > 0 ? [call("flag")] : []),
    ...rest,
  ];
  const check = checks.length === 1 ? checks[0] : call("either", ...checks);
  return nulls.length > 0 ? call("nullable", check) : check;
}

function isNull(type) {
  return (type.flags & ts.TypeFlags.Null) !== 0;
}

function isUndefined(type) {
  return (type.flags & ts.TypeFlags.Undefined) !== 0;
}

const subjects = checker
  .getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)))
  .find(({ name }) => name === "subjects");
const entries = checker
  .getTypeArguments(checker.getTypeOfSymbol(subjects))
  .flatMap((subject) => checker.getPropertiesOfType(subject.getCallSignatures()[0].getReturnType()));
const rows = entries.map((row) => {
  const message = checker.getTypeOfSymbol(checker.getTypeOfSymbol(row).getProperty("message"));
  const [args] = message.getCallSignatures()[0].getParameters();
  const type = args === undefined ? undefined : checker.getTypeOfSymbol(args);
  return packed(`  ${row.name}: ${type === undefined ? call("record", "{}") : checkOf(type)},`);
});

/** A line in lines of at most 120 characters, broken behind commas: the file is as short as it can be. */
function packed(line) {
  if (line.length <= 120) return line;
  const at = line.lastIndexOf(", ", 118) + 1;
  return `${line.slice(0, at)}\n${packed(`    ${line.slice(at + 1)}`)}`;
}

// A finding may carry more than its sentence reads.
const names = [...used]
  .toSorted()
  .map((name) => (name === "record" ? "openRecord as record" : name))
  .join(", ");
const target = join(root, "src/api/finding-arguments.ts");
const source = `// biome-ignore-all format: written by tools/finding-arguments.mjs from the types of the sentences, by npm run docs.
import type { Code } from "../errors/finding.ts";
import { type Check, ${names} } from "./checked.ts";

/** What the arguments of every code must be. */
export const findingArguments: Readonly<Record<Code, Check<object>>> = {
${rows.join("\n")}
};
`;

if (!process.argv.includes("--check")) {
  writeFileSync(target, source);
} else if (readFileSync(target, "utf8") !== source) {
  console.error("src/api/finding-arguments.ts is not what the catalogue says: run npm run docs");
  process.exitCode = 1;
}
