import { TerraformStack, Testing } from "cdktf";
import { LicensingMode, RdsFarm, RdslicensingProvider } from "../../src/constructs";
import { TestFarm, type TestStack } from "../../src/testing";
import { runCommand } from "../cli/support/run-command";
import { type BrokerFarm, brokerFarm } from "../support/broker-farm";
import { retryWherePortsAreTaken } from "../support/ports-of-hosts-that-are-down";
import type { Json } from "../support/terraform";

retryWherePortsAreTaken();

const MEMBERS = 6;

let made: BrokerFarm;
let farm: TestFarm;
let stack: TestStack;
beforeAll(async () => {
  made = await brokerFarm(MEMBERS + 1, { members: MEMBERS });
  farm = await TestFarm.start({ farm: made.farm as never });
});
afterAll(() => farm.stop());

/** A farm by its Connection Broker, with the real Terraform. */
function deployed(): TestStack {
  const app = Testing.app();
  const declared = new TerraformStack(app, "farm");
  new RdslicensingProvider(declared, "rdslicensing", { winrm: { port: made.port } });
  RdsFarm.fromDeployment(declared, "farm", {
    connectionBroker: made.broker,
    mode: LicensingMode.PER_DEVICE,
    licenseServers: ["lic1.contoso.com"],
    diagnosis: { check: false },
  });
  return farm.stack(app);
}

const broker = () => farm.simulator.host("rdcb1");

/** Lets the deployment have these members. */
function nameMembers(names: readonly string[]): void {
  const { deployment } = broker();
  if (deployment === undefined) throw new Error("the broker has a deployment");
  deployment.members = names.map((name) => ({ name, roles: ["session_host"] }));
}

const modes = () => made.sessionHosts.map((_, index) => farm.licensing(`rdsh${index + 1}`).mode);
/** What a plan changes, by host. */
async function planned(): Promise<Record<string, string>> {
  const { changes } = await stack.plan();
  return Object.fromEntries(changes.map(({ address, actions }) => [hostIn(address), actions.join()]));
}

function hostIn(address: string): string {
  return /\["(.+)"\]$/.exec(address)?.[1] ?? address;
}

describe("a farm by its Connection Broker", () => {
  test("configures every session host that the broker names, and no other", async () => {
    stack = deployed();
    const { warnings } = await stack.apply();
    expect(new Set(warnings.map(({ summary }) => summary.replace(/^\S+ /, "")))).toEqual(
      new Set(["Other settings are in place"]),
    );
    expect(modes()).toEqual([...Array(MEMBERS).fill("per_device"), "per_user"]);
  });

  test("compares each host with the deployment, and asks the broker once a walk", async () => {
    broker().traffic.reset();
    expect(await planned()).toEqual({});
    const questions = broker()
      .traffic.log()
      .filter(({ operation }) => operation === "Enumerate");
    expect(questions).toHaveLength(2);
    const found = Object.entries(await stack.outputs()).find(([name]) => name.startsWith("farm_findings"))?.[1] as Json;
    const disagreeing = found.filter(({ code }: Json) => code === "deployment_disagrees");
    expect(new Set(disagreeing.map(({ host, severity }: Json) => `${severity} ${host}`))).toEqual(
      new Set(made.sessionHosts.slice(0, MEMBERS).map((host) => `warning ${host}`)),
    );
  });

  test("adds a host that joins, whatever the spelling of the others, and shows drift by host", async () => {
    const [first = "", second = "", ...rest] = made.sessionHosts;
    nameMembers([...rest, first, `${second}.`, first]);
    farm.changeLicensing("rdsh2", { mode: "per_user" });
    const joins = made.sessionHosts[MEMBERS] ?? "";
    expect(await planned()).toEqual({ [second]: "update", [joins]: "create" });
    const { code, stdout } = await runCommand(["drift", stack.directory, "--format", "json"], farm.environment);
    const { hosts }: Json = JSON.parse(stdout);
    expect(code).toBe(2);
    expect(Object.fromEntries(hosts.map(({ host, state }: Json) => [host, state]))).toMatchObject({
      [first]: "ok",
      [second]: "drifted",
      [joins]: "unmanaged",
    });
    expect(hosts.find(({ host }: Json) => host === second).address).toMatch(/_each_\w+\["127\.0\.5\.2"\]$/);
    await stack.apply();
    expect(modes()).toEqual(Array(MEMBERS + 1).fill("per_device"));
  });

  test("leaves out a member whose name no host can have, and touches no other", async () => {
    nameMembers([...made.sessionHosts, '${file("/etc/passwd")}', "a b"]);
    const { changes, warnings } = await stack.plan();
    expect(changes).toEqual([]);
    expect(warnings.map(({ summary }) => summary)).toEqual([`${made.broker}: Members are left out`]);
  });

  test.each([
    ["may not be asked", () => broker().fault({ name: "soap-access-denied", resource: "root/cimv2/rdms" }), /wmimgmt/],
    ["names nobody", () => nameMembers([]), /names no member/],
  ])("removes no host where the broker %s", async (_what, happen, message) => {
    happen();
    await expect(stack.plan()).rejects.toThrow(message);
    broker().clearFaults();
    nameMembers(made.sessionHosts);
  });

  test("puts back the settings of a host that leaves, and of all of them at the end", async () => {
    nameMembers(made.sessionHosts.slice(1));
    expect(await planned()).toEqual({ [made.sessionHosts[0] ?? ""]: "delete" });
    await stack.apply();
    expect(modes()[0]).toBe("per_user");
    await stack.destroy();
    expect(modes()).toEqual(Array(MEMBERS + 1).fill("per_user"));
  });
});
