import { once } from "node:events";
import { parseHeldSettings } from "../../src/windows";
import { createAuthority } from "../support/certificates";
import { childrenOf } from "../support/child-processes";
import { plainText } from "../support/plain-text";
import { retryWherePortsAreTaken } from "../support/ports-of-hosts-that-are-down";
import { LICENSE_SERVERS, LICENSING_CORE, RdsWorkspace } from "../support/rds-workspace";
import type { Json, Result } from "../support/terraform";
import { startHost } from "../support/wsman-host";

retryWherePortsAreTaken();

let workspace: RdsWorkspace;
beforeEach(async () => {
  workspace = await RdsWorkspace.open();
  workspace.write({ rdsh1: workspace.resource("rdsh1") });
});
afterEach(() => workspace.close());

function hold(mode: number, servers: readonly string[]): void {
  const { registry } = workspace.farm.host("rdsh1");
  registry.setValue(LICENSING_CORE, "LicensingMode", { type: "REG_DWORD", data: mode });
  if (servers.length === 0) return;
  registry.setValue(LICENSE_SERVERS, "SpecifiedLicenseServers", { type: "REG_MULTI_SZ", data: servers });
}

function warnings({ stdout }: Result): Json[] {
  const messages = stdout.split("\n").filter((line) => line.startsWith("{"));
  return messages.map((line) => JSON.parse(line).diagnostic).filter((found) => found?.severity === "warning");
}

describe("creating over other settings", () => {
  test("is told at plan, with what the host holds, what becomes of it and how to import it", async () => {
    hold(2, ["oldlic"]);
    const { code, stdout } = await workspace.terraform.plan();
    expect(code).toBe(2);
    const address = workspace.address("rdsh1");
    expect(plainText(stdout)).toContain(
      `Warning: ${address}: Other settings are in place with rdslicensing_configuration.rdsh1, on main.tf line 11`,
    );
    expect(plainText(stdout)).toMatch(/holds mode = "per_device" and license_servers = \["oldlic"\] now/);
    expect(plainText(stdout)).toMatch(/records it in "original" and restores it on destroy/);
    expect(plainText(stdout)).toContain(`import it instead, with id = "${address}"`);
    expect((await workspace.terraform.apply()).code).toBe(0);
    expect((await workspace.terraform.plan()).stdout).not.toContain("Other settings");
  });

  test("is told to programs by what they can read", async () => {
    hold(2, ["oldlic", "lic2"]);
    const found = warnings(await workspace.terraform.run(["plan", "-json"]));
    expect(found.map(({ summary, detail }) => parseHeldSettings(summary, detail))).toEqual([
      { host: workspace.address("rdsh1"), mode: "per_device", licenseServers: ["oldlic", "lic2"] },
    ]);
    expect(found[0].snippet.code).toContain("mode =");
  });

  test.each([
    ["nothing", 5, []],
    ["the same", 4, ["LIC1.contoso.com", "lic2.contoso.com"]],
    ["a part of it", 4, []],
  ])("is not told where the host holds %s", async (_what, mode, servers) => {
    hold(mode, servers);
    expect(warnings(await workspace.terraform.run(["plan", "-json"]))).toEqual([]);
  });

  test("is told after a creation whose provider was killed, of which Terraform keeps nothing", async () => {
    const host = workspace.farm.host("rdsh1");
    const changed = new Promise<void>((resolve) => host.registry.onChange(resolve));
    const terraform = workspace.terraform.start(["apply", "-no-color", "-auto-approve"]);
    const ended = once(terraform, "close");
    await changed;
    // At once, while the host, which is in this process, does nothing more.
    for (const { pid, command } of childrenOf(terraform.pid)) {
      if (command.includes("rdslicensing")) process.kill(pid, "SIGKILL");
    }
    await ended;
    expect(await workspace.state("rdsh1")).toBeUndefined();
    workspace.write({ rdsh1: workspace.resource("rdsh1", { license_servers: ["lic9.contoso.com"] }) });
    const { stdout } = await workspace.terraform.plan();
    expect(plainText(stdout)).toMatch(/license_servers = \["lic1\.contoso\.com", "lic2\.contoso\.com"\] now/);
    expect((await workspace.terraform.apply()).code).toBe(0);
    expect((await workspace.terraform.plan()).code).toBe(0);
  });
});

describe("a host that is to be created", () => {
  test("and is down is a warning that nothing is known of it", async () => {
    await workspace.farm.host("rdsh1").down();
    const { code, stdout } = await workspace.terraform.plan();
    expect(code).toBe(2);
    expect(plainText(stdout)).toMatch(
      /Warning: localhost:\d+: Policy and current values are not known .*refused the connection/,
    );
  });

  test("and whose questions fail is one too", async () => {
    workspace.farm.host("rdsh1").fault({ name: "return-access-denied", operation: "GetDWORDValue", times: 0 });
    const { code, stdout } = await workspace.terraform.plan();
    expect(code).toBe(2);
    expect(plainText(stdout)).toMatch(/Policy and current values are not known .*Registry access denied/);
  });

  test("and does not answer in time is one after a few seconds", async () => {
    workspace.farm.host("rdsh1").fault({ name: "hang", times: 0 });
    const { code, stdout } = await workspace.terraform.plan();
    expect(code).toBe(2);
    expect(plainText(stdout)).toMatch(/are not known .*There was no answer within 5 s/);
  });

  test("whose certificate has expired is an error at plan", async () => {
    const authority = createAuthority();
    const expired = authority.issue(["localhost"], new Date("2020-01-01"), new Date("2020-02-01"));
    const host = await startHost(() => ({ status: 200 }), expired);
    workspace.write({ rdsh1: { ...workspace.resource("rdsh1"), host: `localhost:${host.port}` } });
    const trusted = { RDSLICENSING_CA_CERTIFICATE: authority.ca };
    const { code, stderr } = await workspace.terraform.run(["plan", "-no-color"], trusted);
    await host.stop();
    expect([code, host.requests.length]).toEqual([1, 0]);
    expect(plainText(stderr)).toMatch(/Error: localhost:\d+: The host.s certificate is outside its period of validity/);
  });

  test("does not keep others from being tried where it and another one are slow", async () => {
    // Their challenges come in time, and what they make of the answers to them does not.
    const slow = ["rdsh1", "rdsh2"];
    for (const name of slow) workspace.farm.host(name).latencyMs = 4_000;
    // Planned after them.
    const third = `resource "rdslicensing_configuration" "third" {
      host            = "${workspace.address("lic1")}"
      mode            = "per_user"
      license_servers = ["lic1.contoso.com"]
      depends_on      = [rdslicensing_configuration.rdsh1, rdslicensing_configuration.rdsh2]
    }`;
    workspace.write(Object.fromEntries(slow.map((name) => [name, workspace.resource(name)])), third);
    const { code, stdout, stderr } = await workspace.terraform.plan();
    expect([code, stderr]).toEqual([2, ""]);
    expect(plainText(stdout).match(/There was no answer within 5 s/g)?.length).toBeGreaterThanOrEqual(2);
    expect(plainText(stdout)).not.toContain("was not tried");
  });

  test.each<[string, NodeJS.ProcessEnv, RegExp]>([
    ["whose authority is not trusted", { RDSLICENSING_CA_CERTIFICATE: "" }, /not signed by a trusted authority/],
    ["whose certificate is for another name", { RDSLICENSING_TLS_SERVER_NAME: "other" }, /is for another name/],
    ["that rejects the credential", { RDSLICENSING_PASSWORD: "wrong" }, /did not accept the credential/],
    [
      "that needs a package which is missing",
      { RDSLICENSING_AUTH: "kerberos", RDSLICENSING_USERNAME: "", RDSLICENSING_PASSWORD: "" },
      /An optional package that this setting needs is missing.*kerberos/,
    ],
  ])("%s is an error at plan", async (_what, environment, message) => {
    const { code, stderr } = await workspace.terraform.run(["plan", "-no-color"], environment);
    expect(code).toBe(1);
    expect(plainText(stderr)).toMatch(message);
  });
});
