import { harmless } from "../../../../src/harmless-text";
import { FORMATS, makeReport } from "../../../../src/reports";
import { NASTY, nastyReport } from "../../../support/nasty-report";
import { everyState } from "../../../support/sample-reports";
import { sixtyHosts } from "../../../support/sixty-hosts";

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
    // Two tables of hosts, one of CALs.
    expect(text.match(/^\|/gm)).toHaveLength(2 + 2 + 2 + 1 + 2 + 2);
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

  test("shows every character of a name, in the tables, in the list and of what is unfolded", () => {
    const hosts = Array.from({ length: 7 }, (_, index) => {
      return { host: `${NASTY}${index}`, state: "leaving", settings: [], findings: [] } as const;
    });
    const { licenseServers, errors } = nastyReport;
    const html = rendered(FORMATS.markdown().render(makeReport("drift", hosts, { licenseServers, errors })));
    const name = harmless(NASTY);
    const shown = (around: RegExp) => textOf(around.exec(html)?.[1] ?? "");
    expect(shown(/<li><strong>([\s\S]*?)<\/strong>/)).toBe(name);
    expect(shown(/<summary>7 hosts<\/summary>([\s\S]*?)<\/details>/)).toMatch(`${name}0, ${name}1, `);
    expect(shown(/<td>([\s\S]*?)<\/td>/)).toBe(`${name}0`);
    expect(shown(/<td>([^\n]*)<\/td>\n<td>Per Device/)).toBe(name);
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
    const hosts = Array.from({ length: 200 }, (_, index) => {
      const findings = [{ code: "c", severity: "error", summary: `s${index}`, remedy } as const];
      return { host: `rdsh${index}`, state: "unhealthy", settings: [], findings } as const;
    });
    const errors = [{ origin: "out/bad", summary: "It could not be planned.", detail: "Invalid block." }];
    const text = FORMATS.markdown().render(makeReport("check", hosts, { errors }));
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/\n\n…and more: .*too long for a comment\. .*show all of it\.\n$/);
    expect(text).toMatch(/^## .*\n\n- \*\*out\/bad\*\*: .*\n- ❌ /);
    const items = text.match(/^- ❌ .*$/gm) ?? [];
    expect(items.length).toBeGreaterThan(40);
    expect(items.every((item) => /x{1000} `c`<br>rdsh\d+$/.test(item))).toBe(true);
  });

  test("tells once what is wrong at many hosts, and names them all", () => {
    const text = FORMATS.markdown().render(sixtyHosts);
    expect(text.match(/has no Per User CALs/g)).toHaveLength(1);
    expect(text).toMatch(
      /`no_matching_cals`<details><summary>12 hosts<\/summary>rdsh03.corp.contoso.com, .*<\/details>\n/,
    );
    expect(text).toMatch(
      /`drift_mode`<br>.*, Desk 16, Accounting &#40;rdsh16\..*, rdsh01\.corp\.contoso\.com, deposed 0bf3a1c2\n/,
    );
    expect(text).toMatch(/\*\*The host answered, .*: access denied to .*\*\* .*`not_known`<br>rdsh12/);
  });

  test("folds hosts that are ok where there are others", () => {
    const html = rendered(FORMATS.markdown().render(sixtyHosts));
    const [, folded] = /<details><summary>✅ 28 hosts are ok<\/summary>([\s\S]*?)<\/details>/.exec(html) ?? [];
    expect(folded?.match(/<td>✅ ok<\/td>/g)).toHaveLength(28);
    expect(html.match(/<td>✅ ok<\/td>/g)).toHaveLength(28);
    expect(FORMATS.markdown().render(makeReport("drift", [HOST]))).not.toContain("<details>");
  });

  test("has a table of the CALs with the numbers on the right", () => {
    const html = rendered(FORMATS.markdown().render(sixtyHosts)).replace(/<\/?a[^>]*>/g, "");
    const rows = [...html.matchAll(/<tr>\n<td>(lic\d)[\s\S]*?<\/tr>/g)].map(([row]) =>
      row.replace(/<(td|strong|\/strong|tr)>/g, "").split(/<\/t[dr]>\s*/),
    );
    const right = (text: string) => `<td style="text-align:right">${text}`;
    expect(rows[0]).toEqual([
      expect.stringContaining("lic1.corp.contoso.com"),
      "Per User, Windows Server 2022",
      ...["250", "262", "0", "❌ 12 over", "🟡 50 expiring", "0"].map(right),
      "",
      "",
    ]);
    expect(rows[3]?.slice(1, 3)).toEqual(["not known: the host did not answer", right("")]);
  });

  test("leaves out rows of the table before what is about no host", () => {
    const hosts = Array.from({ length: 5000 }, (_, index) => ({ ...HOST, host: `rdsh${index}` }));
    const errors = [{ origin: "out/bad", summary: "It could not be planned.", detail: "Invalid block." }];
    const text = FORMATS.markdown().render(makeReport("check", hosts, { errors }));
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/^## .*\n\n- \*\*out\/bad\*\*: .*\n\n\| host /);
    expect(text).toMatch(/ \|\n\n…and more: .*\n$/);
  });

  test("is whole where it fits, and ends with one line break", () => {
    expect(FORMATS.markdown().render(makeReport("check", []))).toBe("## RDS licensing check: No hosts\n");
    expect(FORMATS.markdown().render(everyState)).toMatch(/[^\n]\n$/);
    expect(FORMATS.markdown().render(everyState)).not.toContain("too long for a comment");
  });
});
