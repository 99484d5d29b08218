import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cliConfig, cliConfigFile, writeCliConfig } from "../../src/provider-mirror/cli-config";

describe("cliConfig", () => {
  test("takes the provider from the mirror only, and everything else from elsewhere", () => {
    expect(cliConfig("/srv/mirror")).toMatchInlineSnapshot(`
      "provider_installation {
        filesystem_mirror {
          path    = "/srv/mirror"
          include = ["registry.terraform.io/rds-licensing/rdslicensing", "registry.opentofu.org/rds-licensing/rdslicensing"]
        }
        direct {
          exclude = ["registry.terraform.io/rds-licensing/rdslicensing", "registry.opentofu.org/rds-licensing/rdslicensing"]
        }
      }
      "
    `);
  });

  test("keeps quotes, backslashes and template openings of a folder's name as they are", () => {
    expect(cliConfig('/a "b"\\c/${d}%{e}')).toContain('path    = "/a \\"b\\"\\\\c/$${d}%%{e}"');
  });
});

describe("writeCliConfig", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "mirror-"));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const written = () => readFileSync(cliConfigFile(directory), "utf8");
  const error = () => {
    try {
      writeCliConfig(directory);
      return undefined;
    } catch (cause) {
      return cause;
    }
  };

  test("writes what it wrote before anew, and leaves nothing beside it", () => {
    for (const before of [
      undefined,
      cliConfig(directory),
      "# Written by rds-licensing provider install, and written anew by it.\nold",
    ]) {
      if (before !== undefined) writeFileSync(cliConfigFile(directory), before);
      writeCliConfig(directory);
      expect(written()).toContain(cliConfig(directory));
    }
  });

  test("never replaces a file that somebody else wrote", () => {
    const theirs = 'credentials "app.terraform.io" {}\n';
    writeFileSync(cliConfigFile(directory), theirs);
    expect(error()).toMatchObject({ code: "not_ours", path: cliConfigFile(directory) });
    expect(written()).toBe(theirs);
  });

  test.each(["kept", "absent"])("follows no link, be what it leads to %s", (name) => {
    const elsewhere = join(directory, "elsewhere");
    if (name === "kept") writeFileSync(elsewhere, "theirs");
    symlinkSync(elsewhere, cliConfigFile(directory));
    expect(error()).toMatchObject({ code: "not_ours" });
    if (name === "kept") expect(readFileSync(elsewhere, "utf8")).toBe("theirs");
    else expect(() => readFileSync(elsewhere)).toThrow("ENOENT");
  });
});
