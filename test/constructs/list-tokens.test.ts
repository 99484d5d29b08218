import { TerraformVariable } from "cdktf";
import { newestOpenTofu, usedEngine } from "../../tools/terraform/engines";
import { describeEngine } from "../support/describe-engine";
import { type Json, Workspace } from "../support/terraform";
import { configurations, newLicensing, newStack } from "./synthesize";

/** What the constructs write for a list of session hosts that only Terraform knows. */
function written(): { readonly for_each: string; readonly host: string } {
  const stack = newStack();
  newLicensing({ sessionHosts: new TerraformVariable(stack, "hosts", { type: "list(string)" }).listValue }, stack);
  return Object.values(configurations(stack))[0];
}

for (const engine of [usedEngine(), newestOpenTofu()]) {
  describeEngine(engine, ({ program }) => {
    let workspace: Workspace;
    beforeEach(() => {
      workspace = new Workspace({ binary: program });
    });
    afterEach(() => workspace.remove());

    /** A resource that both engines bring, repeated over the list. */
    function declare(hosts: readonly string[] | null, each: { for_each: string; host: string }): void {
      const code = {
        variable: { hosts: { type: "list(string)" } },
        resource: {
          terraform_data: {
            names: { input: "${var.hosts}" },
            each: { for_each: each.for_each, input: each.host },
          },
        },
      };
      workspace.write(JSON.stringify(code), "main.tf.json");
      workspace.write(JSON.stringify({ hosts }), "terraform.tfvars.json");
    }

    async function said(...args: string[]): Promise<string> {
      const { code, stdout, stderr } = await workspace.plan(...args);
      return `${code} ${(stdout + stderr).replace(/[\s│╷╵]+/g, " ")}`;
    }

    test("takes a host that is named twice once, at the address that a set gives it", async () => {
      declare(["b", "a", "b", "A"], { for_each: "${toset(var.hosts)}", host: "${each.key}" });
      expect(await workspace.apply()).toMatchObject({ code: 0 });
      declare(["A", "b", "b", "a", "a"], written());
      await workspace.plan("-target=terraform_data.each");
      const { resource_changes } = await workspace.planJson();
      const planned = resource_changes.map(({ address, change }: Json) => [
        address,
        ...change.actions,
        change.after.input,
      ]);
      expect(planned).toEqual(["A", "a", "b"].map((name) => [`terraform_data.each["${name}"]`, "no-op", name]));
    });

    test("plans no resource for an empty list", async () => {
      declare([], written());
      await workspace.plan();
      const { resource_changes } = await workspace.planJson();
      expect(resource_changes.map(({ address }: Json) => address)).toEqual(["terraform_data.names"]);
    });

    test("refuses a list that is known after apply only, and goes on once it is applied", async () => {
      const { for_each, host } = written();
      declare(["a", "a"], { for_each: for_each.replace("var.hosts", "terraform_data.names.output"), host });
      expect(await said()).toMatch(/^1 .*Invalid for_each argument/);
      expect(await workspace.apply("-target=terraform_data.names")).toMatchObject({ code: 0 });
      expect(await said()).toMatch(/^2 .*terraform_data.each\["a"\] will be created.* 1 to add, 0 to change/);
    });

    test("refuses a list that is null, instead of removing every host", async () => {
      declare(["a"], written());
      expect(await workspace.apply()).toMatchObject({ code: 0 });
      declare(null, written());
      expect(await said()).toMatch(/^1 .*null/);
    });
  });
}
