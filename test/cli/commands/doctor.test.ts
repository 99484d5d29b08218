import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type SimulatedFarm, startSimulatedFarm } from "../../../src/simulator";
import { runOnTerminal } from "../support/on-terminal";
import { runCommand } from "../support/run-command";

let farm: SimulatedFarm;
const address = () => `localhost:${farm.host("rdsh1").httpsPort}`;
const environment = () => ({
  RDSLICENSING_USERNAME: farm.credentials.username,
  RDSLICENSING_PASSWORD: farm.credentials.password,
  RDSLICENSING_CA_CERTIFICATE: farm.caCertificate,
});

beforeAll(async () => {
  farm = await startSimulatedFarm();
});
afterAll(() => farm.stop());

test("a host that is ready exits with 0, and nothing goes to stderr", async () => {
  const { code, stdout, stderr } = await runCommand(["doctor", address()], environment());
  expect(stdout).toContain("✓ Logon (ntlm)");
  expect(stdout).toMatch(/\n\nlocalhost:\d+ is ready for check, plan and apply\.\n$/);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});

test("one that is not exits with 2, says it as JSON, and names the option to set", async () => {
  const wrong = { ...environment(), RDSLICENSING_CA_CERTIFICATE: undefined };
  const { code, stdout } = await runCommand(["doctor", address(), "--format", "json"], wrong);
  const { ready, steps } = JSON.parse(stdout);
  expect({ code, ready }).toEqual({ code: 2, ready: false });
  const tls = steps.find(({ id }: { id: string }) => id === "tls");
  expect(tls.remedy).toContain("Set --ca-certificate to");
});

describe("without credentials", () => {
  const without = () => ({ RDSLICENSING_CA_CERTIFICATE: farm.caCertificate });

  test("all before the logon is tried, with what is missing for the rest, and the exit code is 2", async () => {
    const { code, stdout, stderr } = await runCommand(["doctor", address()], without());
    expect({ code, stderr }).toEqual({ code: 2, stderr: "" });
    expect(stdout).toMatch(/✓ TLS .*\n✓ WinRM listener .* offers Negotiate/);
    expect(stdout).toMatch(
      /– Logon \(ntlm\) +not tried: missing credentials\n {4}.*Set --username .*RDSLICENSING_PASSWORD/,
    );
    expect(stdout).toMatch(/✓ Clock/);
    expect(stdout).toMatch(/– Registry +not tried: it needs Logon \(ntlm\)\n/);
    expect(stdout).toMatch(/\n\nlocalhost:\d+ answers\. Only a logon shows whether it is ready\.\n$/);
  });

  test.each([
    ["ntlm over http", ["--no-https"]],
    ["a client certificate", ["--auth", "certificate"]],
  ])("%s is examined as well, with nothing that it is ready for", async (_what, args) => {
    const { httpPort, httpsPort } = farm.host("rdsh1");
    const port = args.includes("--no-https") ? httpPort : httpsPort;
    const all = ["doctor", `localhost:${port}`, "--format", "json", ...args];
    const { code, stdout } = await runCommand(all, without());
    const { ready, readyFor, steps } = JSON.parse(stdout);
    expect({ code, ready, readyFor }).toEqual({ code: 2, ready: false, readyFor: [] });
    const logon = steps.find(({ id }: { id: string }) => id === "logon");
    expect(logon).toEqual({
      id: "logon",
      title: logon.title,
      state: "not_tried",
      detail: logon.detail,
      remedy: logon.remedy,
    });
  });

  test("half of them is an error: whoever sets one wants to log on", async () => {
    const { code, stderr } = await runCommand(["doctor", address()], { ...without(), RDSLICENSING_PASSWORD: "x" });
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining("Missing --username") });
  });
});

describe("a recording", () => {
  const folder = mkdtempSync(join(tmpdir(), "doctor-"));
  const file = join(folder, "host.json");
  afterAll(() => rmSync(folder, { recursive: true }));

  test("in a pipe needs --yes, which is said before the host is asked", async () => {
    const { requests } = farm.host("rdsh1");
    const { code, stderr } = await runCommand(["doctor", address(), "--record", file], environment());
    expect({ code, asked: farm.host("rdsh1").requests - requests }).toEqual({ code: 1, asked: 0 });
    expect(stderr).toContain("add --yes");
  });

  test("is shown, written, compared with, and never overwritten", async () => {
    const args = ["doctor", address(), "--record", file, "--yes"];
    const written = await runCommand(args, environment());
    expect(written).toMatchObject({ code: 0 });
    expect(written.stderr).toContain("  200  GetSpecifiedLicenseServerList(");
    const text = readFileSync(file, "utf8");
    expect(text).not.toMatch(/localhost|rdsh1|contoso/i);
    const again = await runCommand(args, environment());
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining("nothing is overwritten") });
    expect(readFileSync(file, "utf8")).toBe(text);
    const compared = await runCommand(["doctor", address(), "--compare", file, "--format", "json"], environment());
    expect(JSON.parse(compared.stdout).comparison).toMatchObject({ differences: [], failing: [], askedOnce: [] });
  });

  test("on a terminal is written after yes alone, and all of it can be read before", async () => {
    const other = join(folder, "other.json");
    const answers = [
      ["s shows all of it] ", "s\n"],
      ["s shows all of it] ", "n\n"],
    ] as const;
    const { code, output } = await runOnTerminal(["doctor", address(), "--record", other], answers, environment());
    expect(output).toContain('"kind": "rds-licensing-recording"');
    expect({ code, exists: existsSync(other) }).toEqual({ code: 1, exists: false });
  });

  test("of another kind is refused before the host is asked", async () => {
    const { code, stderr } = await runCommand(["doctor", address(), "--compare", "package.json"], environment());
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining("is no recording of this version") });
  });
});

test("a host is compared with a simulated one, and what differs names its assumptions", async () => {
  farm.host("rdsh1").fault({ name: "service-access-denied", operation: "GetGracePeriodDays" });
  const { code, stdout } = await runCommand(["doctor", address(), "--compare", "simulated"], environment());
  expect(code).toBe(0);
  expect(stdout).toContain("Compared with simulated: ");
  expect(stdout).toContain("fault AccessDenied 5 here, none there; touches A47, A49");
  expect(stdout).toMatch(/Assumptions that do not hold for this host:\n {2}A47: /);
});

test("what cannot be examined exits with 1", async () => {
  const { code, stderr } = await runCommand(["doctor", "https://rdsh1"], environment());
  expect(code).toBe(1);
  expect(stderr).toContain("Hosts are asked over https");
});

test("a terminal that shows ASCII alone gets it, with the step under way before it ends", async () => {
  const { code, output } = await runOnTerminal(["doctor", address()], [], {
    ...environment(),
    LC_ALL: "C",
    NO_COLOR: "1",
  });
  expect(code).toBe(0);
  expect(output).toContain("+ Logon (ntlm)");
  expect(output).toContain("TLS ...");
  expect([...output].filter((character) => character > "~")).toEqual([]);
});
