import { transformSync } from "esbuild";

/** The value of a TypeScript expression, which may await, with names in scope. */
export async function evaluate(expression: string, scope: Readonly<Record<string, unknown>>): Promise<unknown> {
  const { code } = transformSync(`export const value = async () => (${expression});`, { loader: "ts", format: "cjs" });
  const module: { exports: { value?: () => Promise<unknown> } } = { exports: {} };
  new Function("module", ...Object.keys(scope), code)(module, ...Object.values(scope));
  return module.exports.value?.();
}
