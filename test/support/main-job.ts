import { LICENSING_CORE, type RdsWorkspace } from "./rds-workspace";

/**
 * What the provider is for, with a host of the workspace: it is configured, its drift is planned back, and a destroy
 * restores it.
 * @param host what names it where that is not `localhost:PORT`
 */
export async function expectMainJob(workspace: RdsWorkspace, host?: string): Promise<void> {
  const resource = workspace.resource("rdsh1");
  workspace.write({ rdsh1: host === undefined ? resource : { ...resource, host } });
  const before = workspace.registry("rdsh1");
  expect(await workspace.terraform.apply()).toMatchObject({ code: 0, stderr: "" });
  expect((await workspace.terraform.plan()).code).toBe(0);
  workspace.farm.host("rdsh1").registry.setValue(LICENSING_CORE, "LicensingMode", { type: "REG_DWORD", data: 2 });
  expect((await workspace.terraform.plan()).code).toBe(2);
  expect((await workspace.terraform.apply("plan.bin")).code).toBe(0);
  expect((await workspace.terraform.destroy()).code).toBe(0);
  expect(workspace.registry("rdsh1")).toEqual(before);
}
