import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type SimulatedFarm, startSimulatedFarm } from "../../../src/simulator";
import { openTofuForWindows } from "../../../tools/terraform/cached-engines";
import { LICENSING_CORE } from "../../support/rds-workspace";
import { describeOnWindows, windowsPath } from "../../support/windows-machine";

const { version } = JSON.parse(readFileSync(join(__dirname, "../../../package.json"), "utf8"));
const PROVIDER = "registry.opentofu.org/rds-licensing/rdslicensing";
const engine = openTofuForWindows();

function configuration(port: number): string {
  return `terraform {
  required_providers {
    rdslicensing = {
      source = "rds-licensing/rdslicensing"
    }
  }
}

resource "rdslicensing_configuration" "rdsh1" {
  host            = "localhost:${port}"
  mode            = "per_user"
  license_servers = ["lic1.contoso.com"]
}
`;
}

describeOnWindows("tofu.exe", (windows) => {
  if (engine === undefined) {
    test.skip("is missing: tools/install-engines.sh builds it", () => undefined);
    return;
  }
  let farm: SimulatedFarm;
  let environment: NodeJS.ProcessEnv;
  let stack: string;

  beforeAll(async () => {
    farm = await startSimulatedFarm();
    const { username, password, domain } = farm.credentials;
    const folder = windows().folder;
    stack = join(folder, "Farm für Köln & Bonn");
    mkdirSync(stack);
    writeFileSync(join(stack, "main.tf"), configuration(farm.host("rdsh1").httpsPort));
    copyFileSync(engine, join(folder, "tofu.exe"));
    environment = {
      RDSLICENSING_USERNAME: `${domain}\\${username}`,
      RDSLICENSING_PASSWORD: password,
      RDSLICENSING_CA_CERTIFICATE: farm.caCertificate,
      CHECKPOINT_DISABLE: "1",
      TF_CLI_CONFIG_FILE: windowsPath(writeMirror(folder)),
      TERRAFORM_BINARY_NAME: windowsPath(join(folder, "tofu.exe")),
    };
  });
  afterAll(() => farm.stop());

  /** A packed mirror, since Wine only pretends to make the symbolic links that OpenTofu takes an unpacked one by. */
  function writeMirror(folder: string): string {
    const mirror = join(folder, "mirror", PROVIDER);
    const name = `terraform-provider-rdslicensing_v${version}.exe`;
    mkdirSync(mirror, { recursive: true });
    copyFileSync(windows().program, join(folder, name));
    const archive = join(mirror, `terraform-provider-rdslicensing_${version}_windows_amd64.zip`);
    execFileSync("python3", ["-m", "zipfile", "-c", archive, name], { cwd: folder });
    const path = JSON.stringify(windowsPath(join(folder, "mirror")));
    const file = join(folder, "tofu.rc");
    writeFileSync(file, `provider_installation {\n  filesystem_mirror {\n    path = ${path}\n  }\n}\n`);
    return file;
  }

  const tofu = (...args: readonly string[]) =>
    windows().run(join(windows().folder, "tofu.exe"), [...args, "-no-color"], { environment, cwd: stack });
  const drift = () => windows().rdsLicensing(["drift", windowsPath(stack)], { environment });

  test("starts the provider for Windows itself, applies, plans drift back, and destroys", async () => {
    const rdsh1 = farm.host("rdsh1");
    const mode = () => rdsh1.registry.getValue(LICENSING_CORE, "LicensingMode");
    const before = mode();
    expect(await tofu("init")).toMatchObject({ code: 0, stderr: "" });
    expect(await tofu("apply", "-auto-approve")).toMatchObject({ code: 0, stderr: "" });
    expect(mode()).toEqual({ type: "REG_DWORD", data: 4 });
    expect(await drift()).toMatchObject({ code: 0, stdout: expect.stringContaining("1 host: 1 ok"), stderr: "" });

    rdsh1.registry.setValue(LICENSING_CORE, "LicensingMode", { type: "REG_DWORD", data: 2 });
    expect(await drift()).toMatchObject({ code: 2, stdout: expect.stringContaining("drifted"), stderr: "" });
    expect(await tofu("plan", "-detailed-exitcode")).toMatchObject({
      code: 2,
      stdout: expect.stringContaining('"per_device" -> "per_user"'),
    });
    expect(await tofu("apply", "-auto-approve")).toMatchObject({ code: 0, stderr: "" });
    expect(await tofu("destroy", "-auto-approve")).toMatchObject({ code: 0, stderr: "" });
    expect(mode()).toEqual(before);
  });
});
