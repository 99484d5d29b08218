import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseFarm, type SimulatedFarm, startSimulatedFarm } from "../../../src/simulator";
import { FINDING_CODES, FINDING_LICENSE_SERVERS, FINDINGS_BROKER, findingsFarm } from "../../support/findings-farm";
import type { Json } from "../../support/terraform";
import { runOnTerminal } from "../support/on-terminal";
import { runCommand } from "../support/run-command";

const directory = mkdtempSync(join(tmpdir(), "check-"));
const caFile = join(directory, "ca.pem");
let farm: SimulatedFarm;
beforeAll(async () => {
  farm = await startSimulatedFarm({ farm: parseFarm(findingsFarm()) });
  writeFileSync(caFile, farm.caCertificate);
});
afterAll(async () => {
  await farm.stop();
  rmSync(directory, { recursive: true });
});

const address = (name: string) => `localhost:${farm.host(name).httpsPort}`;
const account = () => `${farm.credentials.domain}\\${farm.credentials.username}`;

function check(args: readonly string[], environment: NodeJS.ProcessEnv = {}, input = "") {
  const credentials = { RDSLICENSING_USERNAME: account(), RDSLICENSING_PASSWORD: farm.credentials.password };
  return runCommand(["check", "--ca-certificate", caFile, ...args], { ...credentials, ...environment }, input);
}

const everyLicenseServer = () =>
  FINDING_LICENSE_SERVERS.flatMap((name) => ["--license-server", `${name}=${address(name)}`]);

describe("rds-licensing check", () => {
  test("reaches every finding of the diagnosis, each at the host that has it, over one connection a host", async () => {
    const names = ["healthy", ...FINDING_CODES.map((code) => code.replaceAll("_", "-"))];
    for (const { traffic } of farm.hosts) traffic.reset();
    const beside = [...everyLicenseServer(), "--broker", address(FINDINGS_BROKER)];
    const { code, stdout, stderr } = await check([...names.map(address), ...beside, "--format", "json"]);
    expect(stderr).toBe("");
    const { hosts, licenseServers }: Json = JSON.parse(stdout);
    expect(licenseServers.map(({ server }: Json) => server).sort()).toEqual([...FINDING_LICENSE_SERVERS].sort());
    expect(licenseServers).toContainEqual({
      server: "lic-over",
      cals: [expect.objectContaining({ mode: "per_user", bought: 50, issued: 62, available: 0, over: 12 })],
    });
    const found = Object.fromEntries(
      names.map((name) => {
        const report = hosts.find((host: Json) => host.host === address(name));
        return [name, report.findings.map((finding: Json) => finding.code)];
      }),
    );
    expect(found.healthy).toEqual([]);
    for (const expected of FINDING_CODES) expect(found[expected.replaceAll("_", "-")]).toContain(expected);
    expect(code).toBe(2);
    expect(farm.hosts.map(({ name, connections }) => [name, connections])).toEqual(
      farm.hosts.map(({ name }) => [name, 1]),
    );
  });

  test("says of a healthy host that it is, and exits with 0", async () => {
    const { code, stdout } = await check([address("healthy"), ...everyLicenseServer()]);
    expect(stdout).toContain(`${address("healthy")}  ok`);
    expect(stdout).toMatch(/1 host: 1 ok\n$/);
    expect(code).toBe(0);
  });

  test("tells what to do about a finding, and exits with 2", async () => {
    const { code, stdout } = await check([address("mode-not-configured"), ...everyLicenseServer()]);
    expect(stdout).toMatch(/UNHEALTHY[\s\S]*error mode_not_configured: .*\n.*rdslicensing_configuration/);
    expect(code).toBe(2);
  });

  test("says once why CALs can not be judged where no license server is named", async () => {
    const { code, stdout } = await check([address("healthy")]);
    expect(stdout.match(/not checked \(/g)).toHaveLength(1);
    expect(stdout).toMatch(/not checked \(.*no_matching_cals.*\): .*--license-server/);
    expect(code).toBe(0);
  });

  test("exits with 2 on a warning where asked to", async () => {
    const warned = [address("malformed-license-servers"), ...everyLicenseServer()];
    expect((await check(warned)).code).toBe(0);
    expect((await check([...warned, "--fail-on", "warning"])).code).toBe(2);
  });

  test("exits with 2 on what could not be checked where asked to, such as a license server that is down", async () => {
    const named = [address("healthy"), "--fail-on", "unknown"];
    expect((await check([...named, "--license-server", `lic-good=${address("lic-good")}`])).code).toBe(0);
    const { code, stdout } = await check([...named, "--license-server", "lic-good=localhost:1"]);
    expect(stdout).toMatch(/not checked \(.*no_matching_cals.*\): The host refused the connection/);
    expect(code).toBe(2);
  });

  test("says that a license server which no session host uses was not asked", async () => {
    const { code, stderr } = await check([address("healthy"), ...everyLicenseServer(), "--license-server", "mistyped"]);
    expect(stderr).toMatch(/^rds-licensing: mistyped was not asked, because no session host that answered uses it\.$/m);
    expect(stderr).not.toContain("lic-good");
    expect(code).toBe(0);
  });

  test("reports a host that does not answer, and the others all the same, and exits with 3", async () => {
    const { code, stdout } = await check(["localhost:1", address("healthy")]);
    expect(stdout).toMatch(/localhost:1 {2}UNREACHABLE\n {2}The host refused the connection/);
    expect(stdout).toContain(`${address("healthy")}  ok`);
    expect(code).toBe(3);
  });

  test("tries a rejected password on two hosts, whatever the number of hosts", async () => {
    for (const { traffic } of farm.hosts) traffic.reset();
    const names = ["healthy", "mode-undocumented", "aad-per-user"];
    const { code, stdout } = await check(names.map(address), { RDSLICENSING_PASSWORD: "not it" });
    expect(code).toBe(1);
    expect(stdout).toMatch(/3 hosts: 3 failed\n$/);
    expect(stdout.match(/The credential was not tried on this host/g)).toHaveLength(1);
    // NTLM's challenge is fetched everywhere, and answered twice.
    expect(names.map((name) => farm.host(name).requests).sort()).toEqual([1, 2, 2]);
  });

  test("takes its hosts from a file and from standard input, each once, and tells of the others", async () => {
    const list = join(directory, "hosts.txt");
    const host = address("healthy");
    writeFileSync(list, Buffer.from(`\ufeff# farm\r\n${host}\r\n`, "utf16le"));
    const { code, stdout, stderr } = await check([`@${list}`, "-"], {}, `${host.toUpperCase()}\nlocalhost:1\n`);
    expect(stdout).toMatch(/2 hosts: /);
    expect(stderr).toBe(`rds-licensing: ${host.toUpperCase()} is asked once: it was named before, as ${host}.\n`);
    expect(code).toBe(3);
  });

  test("calls hosts as a file of names does", async () => {
    const names = join(directory, "names.txt");
    writeFileSync(names, `${address("healthy").toUpperCase()}  Reception\n`);
    const { stdout } = await check([address("healthy"), "--names", names, "--format", "json"]);
    expect(JSON.parse(stdout).hosts).toMatchObject([{ host: address("healthy"), displayName: "Reception" }]);
  });

  test("trusts an authority in DER", async () => {
    const der = join(directory, "ca.cer");
    writeFileSync(der, new X509Certificate(farm.caCertificate).raw);
    const { code } = await check([address("healthy"), "--ca-certificate", der]);
    expect(code).toBe(0);
  });

  test("names the options that have to do with a host that cannot be asked", async () => {
    const untrusted = ["check", address("healthy")];
    const credentials = { RDSLICENSING_USERNAME: account(), RDSLICENSING_PASSWORD: farm.credentials.password };
    const { code, stdout } = await runCommand(untrusted, credentials);
    expect(stdout).toMatch(/--ca-certificate/);
    expect(stdout).not.toMatch(/winrm\.|ca_certificate/);
    expect(code).toBe(1);
  });

  test("writes a file where asked to, and nothing to standard output", async () => {
    const out = join(directory, "report.json");
    const { code, stdout } = await check([address("healthy"), "--format", "json", "--out", out]);
    expect([code, stdout]).toEqual([0, ""]);
    expect(JSON.parse(readFileSync(out, "utf8"))).toMatchObject({ version: 2, kind: "check", healthy: true });
  });

  test.each([
    [["a b"], /Invalid session host/],
    [["localhost", "--license-server", "=x"], /--license-server "=x" is not valid/],
    [["localhost", "--format", "xml"], /Allowed choices are/],
    [["localhost", "--port", "0"], /It must be a number/],
    [["localhost", "--timeout", "soon"], /Invalid value of --timeout/],
    [["https://localhost"], /--no-https/],
    [["localhost", "--license-server", "lic1=https://x"], /--license-server lic1=https:..x: .*--no-https/],
    [[], /No host is named/],
  ])("refuses %j with what is wrong, and exits with 1", async (args, message) => {
    const { code, stderr } = await check(args);
    expect(stderr).toMatch(message);
    expect(code).toBe(1);
  });

  test("asks through a remote shell where told to, which does not reach WMI", async () => {
    const { stdout, stderr } = await check([address("healthy"), "--channel", "shell", "--format", "json"]);
    expect(stderr).toBe("");
    const [host]: Json = JSON.parse(stdout).hosts;
    expect(host.settings[0]).toMatchObject({ attribute: "mode", found: "per_user", effective: null });
  });

  test("needs a password, and can not ask for it without a terminal", async () => {
    const { code, stderr } = await check([address("healthy")], { RDSLICENSING_PASSWORD: "" });
    expect(stderr).toMatch(/RDSLICENSING_PASSWORD/);
    expect(code).toBe(1);
  });

  test("shows the password nowhere", async () => {
    const { stdout, stderr } = await check([address("healthy"), "--format", "json"]);
    expect(stdout + stderr).not.toContain(farm.credentials.password);
  });
});

describe("rds-licensing check on a terminal", () => {
  test("asks for the password without showing it, and shows progress that is gone at the end", async () => {
    const { password } = farm.credentials;
    const args = ["check", address("healthy"), "--username", account(), "--ca-certificate", caFile];
    const { code, output } = await runOnTerminal(args, [["Password of ", `${password}\n`]]);
    expect(output).toContain("0/1 checked");
    expect(output).not.toContain(password);
    expect(output).toMatch(/healthy|ok/);
    expect(code).toBe(0);
  });

  test("is told by Ctrl-C at the password that nothing was sent", async () => {
    const args = ["check", address("healthy"), "--username", account(), "--ca-certificate", caFile];
    const { code, output } = await runOnTerminal(args, [["Password of ", "\u0003"]]);
    expect(output).toContain("Nothing was sent");
    expect(code).toBe(1);
  });

  test("ends on Ctrl-C while a host keeps it waiting, with the line of progress gone and no report", async () => {
    farm.host("healthy").fault({ name: "hang", times: 0 });
    const args = ["check", address("healthy"), "--username", account(), "--ca-certificate", caFile];
    const environment = { RDSLICENSING_PASSWORD: farm.credentials.password };
    const { code, output } = await runOnTerminal(args, [["0/1 checked", "\u0003"]], environment);
    farm.host("healthy").clearFaults();
    const [, message] = /\u001b\[2Krds-licensing: (.*)/.exec(output) ?? [];
    expect(message?.match(/cancel|interrupt/g)).toEqual(["cancel", "interrupt"]);
    expect(output).not.toContain("UNREACHABLE");
    expect(code).toBe(1);
  });
});
