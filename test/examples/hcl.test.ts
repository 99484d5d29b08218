import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RdsWorkspace } from "../support/rds-workspace";

test("examples/hcl licenses the session hosts it is given, and gives them back", async () => {
  const workspace = await RdsWorkspace.open();
  try {
    const { terraform, farm } = workspace;
    terraform.write(readFileSync(join(__dirname, "../../examples/hcl/main.tf"), "utf8"));
    const hosts = ["rdsh1", "rdsh2"].map((name) => workspace.address(name));
    const variables = { TF_VAR_session_hosts: JSON.stringify(hosts) };
    const run = async (...args: string[]) => {
      const { code, stderr } = await terraform.run([...args, "-no-color", "-input=false"], variables);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    };
    await run("init");
    await run("apply", "-auto-approve");
    for (const name of ["rdsh1", "rdsh2"]) {
      expect(farm.host(name).settings.ownMode).toBe(4);
      expect(farm.host(name).settings.ownServers).toEqual(["lic1.contoso.com", "lic2.contoso.com"]);
    }
    await run("apply", "-destroy", "-auto-approve");
    expect(farm.host("rdsh1").settings.ownServers).toEqual([]);
  } finally {
    await workspace.close();
  }
});
