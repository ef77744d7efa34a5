// The direction of imports: a pure core, readers on one side, renderers on the other, a thin command line that joins them.
const layer = (from, allowed) => ({
  name: `${from}-imports`,
  severity: "error",
  from: { path: `^src/${from}/` },
  to: { path: "^src/", pathNot: `^src/(${[from, ...allowed].join("|")})/` },
});

module.exports = {
  forbidden: [
    layer("core", ["errors"]),
    layer("errors", []),
    layer("schema", ["core", "errors"]),
    layer("io", ["schema", "core", "errors"]),
    layer("render", ["core", "schema", "errors"]),
    // The page shows what the terminal shows, in its words and figures: the renderers are pure, and write no page by themselves.
    layer("page", ["core", "errors", "render"]),
    layer("api", ["core", "schema", "io", "errors"]),
    layer("cli", ["io", "render", "core", "schema", "errors"]),
    {
      name: "index-imports",
      severity: "error",
      from: { path: "^src/index\\.ts$" },
      to: { path: "^src/", pathNot: "^src/(api|core|errors)/" },
    },
    {
      name: "core-and-errors-are-pure",
      comment: "No node:*, no npm package: the finance runs anywhere, in a page too.",
      severity: "error",
      from: { path: "^src/(core|errors)/" },
      to: { pathNot: "^src/" },
    },
    {
      name: "page-runs-in-a-browser",
      comment: "No node:*, no package but d3.",
      severity: "error",
      from: { path: "^src/page/" },
      to: { pathNot: "^src/|^node_modules/(@types/)?d3-" },
    },
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    { name: "no-circles-of-folders", severity: "error", scope: "folder", from: {}, to: { circular: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: { extensions: [".ts", ".js", ".cjs", ".mjs"] },
  },
};
