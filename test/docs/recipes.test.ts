import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { page, ROOT } from "./pages";

/** Code blocks that say, in a comment before them, which file they are. */
function filesOf(text: string): { readonly path: string; readonly code: string }[] {
  const blocks = text.matchAll(/^( *)<!-- rule: (\S+) -->\n *```\w+\n([\s\S]*?)^ *```$/gm);
  return [...blocks].map(([, indentation = "", path = "", code = ""]) => ({
    path,
    code: code.replaceAll(new RegExp(`^${indentation}`, "gm"), ""),
  }));
}

describe("the recipe for a diagnosis rule in CONTRIBUTING.md", () => {
  const files = filesOf(page("CONTRIBUTING.md").text);
  let clone: string;

  const inClone = (module: string, ...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [require.resolve(module), ...args], {
      cwd: clone,
      encoding: "utf8",
    });
    return { status, output: stdout + stderr };
  };
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(clone, path)), { recursive: true });
    writeFileSync(join(clone, path), text);
  };
  const change = (path: string, edit: (text: string) => string) => {
    const before = readFileSync(join(clone, path), "utf8");
    const after = edit(before);
    expect(after).not.toBe(before);
    write(path, after);
  };

  beforeAll(() => {
    clone = mkdtempSync(join(tmpdir(), "recipe-"));
    const isWritten = (path: string) => !/[\\/](node_modules|lib|dist|\.git|\.cache|acceptance)$/.test(path);
    cpSync(ROOT, clone, { recursive: true, filter: isWritten });
    symlinkSync(join(ROOT, "node_modules"), join(clone, "node_modules"));
  });
  afterAll(() => rmSync(clone, { recursive: true, force: true }));

  test("leads to a rule that is tested, formatted, and in the documentation", () => {
    const [rule, ruleTest] = files;
    const [, name, code] = /export const (\w+): Rule = \{\s+code: "(\w+)"/.exec(rule?.code ?? "") ?? [];
    // 1 and 3: the files.
    for (const file of files) write(file.path, file.code);
    // 2: the catalogue.
    const module = rule?.path.replace(/^.*\/|\.ts$/g, "");
    change("src/licensing/diagnosis/rules/index.ts", (text) =>
      text
        .replace(/^import \{ strayLicenseServers \}/m, `import { ${name} } from "./${module}";\n$&`)
        .replace(/(RULES: readonly Rule\[\] = \[\n)/, `$1  ${name},\n`),
    );
    // 4: the host of the farm.
    change("test/support/findings-farm.ts", (text) =>
      text.replace(
        /(const SESSION_HOSTS: .* = \{\n)/,
        `$1  ${code}: { registry: registry({ servers: ["lic-good"] }) },\n`,
      ),
    );
    // 5: where a user looks, and the table of all findings.
    const guide = "templates/guides/why-refusing-users.md";
    change(guide, (text) => text.replace(/^(\d\. .*`no_license_servers`)/m, `$1, \`${code}\``));
    expect(inClone("tsx/cli", "tools/generate-docs.ts")).toEqual({ status: 0, output: "" });
    expect(readFileSync(join(clone, "docs/guides/why-refusing-users.md"), "utf8")).toContain(`| \`${code}\` |`);
    // 6: what it says to run, as far as it is about the rule.
    const paths = [ruleTest?.path ?? "", "test/licensing/diagnosis/diagnose.test.ts", "test/docs/pages.test.ts"];
    expect(inClone("jest/bin/jest", "--runInBand", ...paths)).toMatchObject({ status: 0 });
    const checked = files.map(({ path }) => path);
    expect(inClone("@biomejs/biome/bin/biome", "ci", "--vcs-enabled=false", ...checked)).toMatchObject({ status: 0 });
  });
});
