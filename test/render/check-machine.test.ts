import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Check } from "../../src/core/check/check.ts";
import { type Finding, finding } from "../../src/errors/finding.ts";
import { renderCheckGithub, renderCheckJunit } from "../../src/render/check/machine.ts";
import type { CheckedTrade } from "../../src/render/check/words.ts";
import { visible } from "../../src/render/text/text.ts";

const words = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom(
    "]]>",
    "<!-- -->",
    "&amp;",
    "a,b:c",
    "100%",
    "x\r\ny",
    "::error::",
    "%0A",
    "\ud800",
    "\ufffe",
    "\u0001",
    "é",
  ),
);

const unmeasured = (file: string): Check => ({
  name: "maxRatioDrift",
  weighting: "dollar-neutral",
  passed: false,
  limit: 0.05 as never,
  actual: null,
  finding: finding("STORED_RATIO_MISSING", { file, weighting: "dollar-neutral" }),
});
const broken: Check = {
  name: "warnings",
  weighting: null,
  passed: false,
  limit: 0,
  actual: 1,
  finding: finding("LIMIT_BROKEN", { name: "warnings", codes: ["PREMIUM_OFF_TICK"] }),
};

/** A trade whose every word is the user's: one that failed, or one that could not be checked. */
const trade = fc.tuple(words, words, fc.boolean()).map(([title, said, checked]): CheckedTrade => {
  const where = { file: title, line: 7, column: 3 };
  if (!checked)
    return { title, file: title, checked, problems: [{ ...finding("FILE_NOT_FOUND", { file: said }), where }] };
  const warnings: Finding[] = [finding("STORED_RATIO_MISSING", { file: said, weighting: said })];
  const answer = { passed: false, checks: [unmeasured(said), broken], warnings };
  return { title, file: title, checked, answer, places: { maxRatioDrift: { where } } };
});

/** What each tag and text of XML 1.0 says, in order; throws where it is not well-formed, or holds what XML cannot. */
function readXml(text: string): { texts: string[]; attributes: string[]; depth: number } {
  const read = { texts: [] as string[], attributes: [] as string[], depth: 0 };
  const open: string[] = [];
  for (const mark of text) {
    const code = mark.codePointAt(0) ?? 0;
    const isChar =
      code === 9 ||
      code === 10 ||
      code === 13 ||
      (code >= 0x20 && code <= 0xd7ff) ||
      (code >= 0xe000 && code <= 0xfffd) ||
      code >= 0x10000;
    if (!isChar) throw new Error(`XML cannot hold U+${code.toString(16)}`);
  }
  let rest = text.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, "");
  while (rest !== "") {
    const tag = /^<(\/?)([a-z]+)((?: [a-z]+="[^"<]*")*)(\/?)>/.exec(rest);
    if (tag === null) {
      const [data = ""] = /^[^<]+/.exec(rest) ?? [];
      if (data === "") throw new Error(`not well-formed: ${rest.slice(0, 40)}`);
      read.texts.push(unescapedXml(data));
      rest = rest.slice(data.length);
      continue;
    }
    const [whole, closes, name = "", attributes = "", empty] = tag;
    for (const [, value = ""] of attributes.matchAll(/="([^"]*)"/g)) read.attributes.push(unescapedXml(value));
    if (closes && open.pop() !== name) throw new Error(`</${name}> closes nothing`);
    if (!closes && !empty) open.push(name);
    rest = rest.slice(whole.length);
  }
  return { ...read, depth: open.length };
}

function unescapedXml(text: string): string {
  const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return text.replace(/&([^;]*;?)/g, (_, entity: string) => {
    const mark = entities[entity.replace(";", "")];
    if (mark === undefined || !entity.endsWith(";")) throw new Error(`&${entity} is no entity`);
    return mark;
  });
}

describe("--format junit", () => {
  it("is well-formed XML that says the user's words, whatever they are", () => {
    fc.assert(
      fc.property(fc.array(trade, { minLength: 1, maxLength: 3 }), (trades) => {
        const { attributes, texts, depth } = readXml(renderCheckJunit(trades));
        expect(depth).toBe(0);
        for (const { title } of trades) expect(attributes).toContain(visible(title));
        const said = texts.join("");
        for (const one of trades) if (one.checked) expect(said).toContain("PREMIUM_OFF_TICK");
      }),
    );
  });

  it("counts what it holds", () => {
    fc.assert(
      fc.property(fc.array(trade, { minLength: 1, maxLength: 4 }), (trades) => {
        const text = renderCheckJunit(trades);
        const [, tests, failures, errors] =
          /<testsuites .*tests="(\d+)" failures="(\d+)" errors="(\d+)"/.exec(text) ?? [];
        expect(text.match(/<testcase /g)).toHaveLength(Number(tests));
        expect(text.match(/<failure /g) ?? []).toHaveLength(Number(failures));
        expect(text.match(/<error /g) ?? []).toHaveLength(Number(errors));
      }),
    );
  });
});

/** A workflow command as GitHub's runner reads it: properties up to the second pair of colons, commas between them. */
function readCommand(line: string) {
  const match = /^::(error|warning) (.*?)::(.*)$/.exec(line);
  if (match === null) throw new Error(`no command: ${line}`);
  const [, level, properties = "", data = ""] = match;
  const plain = (text: string) =>
    text
      .replaceAll("%0D", "\r")
      .replaceAll("%0A", "\n")
      .replaceAll("%3A", ":")
      .replaceAll("%2C", ",")
      .replaceAll("%25", "%");
  const read = properties.split(",").map((pair): [string, string] => {
    const [name = "", ...value] = pair.split("=");
    return [name, plain(value.join("="))];
  });
  return { level, ...Object.fromEntries(read), message: plain(data) };
}

describe("--format github", () => {
  it("is a line a command, which the runner reads back as it was meant", () => {
    fc.assert(
      fc.property(trade, (one) => {
        const text = renderCheckGithub([one]);
        const lines = text.split("\n").slice(0, -1);
        const read = lines.map(readCommand);
        const file = visible(one.title);
        if (one.checked) {
          expect(read.map(({ level }) => level)).toEqual(["error", "error", "warning"]);
          expect(read[0]).toMatchObject({ file, line: "7", col: "3", title: "maxRatioDrift, dollar-neutral" });
          expect(read[1]).toEqual({
            level: "error",
            file,
            title: "warnings",
            message: "1 warning, and none is allowed: PREMIUM_OFF_TICK",
          });
        } else expect(read).toMatchObject([{ level: "error", file, line: "7", col: "3", title: "FILE_NOT_FOUND" }]);
        expect(text).not.toMatch(/\r/);
      }),
    );
  });
});
