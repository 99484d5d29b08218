import { OWN_PROGRAM } from "../../../tools/standalone/own-program";
import { LICENSING_CORE, RdsWorkspace } from "../../support/rds-workspace";

let workspace: RdsWorkspace;
beforeAll(async () => {
  process.env.TESTED_PROVIDER = OWN_PROGRAM;
  workspace = await RdsWorkspace.open();
  delete process.env.TESTED_PROVIDER;
});
afterAll(() => workspace.close());

test("Terraform configures a host with the program, plans drift back, and restores the host", async () => {
  workspace.write({ rdsh1: workspace.resource("rdsh1") });
  const before = workspace.registry("rdsh1");
  expect((await workspace.terraform.apply()).code).toBe(0);
  expect((await workspace.terraform.plan()).code).toBe(0);
  workspace.farm.host("rdsh1").registry.setValue(LICENSING_CORE, "LicensingMode", { type: "REG_DWORD", data: 2 });
  expect((await workspace.terraform.plan()).code).toBe(2);
  expect((await workspace.terraform.apply("plan.bin")).code).toBe(0);
  expect((await workspace.terraform.destroy()).code).toBe(0);
  expect(workspace.registry("rdsh1")).toEqual(before);
});
