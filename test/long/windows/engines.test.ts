import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { zipSync } from "fflate";
import { type SimulatedFarm, startSimulatedFarm } from "../../../src/simulator";
import { type CachedEngine, enginesForWindows } from "../../../tools/terraform/cached-engines";
import { LICENSING_CORE } from "../../support/rds-workspace";
import { describeOnWindows, windowsPath } from "../../support/windows-machine";

const { version } = JSON.parse(readFileSync(join(__dirname, "../../../package.json"), "utf8"));
const REGISTRIES = ["registry.terraform.io", "registry.opentofu.org"];

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

describeOnWindows("An engine for Windows", (windows) => {
  let farm: SimulatedFarm;
  let environment: NodeJS.ProcessEnv;

  beforeAll(async () => {
    farm = await startSimulatedFarm();
    const { username, password, domain } = farm.credentials;
    environment = {
      RDSLICENSING_USERNAME: `${domain}\\${username}`,
      RDSLICENSING_PASSWORD: password,
      RDSLICENSING_CA_CERTIFICATE: farm.caCertificate,
      CHECKPOINT_DISABLE: "1",
      TF_CLI_CONFIG_FILE: windowsPath(writeMirror()),
    };
  });
  afterAll(() => farm.stop());

  /** A packed mirror, since Wine only pretends to make the symbolic links that engines take an unpacked one by. */
  function writeMirror(): string {
    const { folder, program } = windows();
    const name = `terraform-provider-rdslicensing_v${version}.exe`;
    const [mirror = "", other = ""] = REGISTRIES.map((registry) => join(folder, "mirror", registry));
    const archive = join(
      mirror,
      `rds-licensing/rdslicensing/terraform-provider-rdslicensing_${version}_windows_amd64.zip`,
    );
    mkdirSync(dirname(archive), { recursive: true });
    writeFileSync(archive, zipSync({ [name]: readFileSync(program) }, { level: 0 }));
    symlinkSync(mirror, other);
    const path = JSON.stringify(windowsPath(join(folder, "mirror")));
    const file = join(folder, "terraform.rc");
    writeFileSync(file, `provider_installation {\n  filesystem_mirror {\n    path = ${path}\n  }\n}\n`);
    return file;
  }

  function describeEngine({ title, program }: CachedEngine): void {
    if (program === undefined) {
      test.skip(`${title} is missing: tools/install-engines.sh brings it`, () => undefined);
      return;
    }
    test(`${title} starts the provider itself, applies, plans drift back, and destroys`, async () => {
      const stack = join(windows().folder, `Farm für Köln & ${title}`);
      mkdirSync(stack);
      const rdsh1 = farm.host("rdsh1");
      writeFileSync(join(stack, "main.tf"), configuration(rdsh1.httpsPort));
      const engine = (...args: readonly string[]) =>
        windows().run(program, [...args, "-no-color"], { environment, cwd: stack });
      const binary = { TERRAFORM_BINARY_NAME: windowsPath(program) };
      const drift = () =>
        windows().rdsLicensing(["drift", windowsPath(stack)], { environment: { ...environment, ...binary } });
      const mode = () => rdsh1.registry.getValue(LICENSING_CORE, "LicensingMode");
      const before = mode();

      expect(await engine("init")).toMatchObject({ code: 0, stderr: "" });
      expect(await engine("apply", "-auto-approve")).toMatchObject({ code: 0, stderr: "" });
      expect(mode()).toEqual({ type: "REG_DWORD", data: 4 });
      expect(await drift()).toMatchObject({ code: 0, stdout: expect.stringContaining("1 host: 1 ok"), stderr: "" });

      rdsh1.registry.setValue(LICENSING_CORE, "LicensingMode", { type: "REG_DWORD", data: 2 });
      expect(await drift()).toMatchObject({ code: 2, stdout: expect.stringContaining("drifted"), stderr: "" });
      expect(await engine("plan", "-detailed-exitcode")).toMatchObject({
        code: 2,
        stdout: expect.stringContaining('"per_device" -> "per_user"'),
      });
      expect(await engine("apply", "-auto-approve")).toMatchObject({ code: 0, stderr: "" });
      expect(await engine("destroy", "-auto-approve")).toMatchObject({ code: 0, stderr: "" });
      expect(mode()).toEqual(before);
    });
  }
  for (const engine of enginesForWindows()) describeEngine(engine);
});
