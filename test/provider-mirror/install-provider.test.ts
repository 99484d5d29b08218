import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installProvider } from "../../src/provider-mirror/install-provider";
import { MirrorError } from "../../src/provider-mirror/mirror-error";
import { terraformPlatform } from "../../src/provider-mirror/terraform-platform";

let workspace: string;
let executable: string;
let directory: string;

beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), "install-provider-"));
  executable = join(workspace, "built");
  directory = join(workspace, "mirror");
  writeFileSync(executable, "first build");
});

afterEach(() => rmSync(workspace, { recursive: true, force: true }));

function install(): string[] {
  return installProvider({ executable, version: "1.2.3", form: "script", directory });
}

describe("installProvider", () => {
  test("puts an executable where Terraform and where OpenTofu look for it, and nothing else beside it", () => {
    const below = `rds-licensing/rdslicensing/1.2.3/${terraformPlatform("script")}/terraform-provider-rdslicensing_v1.2.3`;
    const files = install();
    expect(files).toEqual([
      join(directory, "registry.terraform.io", below),
      join(directory, "registry.opentofu.org", below),
    ]);
    for (const file of files) {
      expect(readFileSync(file, "utf8")).toBe("first build");
      expect(statSync(file).mode & 0o777).toBe(0o755);
      expect(readdirSync(join(file, ".."))).toHaveLength(1);
    }
    expect(readdirSync(directory).sort()).toEqual(["registry.opentofu.org", "registry.terraform.io"]);
  });

  test("takes the space of one provider for both", () => {
    const [first, second] = install().map((file) => statSync(file));
    expect(second?.ino).toBe(first?.ino);
    expect(first?.ino).not.toBe(statSync(executable).ino);
  });

  test("removes what earlier installations left, outside of the folders that Terraform hashes", () => {
    const work = join(directory, ".rds-licensing");
    mkdirSync(work, { recursive: true });
    for (const name of ["of-yesterday", "of-now"]) writeFileSync(join(work, name), "");
    const yesterday = Date.now() / 1000 - 24 * 60 * 60;
    utimesSync(join(work, "of-yesterday"), yesterday, yesterday);
    install();
    expect(readdirSync(work)).toEqual(["of-now"]);
    rmSync(join(work, "of-now"));
    install();
    expect(existsSync(work)).toBe(false);
  });

  test("leaves the same provider untouched and replaces another build of the same version", () => {
    const [file = ""] = install();
    const before = statSync(file).ino;
    install();
    expect(statSync(file).ino).toBe(before);
    writeFileSync(executable, "second build");
    install();
    expect(readFileSync(file, "utf8")).toBe("second build");
  });

  test("makes an installed provider executable again", () => {
    const [file = ""] = install();
    chmodSync(file, 0o644);
    install();
    expect(statSync(file).mode & 0o777).toBe(0o755);
  });

  test("says what to do when the provider was not built", () => {
    rmSync(executable);
    expect(install).toThrow(MirrorError);
    expect(install).toThrow(`The provider executable is missing: ${executable}. Reinstall the package`);
  });

  test("names the folder that can not be written", () => {
    writeFileSync(directory, "a file where the folder should be");
    expect(install).toThrow(expect.objectContaining({ code: "cannot_write" }));
    expect(install).toThrow(/registry\.terraform\.io.* cannot be written: .*--dir/);
  });
});

describe("terraformPlatform", () => {
  test("names platforms as Terraform does", () => {
    expect(terraformPlatform("script", "linux", "x64")).toBe("linux_amd64");
    expect(terraformPlatform("script", "darwin", "arm64")).toBe("darwin_arm64");
  });

  test("refuses Windows for the script, which Terraform cannot start there, not for a program", () => {
    expect(terraformPlatform("program", "win32", "x64")).toBe("windows_amd64");
    expect(() => terraformPlatform("script", "win32", "x64")).toThrow(
      "Terraform cannot start this script on win32 x64. On Windows, install the standalone program: --standalone.",
    );
  });
});
