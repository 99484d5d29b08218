import { FORMATS, makeReport, withChanges } from "../../../src/reports";
import { ciCommands } from "../../support/ci-commands";
import { NASTY, nastyReport } from "../../support/nasty-report";

const finding = (code: string) => ({ code, severity: "error" as const, summary: `It is ${code}.`, remedy: "Fix it." });
const host = (name: string, ...codes: string[]) => ({
  host: name,
  state: codes.length > 0 ? ("unhealthy" as const) : ("ok" as const),
  settings: [],
  findings: codes.map(finding),
});

const earlier = makeReport("check", [host("a", "old"), host("b", "fixed"), host("c", "unseen")], {
  now: new Date("2026-11-20T03:00:00Z"),
});
const down = { ...host("c"), state: "unreachable" as const, error: { summary: "No answer", detail: "Wait." } };
const report = withChanges(
  makeReport("check", [host("a", "old", "fresh"), host("b", "old"), down], { now: new Date("2026-11-24T03:00:00Z") }),
  earlier,
);

const SENTENCE = "Since 2026-11-20 03:00 UTC: 3 new, 1 still there, 1 fixed, 1 not looked at now";

describe("what changed since an earlier report", () => {
  test("as text: beside each thing, and at the end, where a log is read", () => {
    const text = FORMATS.text().render(report);
    expect(text).toContain("error old (since 2026-11-20 03:00 UTC): It is old.");
    expect(text).toContain("error fresh (new): It is fresh.");
    expect(text).toContain("c  UNREACHABLE (new)\n");
    expect(text).toContain(
      `${SENTENCE}
  new: fresh at a
  new: old at b
  new: unreachable at c
  fixed: fixed at b (since 2026-11-20 03:00 UTC)
  not looked at now: unseen at c (since 2026-11-20 03:00 UTC)

3 hosts: `,
    );
  });

  test("as markdown: first, and beside each thing", () => {
    const markdown = FORMATS.markdown().render(report);
    expect(markdown.split("\n").slice(2, 9)).toEqual([
      `**${SENTENCE}**`,
      "",
      "- 🆕 new: `fresh` at a",
      "- 🆕 new: `old` at b",
      "- 🆕 new: `unreachable` at c",
      "- ✅ fixed: `fixed` at b, since 2026-11-20 03:00 UTC",
      "- 🙈 not looked at now: `unseen` at c, since 2026-11-20 03:00 UTC",
    ]);
    expect(markdown).toContain("`old`, new at 1 of 2 hosts, since 2026-11-20 03:00 UTC at the others<br>a, b");
  });

  test("as a page: a section of its own, and beside each thing", () => {
    const page = FORMATS.html().render(report);
    expect(page).toContain(`<h2 id="changed">What changed</h2>\n<p>${SENTENCE}</p>`);
    expect(page).toContain('<p class="at">new at 1 of 2 hosts, since 2026-11-20 03:00 UTC at the others</p>');
    expect(page.match(/ fixed<\/span>/g)).toHaveLength(1);
  });

  test("as JSON: as it is", () => {
    expect(JSON.parse(FORMATS.json().render(report)).changes).toEqual(report.changes);
  });

  test("is nowhere where nothing was compared", () => {
    const { changes: _, ...alone } = earlier;
    for (const name of ["text", "markdown", "html"] as const) {
      expect(FORMATS[name]().render(alone)).not.toMatch(/fixed at|Since |What changed/);
    }
  });

  test("names a few of many hosts", () => {
    const many = Array.from({ length: 60 }, (_, index) => host(`rdsh${index + 1}`, "fresh"));
    const text = FORMATS.text().render(withChanges(makeReport("check", many), makeReport("check", [])));
    expect(text).toContain("new: fresh at rdsh1, rdsh2, rdsh3, rdsh4, rdsh5, rdsh6 and 54 more\n");
  });

  test("brings no text of an earlier report that steers: it is as untrusted as a host", () => {
    expect(ciCommands(`${NASTY}`)).not.toEqual([]);
    for (const name of ["text", "markdown", "html"] as const) {
      const rendered = FORMATS[name]().render(nastyReport);
      expect(rendered).toMatch(/fixed/);
      expect(rendered).not.toContain("\u001b");
      if (name !== "text") expect(rendered).not.toContain("<script>");
      expect(ciCommands(rendered)).toEqual([]);
    }
  });
});
