/**
 * A chunk with the names that it takes from other chunks, and gives to them, as plain values of CommonJS.
 *
 * esbuild would have each use of such a name go through a getter of a getter, of which V8 inlines neither: a sixth of the time
 * of a batch. A plain value is right where no chunk gives a name another value after it was loaded.
 *
 * @throws Error for a name of which that is not so
 */
export function withPlainNames(code) {
  return code
    .replace(
      /^import \{([^}]*)\} from ("\.[^"]*");$/gm,
      (_, names, from) => `const {${renamed(names)}} = require(${from});`,
    )
    .replace(/^import ("\.[^"]*");$/gm, "require($1);")
    .replace(/^export \{([^}]*)\};$/gm, (_, names) => {
      for (const { own } of listed(names)) refuseIfReassigned(own, code);
      const given = listed(names).map(({ own, as }) => `${as}: ${own}`);
      return `module.exports = { ${["__esModule: true", ...given].join(", ")} };`;
    });
}

function renamed(names) {
  return listed(names)
    .map(({ own, as }) => `${own}: ${as}`)
    .join(", ");
}

/** The names of a list of ES modules, "a, b as c". */
function listed(names) {
  return names
    .split(",")
    .map((one) => one.trim().split(" as "))
    .filter(([own]) => own !== "")
    .map(([own, as = own]) => ({ own, as }));
}

function refuseIfReassigned(name, code) {
  const escaped = name.replaceAll("$", "\\$");
  const pattern = new RegExp(
    `^(?!var|let|const)(?:.*[^.\\w$])?${escaped} [-+*/%&|^?]*= |(?<![.\\w$])${escaped}(?:\\+\\+|--)`,
    "gm",
  );
  const [found] = code.match(pattern) ?? [];
  if (found !== undefined) throw new Error(`${name}, which another chunk uses, is given another value: ${found}`);
}
