import { createHash } from "node:crypto";
import { appendFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { firstOutput } from "../../support/child-processes";
import { PLUGIN_COOKIE } from "../../support/plugin-cookie";
import { describeOnWindows, windowsPath } from "../../support/windows-machine";

const { version } = JSON.parse(readFileSync(join(__dirname, "../../../package.json"), "utf8"));
const PROVIDERS = ["registry.terraform.io", "registry.opentofu.org"].map(
  (registry) =>
    `${registry}/rds-licensing/rdslicensing/${version}/windows_amd64/terraform-provider-rdslicensing_v${version}.exe`,
);

function hash(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

describeOnWindows("rds-licensing.exe provider install", (windows) => {
  test("puts the program where Terraform for Windows looks, in %APPDATA%", async () => {
    const { code, stdout, stderr } = await windows().rdsLicensing(["provider", "install"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^ {2}C:\\users\\\w+\\AppData\\Roaming\\terraform\.d\\plugins\\registry\.terraform\.io\\/m);
    for (const provider of PROVIDERS) {
      expect(hash(join(windows().appData, "terraform.d/plugins", provider))).toBe(hash(windows().program));
    }
  });

  test("with --dir, writes a CLI configuration and says how PowerShell is told of it, whatever the path", async () => {
    const folder = join(windows().folder, "Übung für $x ${y} %APPDATA% it's", "plug ins");
    const { stdout, stderr } = await windows().rdsLicensing(["provider", "install", "--dir", windowsPath(folder)]);
    expect(stderr).toBe("");
    const quoted = windowsPath(join(folder, "terraform.rc")).replaceAll("'", "''");
    expect(stdout).toContain(`\n  $env:TF_CLI_CONFIG_FILE = '${quoted}'\n`);
    const literal = JSON.stringify(windowsPath(folder)).replaceAll("${", () => "$${");
    expect(readFileSync(join(folder, "terraform.rc"), "utf8")).toContain(`    path    = ${literal}\n`);
    for (const provider of PROVIDERS) expect(existsSync(join(folder, provider))).toBe(true);
  });

  test("replaces a program that a Terraform is running", async () => {
    const folder = join(windows().folder, "in use");
    const install = () => windows().rdsLicensing(["provider", "install", "--dir", windowsPath(folder)]);
    await install();
    const installed = join(folder, PROVIDERS[0] ?? "");
    // Another version of the program, as far as the hash can tell.
    appendFileSync(installed, "\0");
    const running = windows().start(installed, [], { environment: PLUGIN_COOKIE });
    await firstOutput(running);
    expect((await windows().run("cmd", ["/c", "del", windowsPath(installed)])).stderr).not.toBe("");
    expect(await install()).toMatchObject({ code: 0, stderr: "" });
    expect(hash(installed)).toBe(hash(windows().program));
    expect(readdirSync(dirname(installed))).toEqual([basename(installed)]);
    expect(readdirSync(join(folder, ".rds-licensing"))).not.toEqual([]);
    const ended = new Promise((resolve) => running.once("close", resolve));
    running.kill("SIGKILL");
    await ended;
  });
});
