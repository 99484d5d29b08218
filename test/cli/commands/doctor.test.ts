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
