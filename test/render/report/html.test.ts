import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { element, escaped, htmlOf, scriptJson } from "../../../src/render/report/markup.ts";

describe("writing HTML", () => {
  it("escapes what is text, in elements and in attributes", () => {
    const hostile = `</script><img src=x onerror="alert(1)">&amp;`;
    expect(htmlOf(element("p", { title: hostile }, hostile))).toBe(
      `<p title="&lt;/script&gt;&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;amp;">` +
        `&lt;/script&gt;&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;amp;</p>`,
    );
  });

  it("leaves out attributes that are false or undefined, and writes true ones without a value", () => {
    expect(htmlOf(element("input", { hidden: true, title: undefined, selected: false, max: 5 }))).toBe(
      '<input hidden max="5">',
    );
  });

  it("joins texts side by side, as a browser does, and flattens lists", () => {
    expect(element("p", {}, "a", ["b", [1, null]], element("br", {}), "")).toEqual({
      tag: "p",
      attributes: {},
      children: ["ab1", { tag: "br", attributes: {}, children: [] }],
    });
  });

  it("refuses a script or a style that would end itself", () => {
    for (const text of ["a</script>", "b</STYLE", "<!--"]) {
      expect(() => htmlOf(element("script", {}, text))).toThrow("would end it");
      expect(() => htmlOf(element("style", {}, text))).toThrow("would end it");
    }
  });

  it("leaves no mark of markup in any escaped text, and nothing that ends a script in any JSON", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(escaped(text)).not.toMatch(/[<>"]/);
        const json = scriptJson({ text, [text]: [text] });
        expect(json).not.toMatch(/[<>&\u2028\u2029]/);
        expect(JSON.parse(json)).toEqual({ text, [text]: [text] });
      }),
    );
  });
});
