import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseFarm } from "../../src/simulator";
import { RdsWorkspace } from "../support/rds-workspace";

const EXAMPLE = join(__dirname, "../../examples/resources/rdslicensing_health_gate/resource.tf");

test("the example of rdslicensing_health_gate changes the others when the canary is healthy", async () => {
  const sessionHosts = ["rdsh1", "rdsh2", "rdsh3"].map((name) => ({ name, licenseCertificate: true }));
  const licenseServers = ["lic1", "lic2"].map((name) => ({ name, role: "license_server" }));
  const workspace = await RdsWorkspace.open({
    attached: true,
    farm: parseFarm({ hosts: [...sessionHosts, ...licenseServers] }),
  });
  try {
    const { terraform, farm } = workspace;
    const named = /"(rdsh\d)\.contoso\.com"/g;
    const code = readFileSync(EXAMPLE, "utf8").replace(named, (_, name) => JSON.stringify(workspace.address(name)));
    workspace.write({}, code);
    const order: string[] = [];
    for (const name of ["rdsh1", "rdsh2", "rdsh3"]) {
      farm.host(name).onOperation((operation) => {
        if (operation === "ChangeMode" || operation === "GetGracePeriodDays") order.push(`${name} ${operation}`);
      });
    }
    expect((await terraform.apply()).code).toBe(0);
    expect(order.slice(0, 2)).toEqual(["rdsh1 ChangeMode", "rdsh1 GetGracePeriodDays"]);
    expect(order.slice(2).toSorted()).toEqual(["rdsh2 ChangeMode", "rdsh3 ChangeMode"]);
    expect((await terraform.plan()).code).toBe(0);
  } finally {
    await workspace.close();
  }
});
