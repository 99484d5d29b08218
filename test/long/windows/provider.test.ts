import { OWN_PROGRAM } from "../../../tools/standalone/own-program";
import { firstOutput } from "../../support/child-processes";
import { expectMainJob } from "../../support/main-job";
import { PLUGIN_COOKIE } from "../../support/plugin-cookie";
import { RdsWorkspace, type RdsWorkspaceOptions } from "../../support/rds-workspace";
import { describeOnWindows } from "../../support/windows-machine";

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

describeOnWindows("The provider for Windows", (windows) => {
  test("listens on a port of 127.0.0.1 and says so to Terraform", async () => {
    const child = windows().start(windows().program, [], { environment: PLUGIN_COOKIE });
    const line = await firstOutput(child);
    child.kill();
    expect(line).toMatch(/^1\|6\|tcp\|127\.0\.0\.1:\d+\|grpc\n$/);
  });

  test("has the schema of the script", async () => {
    const expected = await withProvider("", schemaOf);
    expect(await withProvider(windows().providerForLinux(), schemaOf)).toEqual(expected);
    expect(await withProvider(OWN_PROGRAM, schemaOf)).toEqual(expected);
  });

  test("configures a host over https, plans drift back, and restores the host", () =>
    withProvider(windows().providerForLinux(), (workspace) => expectMainJob(workspace, workspace.address("rdsh1"))));

  test("does the same over http, where NTLM encrypts the messages", () =>
    withProvider(
      windows().providerForLinux(),
      (workspace) => expectMainJob(workspace, `localhost:${workspace.farm.host("rdsh1").httpPort}`),
      { environment: { RDSLICENSING_HTTPS: "false", RDSLICENSING_CA_CERTIFICATE: undefined } },
    ));
});
