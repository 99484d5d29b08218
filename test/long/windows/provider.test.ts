import { OWN_PROGRAM } from "../../../tools/standalone/own-program";
import { LICENSING_CORE, RdsWorkspace, type RdsWorkspaceOptions } from "../../support/rds-workspace";
import { describeOnWindows } from "../../support/windows-machine";

const COOKIE = { TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2" };

async function withProvider<T>(
  provider: string,
  use: (workspace: RdsWorkspace) => Promise<T>,
  options: RdsWorkspaceOptions = {},
): Promise<T> {
  process.env.TESTED_PROVIDER = provider;
  const workspace = await RdsWorkspace.open(options);
  delete process.env.TESTED_PROVIDER;
  try {
    return await use(workspace);
  } finally {
    await workspace.close();
  }
}

async function schemaOf({ terraform }: RdsWorkspace): Promise<unknown> {
  return JSON.parse((await terraform.run(["providers", "schema", "-json"])).stdout);
}

async function mainJob(workspace: RdsWorkspace, host: string): Promise<void> {
  workspace.write({ rdsh1: { ...workspace.resource("rdsh1"), host } });
  const before = workspace.registry("rdsh1");
  expect(await workspace.terraform.apply()).toMatchObject({ code: 0, stderr: "" });
  expect((await workspace.terraform.plan()).code).toBe(0);
  workspace.farm.host("rdsh1").registry.setValue(LICENSING_CORE, "LicensingMode", { type: "REG_DWORD", data: 2 });
  expect((await workspace.terraform.plan()).code).toBe(2);
  expect((await workspace.terraform.apply("plan.bin")).code).toBe(0);
  expect((await workspace.terraform.destroy()).code).toBe(0);
  expect(workspace.registry("rdsh1")).toEqual(before);
}

describeOnWindows("The provider for Windows", (windows) => {
  test("listens on a port of 127.0.0.1 and says so to Terraform", async () => {
    const child = windows().start(windows().program, [], { environment: COOKIE });
    const line = await new Promise((resolve) => child.stdout.once("data", (text) => resolve(String(text))));
    child.kill();
    expect(line).toMatch(/^1\|6\|tcp\|127\.0\.0\.1:\d+\|grpc\n$/);
  });

  test("has the schema of the script", async () => {
    const expected = await withProvider("", schemaOf);
    expect(await withProvider(windows().providerForLinux(), schemaOf)).toEqual(expected);
    expect(await withProvider(OWN_PROGRAM, schemaOf)).toEqual(expected);
  });

  test("configures a host over https, plans drift back, and restores the host", () =>
    withProvider(windows().providerForLinux(), (workspace) => mainJob(workspace, workspace.address("rdsh1"))));

  test("does the same over http, where NTLM encrypts the messages", () =>
    withProvider(
      windows().providerForLinux(),
      (workspace) => mainJob(workspace, `localhost:${workspace.farm.host("rdsh1").httpPort}`),
      { environment: { RDSLICENSING_HTTPS: "false", RDSLICENSING_CA_CERTIFICATE: undefined } },
    ));
});
