import { Testing } from "cdktf";
import { TestFarm } from "cdktf-rds-licensing/testing";
import { FarmStack } from "./farm-stack";

jest.setTimeout(300_000);

let farm: TestFarm;
beforeAll(async () => {
  farm = await TestFarm.start(); // rdsh1, rdsh2, lic1 and lic2, simulated behind real WinRM listeners
});
afterAll(() => farm.stop());

function farmStack() {
  const app = Testing.app();
  new FarmStack(app, "farm", farm.sessionHosts);
  return farm.stack(app);
}

test("configures every session host, and repairs one that was changed by hand", async () => {
  const stack = farmStack();
  await stack.apply(); // the real Terraform, with the real provider
  expect(farm.licensing("rdsh1")).toEqual({
    mode: "per_user",
    licenseServers: ["lic1.contoso.com", "lic2.contoso.com"],
  });
  expect(await stack.plan()).toEqual({ changes: [], warnings: [] });

  farm.changeLicensing("rdsh2", { mode: "per_device" });
  const { changes } = await stack.plan();
  expect(changes).toMatchObject([{ actions: ["update"], attributes: expect.arrayContaining(["mode"]) }]);
  await stack.apply();
  expect(farm.licensing("rdsh2").mode).toBe("per_user");
});

test("tells on plan of a group policy that overrides it", async () => {
  const stack = farmStack();
  farm.simulator.host("rdsh1").applyPolicy({ mode: 2 });
  const { warnings } = await stack.plan();
  expect(warnings.map(({ detail }) => detail).join()).toContain("Per Device");
});
