import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseFarm, type SimulatedFarm, startSimulatedFarm } from "../../../src/simulator";
import { licensingRegistry } from "../../support/farm-to-adopt";
import { runCommand } from "../support/run-command";

const directory = mkdtempSync(join(tmpdir(), "adopt-"));
const caFile = join(directory, "ca.pem");
let farm: SimulatedFarm;
let port: number;
beforeAll(async () => {
  port = await freePort();
  farm = await startSimulatedFarm({ farm: parseFarm(deployment(port)) });
  writeFileSync(caFile, farm.caCertificate);
});
afterAll(async () => {
  await farm?.stop();
  rmSync(directory, { recursive: true });
});

/** A port that every host can have, as real hosts do: each has an address of its own. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const BROKER = "127.0.0.4";

/** A Connection Broker whose deployment has two session hosts, and a host that is not in it. */
function deployment(httpsPort: number): object {
  const registry = licensingRegistry({ mode: 4, servers: ["lic1"] });
  const sessionHost = (name: string, address: string, more = {}) => {
    return { name, role: "session_host", address, httpsPort, registry, ...more };
  };
  const members = [
    { name: "127.0.0.3", roles: ["session_host"] },
    { name: "127.0.0.2", roles: ["session_host"] },
    { name: 'x"${file("/etc/passwd")}', roles: ["session_host"] },
    { name: "rdcb.contoso.com", roles: ["connection_broker"] },
  ];
  return {
    hosts: [
      sessionHost("rdsh1", "127.0.0.2"),
      sessionHost("rdsh2", "127.0.0.3"),
      sessionHost("bare", "127.0.0.5", { registry: licensingRegistry({}) }),
      { name: "rdcb", role: "connection_broker", address: BROKER, httpsPort, deployment: { members } },
    ],
  };
}

function adopt(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  const { domain, username, password } = farm.credentials;
  const connection = ["--ca-certificate", caFile, "--port", String(port), "--username", `${domain}\\${username}`];
  return runCommand(["adopt", ...connection, ...args], { RDSLICENSING_PASSWORD: password, ...environment });
}

describe("rds-licensing adopt", () => {
  test("adopts the session hosts of a deployment, and tells a name that no host can have", async () => {
    const { code, stdout, stderr } = await adopt(["--broker", BROKER, "--as", "hcl", "--check"]);
    expect(code).toBe(0);
    expect(stdout).toContain('    "127.0.0.2" = "127.0.0.2"\n    "127.0.0.3" = "127.0.0.3"\n');
    expect(stdout).not.toContain("passwd");
    expect(stderr).toContain(
      '127.0.0.4 names a member "x\\"${file(\\"/etc/passwd\\")}", a name that no host can have; it is left out.',
    );
    expect(stderr).toContain("2 adopted in 1 group.");
    expect(stderr).toMatch(
      /deployment_disagrees at 2 hosts.* "rds-licensing check --broker 127\.0\.0\.4" tells more\./,
    );
  });

  test.each([
    ["hcl", ["--broker", BROKER], "the data source rdslicensing_deployment"],
    ["cdktf", ["--broker", BROKER], "RdsFarm.fromDeployment"],
    ["cdktf", ["127.0.0.2", "--broker", BROKER], undefined],
  ])("as %s with %j advises %s to stay in step with the deployment", async (form, hosts, advised) => {
    const { stderr } = await adopt([...hosts, "--as", form, "--check"]);
    const [, told] = /To ask the Connection Broker at every plan instead, use (.*)\.\n/.exec(stderr) ?? [];
    expect(told).toBe(advised);
  });

  test("writes into the code how the hosts are reached, and into the next steps what may not be there", async () => {
    const folder = join(directory, "it's a farm");
    const { code, stdout } = await adopt(["127.0.0.2", "--as", "hcl", "--out", folder], { RDSLICENSING_PASSWORD: "" });
    expect({ code, stdout }).toMatchObject({ code: 1, stdout: "" });
    const written = await adopt(["127.0.0.2", "--as", "hcl", "--max-retries", "1", "--out", folder]);
    expect(written.code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual([".gitignore", "imports.tf", "main.tf"]);
    const { domain, username } = farm.credentials;
    expect(written.stdout).toContain(`export RDSLICENSING_USERNAME='${domain}\\${username}'`);
    expect(written.stdout).toContain(`export RDSLICENSING_CA_CERTIFICATE="$(cat ${caFile})"`);
    expect(written.stdout).not.toContain("RDSLICENSING_PASSWORD");
    expect(written.stdout).toContain("it'\\''s a farm");
    const { stdout: printed } = await adopt(["127.0.0.2", "--as", "cdktn", "--max-retries", "1", "--check"]);
    expect(printed).toContain(
      `new RdslicensingProvider(stack, "rdslicensing", { winrm: { port: ${port}, maxRetries: 1 } });`,
    );
  });

  test("writes nothing and fails where no host has anything to adopt, and says why", async () => {
    const folder = join(directory, "nothing");
    const { code, stdout, stderr } = await adopt(["127.0.0.5", "--out", folder]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("No host can be adopted, so nothing was written.");
    expect(stderr).toContain("127.0.0.5: In its own settings, it has neither a licensing mode nor license servers.");
    expect(readdirSync(directory)).not.toContain("nothing");
  });

  test("shows a wrong password to two hosts at most, and does not take that for hosts that do not answer", async () => {
    for (const { traffic } of farm.hosts) traffic.reset();
    const { code, stderr } = await adopt(["127.0.0.2", "127.0.0.3", "127.0.0.5", "--check"], {
      RDSLICENSING_PASSWORD: "Not-it-7",
    });
    expect(code).toBe(1);
    // Each is asked for a challenge and then, by two hosts at most, shown what answers it.
    const shown = farm.hosts.filter(({ traffic }) => traffic.summary().requests > 1);
    expect(shown.length).toBeLessThanOrEqual(2);
    expect(stderr).toContain("3 could not be asked");
    expect(stderr).not.toContain("Not-it-7");
  });

  test.each([
    [
      ["--check"],
      "No hosts are named. Name session hosts, @FILE or - for a list, or --broker HOST for all of a deployment.",
    ],
    [["--broker", "127.0.0.2", "--check"], "This host is no Remote Desktop Connection Broker of a deployment"],
    [["127.0.0.2", "--as", "yaml"], "Allowed choices are cdktf, cdktn, hcl"],
    [["127.0.0.2", "--out", "/dev/null/x"], "Cannot write into /dev/null/x"],
  ])("fails with one line for %j", async (args, told) => {
    const { code, stdout, stderr } = await adopt(args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(told);
  });
});
