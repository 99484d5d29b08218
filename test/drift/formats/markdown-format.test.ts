import { FORMATS, makeReport } from "../../../src/drift";
import { printable } from "../../../src/drift/formats/printable";
import { NASTY, nastyReport } from "../../support/nasty-report";
import { everyState } from "../../support/sample-reports";

/** A reader of Markdown that makes links of the text that entities stand for, as GitHub does of mail addresses. */
const MarkdownIt = require("markdown-it");

function rendered(markdown: string): string {
  const reader = new MarkdownIt({ html: true, linkify: true });
  reader.linkify.tlds("example", true);
  return reader.render(markdown);
}

const HOST = { host: "rdsh1", state: "ok", settings: [], findings: [] } as const;

const CHARACTERS: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', amp: "&", "#39": "'" };

/** What is seen of HTML. */
function textOf(html: string): string {
  return html.replace(/<\/?code>/g, "").replace(/&([^;]+);/g, (entity, name: string) => CHARACTERS[name] ?? entity);
}

describe("the markdown format", () => {
  test("lets no name become markup, a row or a line", () => {
    const text = FORMATS.markdown().render(nastyReport);
    expect(text).not.toMatch(/<script|\u001b|\u202e/);
    expect(text.match(/^\|/gm)).toHaveLength(5);
    expect(text.match(/^## /gm)).toHaveLength(1);
  });

  test("lets no name become a link, a mention, a number of an issue or math", () => {
    expect(rendered(NASTY.replace(/</g, "")).match(/<a /g)).toHaveLength(4);
    const html = rendered(FORMATS.markdown().render(nastyReport));
    expect(html).not.toMatch(/<a /);
    // Neither GitHub nor GitLab looks into code; a character of HTML in numbers is none of theirs.
    const outside = html.replace(/<code>[^<]*<\/code>/g, "").replace(/&#\d+;/g, "");
    expect(outside).not.toMatch(/:\/\/|www\.|[@#$]/);
  });

  test("shows every character of a name, in the table, in the list and in the line that opens it", () => {
    const html = rendered(FORMATS.markdown().render(nastyReport));
    const name = printable(NASTY);
    for (const around of [/<td>([\s\S]*?)<br>/, /<li><strong>([\s\S]*?)<\/strong>/, /<summary>([\s\S]*?)<\/summary>/]) {
      expect(textOf(around.exec(html)?.[1] ?? "")).toBe(name);
    }
  });

  test.each([
    "$a`$b$`",
    "`@a`",
    "#1|#2",
    "https://x\\|y",
    "https://x\\",
    "``www.x",
    ":a:\u00a0:b:",
    "GH-1",
    "https://x`y",
    "\\|@",
  ])("shows %s as it is", (host) => {
    const html = rendered(FORMATS.markdown().render(makeReport("check", [{ ...HOST, host }])));
    const [cell = "", state] = [...html.matchAll(/<td>(.*?)<\/td>/g)].map(([, content]) => content);
    expect([textOf(cell), state]).toEqual([host, "✅ ok"]);
    expect(cell.replace(/<code>[^<]*<\/code>/g, "")).not.toMatch(/:\/\/|www\.|[@#$]|:[ab]:|GH-/);
  });

  test("tells when each plan was made, and of what", () => {
    const text = FORMATS.markdown().render(everyState);
    expect(text).toContain("<sub>planned 2026-11-24 03:00 UTC: cdktf.out/stacks/farm</sub><br>\n");
    expect(text).toContain("<sub>plan of unknown time: plan.json</sub>\n");
  });

  test("tells which stack a host is of where there are several", () => {
    const hosts = ["out/a", "out/b|"].map((origin) => ({ ...HOST, origin }));
    const text = FORMATS.markdown().render(makeReport("drift", hosts));
    expect(text).toContain("\n| rdsh1<br><sub>out/a</sub> | ✅ ok |");
    expect(text).toContain("\n| rdsh1<br><sub>out/b&#124;</sub> | ✅ ok |");
  });

  test("fits a comment on a pull request, and says that it was cut", () => {
    const remedy = "x".repeat(1000);
    const findings = [{ code: "c", severity: "error", summary: "s", remedy } as const];
    const hosts = Array.from({ length: 200 }, (_, index) => {
      return { host: `rdsh${index}`, state: "unhealthy", settings: [], findings } as const;
    });
    const errors = [{ origin: "out/bad", summary: "It could not be planned.", detail: "Invalid block." }];
    const text = FORMATS.markdown().render(makeReport("check", hosts, { errors }));
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/\n<\/details>\n\n…and more: .*cut here\. .*hold all of it\.\n$/);
    expect(text.match(/^\| rdsh/gm)).toHaveLength(200);
    expect(text).toMatch(/\| rdsh199 .*\n\n- \*\*out\/bad\*\*: .*\n\n<details>/);
    const blocks = text.match(/<details>[\s\S]*?<\/details>/g) ?? [];
    expect(blocks.length).toBeGreaterThan(40);
    expect(blocks.every((block) => block.endsWith(`${remedy}\n\n</details>`))).toBe(true);
    expect(blocks).toHaveLength(text.match(/<details>/g)?.length ?? 0);
  });

  test("leaves out rows of the table before what is about no host", () => {
    const hosts = Array.from({ length: 5000 }, (_, index) => ({ ...HOST, host: `rdsh${index}` }));
    const errors = [{ origin: "out/bad", summary: "It could not be planned.", detail: "Invalid block." }];
    const text = FORMATS.markdown().render(makeReport("check", hosts, { errors }));
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/ \|\n\n- \*\*out\/bad\*\*: .*\n\n…and more: .*\n$/);
  });

  test("is whole where it fits, and ends with one line break", () => {
    expect(FORMATS.markdown().render(makeReport("check", []))).toBe("## RDS licensing check: No hosts\n");
    expect(FORMATS.markdown().render(everyState)).toMatch(/[^\n]\n$/);
    expect(FORMATS.markdown().render(everyState)).not.toContain("cut here");
  });
});
