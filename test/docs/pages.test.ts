import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { RULES } from "../../src/licensing";
import { FORMAT_NAMES } from "../../src/reports";
import { CONDITIONS } from "../../src/reports/formats/content/conditions";
import { REGISTRY_ERRORS } from "../../src/windows/registry/registry-error";
import { WMI_ERRORS } from "../../src/windows/wmi/wmi-error";
import { ERROR_CODES } from "../../src/wsman/errors/error-codes";
import { renderPages } from "../../tools/docs/render-pages";
import { anchors, docsPages, page, ROOT } from "./pages";

const PAGES = docsPages();
const linked = [...PAGES, page("README.md")];

/** Where each relative link of a page leads: the file, and the anchor in it. */
function links({ path, text }: (typeof linked)[number]): { path: string; target: string; anchor?: string }[] {
  const prose = text.replaceAll(/^ *```[\s\S]*?^ *```$/gm, "");
  return [...prose.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].map(([, file = "", anchor]) => ({
    path,
    target: file === "" ? path : posix.join(dirname(path), file),
    anchor,
  }));
}

describe("the pages of docs/", () => {
  test("are what the generator makes of the templates, the examples and the source (npx tsx tools/generate-docs.ts)", () => {
    const rendered = [...renderPages()].map(([path, text]) => ({ path: `docs/${path}`, text }));
    const inOrder = (pages: readonly { path: string; text: string }[]) =>
      [...pages].sort((one, other) => (one.path < other.path ? -1 : 1));
    expect(inOrder(PAGES)).toEqual(inOrder(rendered));
  });

  // https://developer.hashicorp.com/terraform/registry/providers/docs
  test("are in the folders that the Registry reads, beside two that it passes over", () => {
    const folders = ["api", "data-sources", "guides", "images", "index.md", "resources"];
    expect(readdirSync(join(ROOT, "docs")).sort()).toEqual(folders);
    expect(PAGES.filter(({ path }) => path.split("/").length > 3)).toEqual([]);
  });

  test("are far from the 500 KB at which the Registry cuts a page off", () => {
    expect(PAGES.filter(({ path }) => statSync(join(ROOT, path)).size > 250_000)).toEqual([]);
  });

  test.each(PAGES.map(({ path, text }) => [path, text]))(
    "%s has the front matter that the Registry reads",
    (_, text) => {
      const frontMatter = /^---\n([\s\S]*?)\n---\n/.exec(text)?.[1];
      expect(frontMatter).toMatch(/^page_title: "[^"]+"\nsubcategory: ""\ndescription: \|-\n {2}\S.*$/);
    },
  );

  test("say that no real Windows host has been used", () => {
    for (const path of [
      "docs/index.md",
      "docs/guides/why-refusing-users.md",
      "docs/guides/moving-from-gpo-and-dsc.md",
    ]) {
      expect(page(path).text.replaceAll("\n", " ")).toMatch(/No real Windows host has been used so far/);
    }
  });
});

describe("links", () => {
  const all = linked.flatMap(links);

  test("lead to files that exist", () => {
    expect(all.length).toBeGreaterThan(15);
    expect(all.filter(({ target }) => !existsSync(join(ROOT, target)))).toEqual([]);
  });

  test("lead to anchors that exist", () => {
    const withAnchor = all.filter(({ anchor }) => anchor !== undefined);
    expect(withAnchor.filter(({ target, anchor = "" }) => !anchors(page(target)).has(anchor))).toEqual([]);
  });

  test("of docs/ stay in docs/, since the Registry has nothing else", () => {
    expect(PAGES.flatMap(links).filter(({ target }) => !target.startsWith("docs/"))).toEqual([]);
  });
});

describe("the tables", () => {
  const cells = (path: string) => page(path).text.match(/^\|.*\|$/gm) ?? [];

  test("of the guide on refused users have every finding, with its severities and remedy", () => {
    const rows = cells("docs/guides/why-refusing-users.md");
    for (const { code, question, severities, remedy } of RULES) {
      const row = rows.find((line) => line.startsWith(`| \`${code}\` |`)) ?? `no row for ${code}`;
      expect(row).toContain(question.replaceAll("|", "\\|"));
      expect(row).toContain(remedy.replaceAll("|", "\\|"));
      for (const severity of severities) expect(row).toContain(`\`${severity}\``);
    }
  });

  test("of the guide name no finding that does not exist", () => {
    const { text } = page("docs/guides/why-refusing-users.md");
    const codes = new Set(RULES.map(({ code }) => code));
    const attributes = new Set([
      "effective_mode",
      "mode_source",
      "effective_license_servers",
      "license_servers_source",
    ]);
    const named = [...text.matchAll(/`([a-z]+(?:_[a-z]+)+)`/g)].map(([, name = ""]) => name);
    const others = ["license_servers", "grace_days_left", "connection_broker"];
    expect(named.filter((name) => !codes.has(name) && !attributes.has(name) && !others.includes(name))).toEqual([]);
  });

  test("of the guide lead from a symptom or a link of the path to every finding", () => {
    const { text } = page("docs/guides/why-refusing-users.md");
    const prose = text.slice(0, text.indexOf("## Every finding"));
    expect(RULES.map(({ code }) => code).filter((code) => !prose.includes(`\`${code}\``))).toEqual([
      "license_server_not_assessed",
      "never_contacted_license_server",
    ]);
  });

  test("of the guide on pipelines have every state of a host and every format of a report", () => {
    const rows = cells("docs/guides/drift-in-pipelines.md");
    for (const [condition, { word }] of Object.entries(CONDITIONS)) {
      const state = condition === "warnings" ? "ok" : condition;
      expect(rows).toContainEqual(expect.stringMatching(RegExp(`^\\| ${word} \\| \`${state}\` \\|`)));
    }
    for (const format of FORMAT_NAMES)
      expect(rows).toContainEqual(expect.stringMatching(RegExp(`^\\| \`${format}\` \\|`)));
  });

  test("of errors have every error of the registry, of WMI and of the WinRM client", () => {
    const rows = cells("docs/guides/troubleshooting.md").join("\n");
    const codes = Object.keys({ ...ERROR_CODES, ...REGISTRY_ERRORS, ...WMI_ERRORS });
    expect(codes.filter((code) => !rows.includes(`| \`${code}\` |`))).toEqual([]);
  });
});
