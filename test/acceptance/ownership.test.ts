import { readFileSync } from "node:fs";
import { join } from "node:path";
import { LicensingMode, RdsFarm } from "../../src/constructs";
import { newStack, synthesize } from "../constructs/synthesize";
import { plainText } from "../support/plain-text";
import { LICENSING_CORE, RdsWorkspace, type ResourceText } from "../support/rds-workspace";

let workspace: RdsWorkspace;
beforeEach(async () => {
  workspace = await RdsWorkspace.open({ attached: true });
});
afterEach(() => workspace.close());

const DECLARED = {
  mode: { type: "REG_DWORD", data: 4 },
  servers: { type: "REG_MULTI_SZ", data: ["lic1.contoso.com", "lic2.contoso.com"] },
};

async function apply(resources: Readonly<Record<string, ResourceText>>, more = ""): Promise<string> {
  workspace.write(resources, more);
  const { code, stdout, stderr } = await workspace.terraform.apply();
  if (code !== 0) throw new Error(stdout + stderr);
  return plainText(stdout);
}

async function plan(): Promise<{ readonly code: number | null; readonly text: string }> {
  const { code, stdout, stderr } = await workspace.terraform.plan();
  return { code, text: plainText(stdout + stderr) };
}

/** The resource of rdsh1 that waits for something slow, so that whatever does not wait runs before it. */
function late(): string {
  return `resource "terraform_data" "slow" {
  provisioner "local-exec" { command = "sleep 4" }
}
resource "rdslicensing_configuration" "b" {
  host            = "${workspace.address("rdsh1")}"
  mode            = "per_user"
  license_servers = ["lic1.contoso.com", "lic2.contoso.com"]
  depends_on      = [terraform_data.slow]
}`;
}

describe("a host whose resource gets another address", () => {
  test("holds what is declared where the old one is destroyed first, and the plan before says how not to", async () => {
    await apply({ a: workspace.resource("rdsh1") });
    workspace.write({}, late());
    const { text } = await plan();
    expect(text).toMatch(
      /Warning: localhost:\d+: Another resource stops managing this host .*"moved" block with "from" and "to"/,
    );
    await apply({}, late());
    expect(workspace.registry("rdsh1")).toMatchObject(DECLARED);
    expect(await workspace.state("b")).toMatchObject({ original: { mode: "not_configured" } });
    expect((await plan()).code).toBe(0);
  });

  test("holds it where the new one is created first", async () => {
    // Terraform destroys what depends on a resource before the resource itself.
    const second = `resource "rdslicensing_configuration" "second" {
  host            = "${workspace.address("rdsh2")}"
  mode            = "per_user"
  license_servers = ["lic1.contoso.com"]
  depends_on      = [rdslicensing_configuration.a]
}`;
    await apply({ a: workspace.resource("rdsh1") }, second);
    workspace.farm.host("rdsh2").latencyMs = 800;
    const text = await apply({ b: workspace.resource("rdsh1") });
    expect(text).toMatch(/Settings left as they are .*Another resource configured localhost:\d+ in this run/);
    expect(workspace.registry("rdsh1")).toMatchObject(DECLARED);
    expect(await workspace.state("b")).toMatchObject({ original: { mode: "per_user" } });
    expect((await plan()).code).toBe(0);
  });

  test("keeps its original, and is not touched, with the block moved of the documentation", async () => {
    await apply({ desktop: workspace.resource("rdsh1") });
    const { traffic } = workspace.farm.host("rdsh1");
    const before = await workspace.state("desktop");
    const example = readFileSync(
      join(__dirname, "../../examples/resources/rdslicensing_configuration/moved.tf"),
      "utf8",
    );
    traffic.reset();
    expect(await apply({}, example.replace("rdsh1.contoso.com", workspace.address("rdsh1")))).not.toContain("Warning");
    expect(traffic.log().some(({ operation }) => /^(Set|Change|Delete|Create)/.test(operation))).toBe(false);
    expect(await workspace.state("rdsh1")).toEqual(before);
  });

  test("in another spelling of the host is as declared, also where the new one is made before", async () => {
    const lifecycle = (host: string) => `resource "rdslicensing_configuration" "a" {
  host            = "${host}"
  mode            = "per_user"
  license_servers = ["lic1.contoso.com", "lic2.contoso.com"]
  lifecycle { create_before_destroy = true }
}`;
    await apply({}, lifecycle(workspace.address("rdsh1")));
    await apply({}, lifecycle(workspace.address("rdsh1").toUpperCase()));
    expect(workspace.registry("rdsh1")).toMatchObject(DECLARED);
    expect((await plan()).code).toBe(0);
  });
});

describe("a host of a farm that moves to another group", () => {
  /** A stack of the constructs with a host in one of two groups. */
  function write(group: "desktops" | "kiosks"): void {
    const stack = newStack();
    const farm = new RdsFarm(stack, "farm", { licenseServers: ["lic1.contoso.com"], diagnose: false });
    const modes = { desktops: LicensingMode.PER_USER, kiosks: LicensingMode.PER_DEVICE };
    farm.addSessionHostGroup(group, { mode: modes[group], sessionHosts: [workspace.address("rdsh1")] });
    workspace.terraform.write("");
    workspace.terraform.write(JSON.stringify(synthesize(stack)), "farm.tf.json");
  }

  test("is updated in place, there and back, without a warning", async () => {
    for (const [group, mode] of [
      ["desktops", 4],
      ["kiosks", 2],
      ["desktops", 4],
    ] as const) {
      write(group);
      const { code, stdout, stderr } = await workspace.terraform.apply();
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout).not.toMatch(/Warning|[1-9] destroyed/);
      expect(workspace.registry("rdsh1")).toMatchObject({
        mode: { data: mode },
        servers: { data: ["lic1.contoso.com"] },
      });
      expect((await plan()).code).toBe(0);
    }
  });
});

describe("two resources that name one host", () => {
  test("are warned of at plan, in whatever spelling", async () => {
    const address = workspace.address("rdsh1");
    const upper = address.toUpperCase();
    workspace.write({ a: workspace.resource("rdsh1"), b: workspace.resource("rdsh1", { host: upper }) });
    const { code, text } = await plan();
    expect(code).toBe(2);
    expect(text).toMatch(/Two resources manage this host/);
    expect(text).toContain(address);
    expect(text).toContain(upper);
  });

  test("are warned of where they exist", async () => {
    await apply({ a: workspace.resource("rdsh1"), b: workspace.resource("rdsh1") });
    expect((await plan()).text).toMatch(/Two resources manage this host/);
  });

  test("are none of them a resource that is replaced, nor two scopes of one host", async () => {
    const two = { a: workspace.resource("rdsh1"), b: workspace.resource("rdsh1", { scope: "policy" }) };
    await apply(two);
    const replaced = await workspace.terraform.plan("-replace=rdslicensing_configuration.a");
    expect(replaced.code).toBe(2);
    expect(replaced.stdout).not.toMatch(/Two resources|lets go/);
    workspace.write({ ...two, a: workspace.resource("rdsh1", { host: workspace.address("rdsh1").toUpperCase() }) });
    expect((await plan()).text).not.toMatch(/Two resources|lets go/);
  });
});

test("a host that holds something else by now than its resource left is not touched by destroy", async () => {
  await apply({ a: workspace.resource("rdsh1") });
  const { registry } = workspace.farm.host("rdsh1");
  registry.setValue(LICENSING_CORE, "LicensingMode", { type: "REG_DWORD", data: 2 });
  const { code, stdout } = await workspace.terraform.destroy("-refresh=false");
  expect(code).toBe(0);
  expect(plainText(stdout)).toMatch(
    /Settings left as they are .*holds mode = "per_device".*not what this resource left.*Before this resource it had: LicensingMode = 5/,
  );
  expect(workspace.registry("rdsh1")).toMatchObject({ ...DECLARED, mode: { data: 2 } });
});
