import { plainText } from "../support/plain-text";
import { LICENSE_SERVERS, LICENSING_CORE, RdsWorkspace } from "../support/rds-workspace";
import type { Json } from "../support/terraform";

let workspace: RdsWorkspace;
beforeEach(async () => {
  workspace = await RdsWorkspace.open({ attached: true });
  const { registry } = workspace.farm.host("rdsh1");
  registry.setValue(LICENSING_CORE, "LicensingMode", { type: "REG_DWORD", data: 2 });
});
afterEach(() => workspace.close());

const DECLARED = {
  mode: { type: "REG_DWORD", data: 4 },
  servers: { type: "REG_MULTI_SZ", data: ["lic1.contoso.com", "lic2.contoso.com"] },
};

async function apply(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await workspace.terraform.apply(...args);
  if (code !== 0) throw new Error(stdout + stderr);
  return plainText(stdout);
}

async function expectNothingToDo(): Promise<void> {
  const { code, stdout, stderr } = await workspace.terraform.plan();
  expect({ code, stderr, stdout }).toMatchObject({ code: 0 });
  expect(workspace.registry("rdsh1")).toMatchObject(DECLARED);
}

/** A resource of rdsh1. */
function resource(name: string, more = ""): string {
  return `resource "rdslicensing_configuration" "${name}" {
  host            = "${workspace.address("rdsh1")}"
  mode            = "per_user"
  license_servers = ["lic1.contoso.com", "lic2.contoso.com"]
  ${more}
}`;
}

/** Something that takes a few seconds whenever `version` is another one. */
function slow(version: number): string {
  return `resource "terraform_data" "slow" {
  triggers_replace = ${version}
  provisioner "local-exec" { command = "sleep ${version === 1 ? 0 : 4}" }
}`;
}

describe("a destroy beside a resource of the same host that has nothing to do", () => {
  test.each([
    ["that is at hand", "depends_on = [rdslicensing_configuration.a]", ""],
    ["that waits for something slow, so that the destroy runs first", "depends_on = [terraform_data.slow]", ""],
  ])("leaves the host as the one declares %s", async (_, waits) => {
    workspace.write({}, [slow(1), resource("a"), resource("b", waits)].join("\n"));
    await apply("-parallelism=1");
    workspace.write({}, [slow(2), resource("b", waits.includes("slow") ? waits : "")].join("\n"));
    const planned = await workspace.terraform.plan();
    expect(plainText(planned.stdout)).toMatch(/Another resource stops managing this host .*ends as the one that stays/);
    await apply("plan.bin");
    await expectNothingToDo();
  });

  test("restores the host where both are destroyed", async () => {
    workspace.write({}, [resource("a"), resource("b", "depends_on = [rdslicensing_configuration.a]")].join("\n"));
    await apply();
    workspace.write({});
    await apply();
    expect(workspace.registry("rdsh1")).toMatchObject({ mode: { data: 2 }, servers: undefined });
  });
});

describe("a deposed object, whose destroy failed after another took its place,", () => {
  /** As Terraform leaves it: the same resource with what it had left and found itself. */
  async function depose(change: (deposed: Json, kept: Json) => void): Promise<void> {
    const state = JSON.parse(await workspace.terraform.rawState());
    const [current] = state.resources[0].instances;
    const deposed = structuredClone({ ...current, deposed: "0badcafe" });
    const kept = JSON.parse(Buffer.from(current.private, "base64").toString());
    change(deposed, kept);
    deposed.private = Buffer.from(JSON.stringify(kept)).toString("base64");
    state.resources[0].instances.push(deposed);
    workspace.terraform.write(JSON.stringify({ ...state, serial: state.serial + 1 }), "deposed.tfstate");
    const { code, stderr } = await workspace.terraform.run(["state", "push", "deposed.tfstate"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  }

  beforeEach(async () => {
    workspace.write({}, resource("a", "lifecycle { create_before_destroy = true }"));
    await apply();
  });

  test("changes nothing where it had left something else", async () => {
    await depose((deposed, kept) => {
      deposed.attributes.license_servers = ["old.contoso.com"];
      kept.left.licenseServers.value.data = ["old.contoso.com"];
    });
    expect(await apply()).toMatch(/Settings left as they are .*Before this resource it had: LicensingMode = 2/);
    await expectNothingToDo();
  });

  test("changes nothing where it had left the very same", async () => {
    await depose(() => undefined);
    expect(await apply()).toMatch(/Settings left as they are .*Before this resource it had: LicensingMode = 2/);
    await expectNothingToDo();
  });
});

test("a replacement that creates first tells what the host held before, which its state does not know anymore", async () => {
  workspace.write({}, resource("a", "lifecycle { create_before_destroy = true }"));
  await apply();
  const told = await apply("-replace=rdslicensing_configuration.a");
  expect(told).toMatch(/Settings left as they are .*Before this resource it had: LicensingMode = 2/);
  expect(await workspace.state("a")).toMatchObject({ original: { mode: "per_user" } });
  await expectNothingToDo();
});

test("a host that is spelled otherwise is the same resource, updated in place, and keeps its original", async () => {
  const upper = workspace.address("rdsh1").toUpperCase();
  workspace.write({ a: workspace.resource("rdsh1") });
  await apply();
  workspace.write({ a: workspace.resource("rdsh1", { host: upper }) });
  expect(await apply()).toContain("0 added, 1 changed, 0 destroyed");
  expect(await workspace.state("a")).toMatchObject({ host: upper, id: upper, original: { mode: "per_device" } });
  await expectNothingToDo();
});

test("a plan that replaces a resource by one of another host tells what that one holds", async () => {
  const { registry } = workspace.farm.host("rdsh2");
  registry.setValue(LICENSE_SERVERS, "SpecifiedLicenseServers", { type: "REG_MULTI_SZ", data: ["oldlic"] });
  workspace.write({ a: workspace.resource("rdsh1") });
  await apply();
  workspace.write({ a: workspace.resource("rdsh2") });
  const { code, stdout } = await workspace.terraform.plan();
  expect(code).toBe(2);
  expect(plainText(stdout)).toMatch(/Other settings are in place .*license_servers = \["oldlic"\] now/);
  await apply("plan.bin");
  expect(workspace.registry("rdsh1")).toMatchObject({ mode: { data: 2 }, servers: undefined });
  expect(workspace.registry("rdsh2")).toMatchObject(DECLARED);
});
