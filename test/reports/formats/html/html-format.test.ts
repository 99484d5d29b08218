import { SaxesParser } from "saxes";
import { FORMATS, makeReport } from "../../../../src/reports";
import { html as template } from "../../../../src/reports/formats/markup";
import { nastyReport } from "../../../support/nasty-report";

const html = FORMATS.html().render(nastyReport);

describe("the html format", () => {
  test("is one page that loads and runs nothing", () => {
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(html).not.toMatch(/<script|<link|<img|<iframe|(href|src)=["']?[^"'#]|javascript:/i);
    expect(html).toContain("default-src 'none'");
  });

  test("lets no name become markup", () => {
    expect(html).not.toMatch(/\u001b|\u202e/);
    expect(html).toContain("&lt;script&gt;");
    // Well-formed but for the elements that HTML never closes.
    const body = html.slice(html.indexOf("<body>"), html.indexOf("</html>")).replace(/<(br|wbr|input[^>]*)>/g, "<$1/>");
    const parser = new SaxesParser();
    parser.on("error", (error) => {
      throw error;
    });
    expect(() => parser.write(body.replace(/ open>/g, ">")).close()).not.toThrow();
  });

  test("tells which stack a host is of where there are several", () => {
    const host = { host: "rdsh1", state: "ok", settings: [], findings: [] } as const;
    const hosts = ["a", "b<"].map((origin) => ({ ...host, origin }));
    const page = FORMATS.html().render(makeReport("drift", hosts));
    expect(page.match(/<span class="note">in [^<]*/g)).toEqual([
      '<span class="note">in a',
      '<span class="note">in b&lt;',
    ]);
    expect(FORMATS.html().render(makeReport("drift", hosts.slice(1)))).not.toContain('class="note">in ');
  });

  test("tells states by sign and word as well as by color, and headers from cells", () => {
    expect(html).toMatch(/<span class="sign" aria-hidden="true">≠<\/span> drifted/);
    // Two tables of hosts, and one of CALs.
    expect(html.match(/<th [^>]*scope="col"/g)).toHaveLength(5 + 5 + 6);
    expect(html.match(/<th [^>]*scope="row"/g)).toHaveLength(3 + 1);
    expect(html.match(/<th [^>]*scope="rowgroup"/g)).toHaveLength(2);
  });
});

describe("the template of the html format", () => {
  test("escapes every text, between tags and in attributes, and takes what is a template itself as it is", () => {
    const evil = `"'><script>&`;
    const escaped = "&quot;&#39;&gt;&lt;script&gt;&amp;";
    expect(template`<a title="${evil}">${evil}</a>`.text).toBe(`<a title="${escaped}">${escaped}</a>`);
    const inner = template`<b>${evil}</b>`;
    expect(template`${[inner, 1, undefined, [evil]]}`.text).toBe(`<b>${escaped}</b>1${escaped}`);
  });

  test("is not fooled by what only looks like one", () => {
    const like = JSON.parse(JSON.stringify(template`<b>`));
    expect(() => template`${like}`).toThrow(TypeError);
  });
});
