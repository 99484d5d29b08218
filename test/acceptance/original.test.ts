import { once } from "node:events";
import type { RegistryValue } from "../../src/simulator";
import { childrenOf } from "../support/child-processes";
import { LICENSE_SERVERS, LICENSING_CORE, RdsWorkspace } from "../support/rds-workspace";

let workspace: RdsWorkspace;
beforeEach(async () => {
  workspace = await RdsWorkspace.open();
  set(LICENSING_CORE, "LicensingMode", { type: "REG_DWORD", data: 2 });
  set(LICENSE_SERVERS, "SpecifiedLicenseServers", { type: "REG_SZ", data: "old1" });
  await create();
});
afterEach(() => workspace.close());

const ORIGINAL = {
  mode: "per_device",
  mode_type: "REG_DWORD",
  license_servers: ["old1"],
  license_servers_type: "REG_SZ",
};

function set(key: string, name: string, value: RegistryValue): void {
  workspace.farm.host("rdsh1").registry.setValue(key, name, value);
}

async function create(attributes = {}): Promise<void> {
  workspace.write({ rdsh1: workspace.resource("rdsh1", attributes) });
  const { code, stdout, stderr } = await workspace.terraform.apply();
  if (code !== 0) throw new Error(stdout + stderr);
}

async function expectRestored(...args: string[]): Promise<void> {
  expect((await workspace.terraform.destroy(...args)).code).toBe(0);
  expect(workspace.registry("rdsh1")).toMatchObject({
    mode: { type: "REG_DWORD", data: 2 },
    servers: { type: "REG_SZ", data: "old1" },
  });
}

describe("what a host held before it was managed", () => {
  test("is in the state, survives updates, and is no change of a plan", async () => {
    expect(await workspace.state("rdsh1")).toMatchObject({ original: ORIGINAL });
    await create({ license_servers: ["lic9.contoso.com"], on_policy_override: "error" });
    expect(await workspace.state("rdsh1")).toMatchObject({ original: ORIGINAL });
    expect((await workspace.terraform.plan()).code).toBe(0);
    await expectRestored();
  });

  test("survives a provider that is killed while it changes the host", async () => {
    const host = workspace.farm.host("rdsh1");
    workspace.write({ rdsh1: workspace.resource("rdsh1", { license_servers: ["lic3"] }) });
    const changed = new Promise<void>((resolve) => host.registry.onChange(resolve));
    host.latencyMs = 300;
    const terraform = workspace.terraform.start(["apply", "-no-color", "-auto-approve"]);
    const ended = once(terraform, "close");
    await changed;
    const providers = childrenOf(terraform.pid).filter(({ command }) => command.includes("rdslicensing"));
    expect(providers).toHaveLength(1);
    for (const { pid } of providers) process.kill(pid, "SIGKILL");
    expect((await ended)[0]).toBe(1);
    host.latencyMs = 0;
    expect(await workspace.state("rdsh1")).toMatchObject({ original: ORIGINAL });
    await expectRestored();
  });

  test.each([[[]], [["-refresh=false"]]])(
    "is taken over from a state of version 0.1.0, which has it in private data (destroy %j)",
    async (args) => {
      const state = JSON.parse(await workspace.terraform.rawState());
      const [instance] = state.resources[0].instances;
      delete instance.attributes.original;
      instance.private = Buffer.from(JSON.stringify({ original: EARLIER })).toString("base64");
      workspace.terraform.write(JSON.stringify({ ...state, serial: state.serial + 1 }), "earlier.tfstate");
      expect((await workspace.terraform.run(["state", "push", "earlier.tfstate"])).code).toBe(0);
      if (args.length === 0) {
        await create({ license_servers: ["lic9.contoso.com"] });
        expect(await workspace.state("rdsh1")).toMatchObject({ original: ORIGINAL });
      }
      await expectRestored(...args);
    },
  );
});

/** Private data as version 0.1.0 wrote it. */
const EARLIER = {
  mode: { found: "value", value: { type: "REG_DWORD", data: 2 } },
  licenseServers: { found: "value", value: { type: "REG_SZ", data: "old1" } },
};
