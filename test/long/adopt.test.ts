import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openTofuFromNpm } from "../../tools/terraform/engines";
import { FreshFolder } from "../package/support/fresh-folder";
import { describeEngine } from "../support/describe-engine";
import { HostsToAdopt } from "../support/hosts-to-adopt";
import { Workspace } from "../support/terraform";

let hosts: HostsToAdopt;
beforeAll(async () => {
  hosts = await HostsToAdopt.start();
});
afterAll(() => hosts?.close());

/** A folder in which an engine reaches the provider of the workspace. */
function engineFolder(options: { readonly binary?: string; readonly registry?: string } = {}): Workspace {
  const { TF_REATTACH_PROVIDERS = "", ...environment } = hosts.workspace.terraform.environment;
  const [provider] = Object.values(JSON.parse(TF_REATTACH_PROVIDERS));
  const reattach = { [`${options.registry ?? "registry.terraform.io"}/rds-licensing/rdslicensing`]: provider };
  const settings = { ...environment, TF_REATTACH_PROVIDERS: JSON.stringify(reattach) };
  return new Workspace({ binary: options.binary, environment: settings });
}

describeEngine(openTofuFromNpm(), ({ program }) => {
  test("imports sixty hosts by what adopt --as hcl writes, changes nothing, and finds no changes afterwards", async () => {
    const tofu = engineFolder({ binary: program, registry: "registry.opentofu.org" });
    const folder = join(hosts.folder, "hcl");
    await hosts.adopt("--as", "hcl", "--out", folder);
    for (const name of ["main.tf", "imports.tf"]) tofu.write(readFileSync(join(folder, name), "utf8"), name);
    await hosts.expectImport(tofu);
    tofu.remove();
  });
});

describe.each([
  ["cdktf", ["cdktf@^0.21.0", "constructs@~10.7"]],
  ["cdktn", ["cdktn@^0.24.0", "constructs@~10.7"]],
])("rds-licensing adopt --as %s, of the same hosts", (form, packages) => {
  test("compiles, synthesizes, imports sixty hosts, changes nothing, and finds no changes afterwards", async () => {
    const fresh = await FreshFolder.install([...packages, "tsx@4"]);
    const { code, stdout } = await hosts.adopt("--as", form, "--out", join(fresh.directory, "farm"));
    expect(code).toBe(4);
    expect(stdout).toContain(`npx ${form} diff`);
    await fresh.compile("farm");
    const tsx = join(fresh.directory, "node_modules/.bin/tsx");
    await fresh.run(tsx, ["main.ts"], fresh.environment, "farm");
    const terraform = engineFolder();
    terraform.write(fresh.read("farm/cdktf.out/stacks/farm/cdk.tf.json"), "cdk.tf.json");
    expect((await terraform.init()).code).toBe(0);
    await hosts.expectImport(terraform);
    terraform.remove();
    fresh.remove();
  });
});
