import { parseFarm, type SimulatedFarm, startSimulatedFarm } from "../../../src/simulator";
import { type BrokerFarm, brokerFarm } from "../../support/broker-farm";
import { retryWherePortsAreTaken } from "../../support/ports-of-hosts-that-are-down";
import type { Json } from "../../support/terraform";
import { runCommand } from "../support/run-command";

retryWherePortsAreTaken();

let made: BrokerFarm;
let farm: SimulatedFarm;
beforeEach(async () => {
  made = await brokerFarm(3, { members: 2 });
  farm = await startSimulatedFarm({ farm: parseFarm(made.farm) });
});
afterEach(() => farm.stop());

function check(args: readonly string[]) {
  return run(["check", "--format", "json", ...args]);
}

function run(args: readonly string[]) {
  const { domain, username, password } = farm.credentials;
  const environment = {
    RDSLICENSING_USERNAME: `${domain}\\${username}`,
    RDSLICENSING_PASSWORD: password,
    RDSLICENSING_CA_CERTIFICATE: farm.caCertificate,
    RDSLICENSING_PORT: String(made.port),
  };
  return runCommand(args, environment);
}

/** The severities of `deployment_disagrees` by host. */
function disagreeing(stdout: string): Record<string, string[]> {
  const { hosts }: Json = JSON.parse(stdout);
  return Object.fromEntries(
    hosts.map(({ host, findings }: Json) => [
      host,
      findings.filter(({ code }: Json) => code === "deployment_disagrees").map(({ severity }: Json) => severity),
    ]),
  );
}

describe("rds-licensing check --broker", () => {
  test("checks the session hosts of the deployment, asks the broker once and finds the host that is otherwise", async () => {
    farm.host("rdsh2").settings.ownMode = 2;
    const { stdout, stderr } = await check(["--broker", made.broker]);
    expect(stderr).toBe("");
    expect(disagreeing(stdout)).toEqual({ "127.0.5.1": [], "127.0.5.2": ["warning"] });
    expect(farm.host("rdcb1").connections).toBe(1);
    expect(farm.host("rdsh3").requests).toBe(0);
  });

  test("compares the hosts that are named, and no others", async () => {
    farm.host("rdsh3").settings.ownMode = 2;
    const { stdout } = await check(["127.0.5.3", "--broker", made.broker]);
    expect(disagreeing(stdout)).toEqual({ "127.0.5.3": ["warning"] });
  });

  test("leaves the question open at hosts that are named where the broker does not answer", async () => {
    await farm.host("rdcb1").down();
    const { stdout } = await check(["127.0.5.1", "--broker", made.broker]);
    expect(disagreeing(stdout)).toEqual({ "127.0.5.1": ["unknown"] });
  });

  test("fails where it has to say which hosts, and cannot", async () => {
    farm.host("rdcb1").fault({ name: "soap-access-denied", resource: "root/cimv2/rdms" });
    const denied = await check(["--broker", made.broker]);
    expect(denied).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("Enable Account and Remote") });
    const noBroker = await check(["--broker", "127.0.5.1"]);
    expect(noBroker).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("is no Remote Desktop Connection Broker"),
    });
  });

  test("names members whose names no host can have, and of a deployment without session hosts", async () => {
    const deployment = farm.host("rdcb1").deployment;
    if (deployment === undefined) throw new Error("the broker has a deployment");
    const names = ["a\u202e b", ...Array.from({ length: 100 }, (_, index) => `b c${index}`)];
    deployment.members = names.map((name) => ({ name, roles: ["session_host"] }));
    const { code, stderr } = await check(["--broker", made.broker]);
    expect(code).toBe(1);
    expect(stderr).toContain('names a member "a\\u202e b", a name that no host can have');
    expect(stderr).toContain("names 96 more members that are left out.");
    expect(stderr).toContain("names no session hosts to work on. No member of its deployment is a session host.");
  });

  test("needs hosts or a broker", async () => {
    expect(await check([])).toMatchObject({ code: 1, stderr: expect.stringMatching(/No host is named.*--broker/) });
    expect(await check(["--broker", "https://rdcb1"])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("--broker https://rdcb1: Invalid session host"),
    });
  });
});

describe("rds-licensing adopt --broker", () => {
  test("writes code for the session hosts of the deployment, and for no other host", async () => {
    const { code, stdout, stderr } = await run(["adopt", "--broker", made.broker, "--as", "hcl", "--check"]);
    expect([code, stderr]).toEqual([0, expect.any(String)]);
    expect(stdout).toContain("127.0.5.1");
    expect(stdout).toContain("127.0.5.2");
    expect(stdout).not.toContain("127.0.5.3");
  });
});
