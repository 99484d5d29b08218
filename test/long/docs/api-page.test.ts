import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { entries, importedAs } from "../../../tools/api/entries";
import { ROOT } from "../../docs/pages";

let folder: string;
let run: { readonly status: number | null; readonly stdout: string; readonly stderr: string };

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rds-api-pages-"));
  const args = [require.resolve("tsx/cli"), "tools/api/pages.ts", folder];
  run = spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a page shows, without its markup. */
function textOf(page: string): string {
  const markup = readFileSync(join(folder, page), "utf8").replaceAll(/<(script|style|svg)\b[\s\S]*?<\/\1>/g, "");
  return markup.replaceAll(/<[^>]*>/g, "").replaceAll(/\s+/g, " ");
}

/** Where the links of a page lead that are to files beside it. */
function linksOf(page: string): string[] {
  const markup = readFileSync(join(folder, page), "utf8");
  const targets = [...markup.matchAll(/ (?:href|src)="(?![a-z]+:|#)([^"#?]+)/g)].map(([, target = ""]) => target);
  return targets.map((target) => join(dirname(page), decodeURI(target)));
}

test("the pages of the API are made without a warning", () => {
  expect({ ...run, stdout: run.stdout.replaceAll(/^\[info\].*$/gm, "").trim() }).toMatchObject({
    status: 0,
    stdout: "",
    stderr: "",
  });
});

test("there is a page for every entry of the package, and the first is the README", () => {
  const names = entries().map(({ name }) => importedAs(name));
  const pages = names.map((name) => `modules/${name.replaceAll("/", "_")}.html`);
  expect(pages).toHaveLength(9);
  expect(pages.map(textOf)).toEqual(names.map((name) => expect.stringContaining(`Module ${name} `)));
  expect(linksOf("modules.html")).toEqual(expect.arrayContaining(pages));
  expect(textOf("index.html")).toContain("npm install cdktf-rds-licensing");
});

test.each([
  ["classes/cdktf-rds-licensing.RdsFarm.html", "src/constructs/rds-farm.ts", "RdsFarm"],
  ["classes/cdktf-rds-licensing.RdsLicensing.html", "src/constructs/rds-licensing.ts", "RdsLicensing"],
  ["classes/cdktf-rds-licensing.LicenseServerPool.html", "src/constructs/license-server-pool.ts", "LicenseServerPool"],
  ["classes/cdktf-rds-licensing_testing.TestFarm.html", "src/testing/test-farm.ts", "TestFarm"],
  ["classes/cdktf-rds-licensing_testing.TestStack.html", "src/testing/test-stack.ts", "TestStack"],
  ["classes/cdktf-rds-licensing_wsman.WsmanClient.html", "src/wsman/client.ts", "WsmanClient"],
])("%s begins with what %s says of %s", (page, source, name) => {
  const text = readFileSync(join(ROOT, source), "utf8");
  const comment = new RegExp(String.raw`/\*\*((?:(?!\*/)[\s\S])*?)\*/\nexport class ${name}\b`).exec(text)?.[1] ?? "";
  const prose = comment.replaceAll(/\s*\n?\s*\* ?/g, " ").replaceAll(/\{@link (\w+)\}|`/g, "$1");
  const [sentence = ""] = prose.trim().split(/(?<=\.) /);
  expect(sentence).toMatch(/^[A-Z].{20,}/);
  expect(textOf(page)).toContain(sentence);
});

test("properties tell their defaults", () => {
  expect(textOf("interfaces/cdktf-rds-licensing.LicenseServer.html")).toContain(
    "the license server itself is not asked",
  );
});

test("no link of any page leads nowhere", () => {
  const pages = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".html"));
  expect(pages.length).toBeGreaterThan(200);
  const broken = pages.flatMap((page) =>
    linksOf(page)
      .filter((target) => !existsSync(join(folder, target)))
      .map((target) => `${page}: ${target}`),
  );
  expect(broken).toEqual([]);
});
