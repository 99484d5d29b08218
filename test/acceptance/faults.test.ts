import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FaultName } from "../../src/simulator";
import { plainText } from "../support/plain-text";
import { retryWherePortsAreTaken } from "../support/ports-of-hosts-that-are-down";
import { LICENSING_CORE, RdsWorkspace, type ResourceText } from "../support/rds-workspace";
import { finished, groupEnded } from "../support/terraform";

retryWherePortsAreTaken();

let workspace: RdsWorkspace;
afterEach(() => workspace.close());

/** Written in the registry, where the faults are. */
function resource(host: string, attributes: ResourceText = {}): ResourceText {
  return workspace.resource(host, { write_method: "registry", ...attributes });
}

interface Setting {
  /** Of the provider, for all commands. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Whether Terraform starts it anew for each command: for tests of how it lives, and of what one command sets. */
  readonly startsProvider?: boolean;
}

async function open({ environment, startsProvider = false }: Setting = {}): Promise<void> {
  workspace = await RdsWorkspace.open({ environment, attached: !startsProvider });
  workspace.write({ rdsh1: resource("rdsh1") });
}

async function create(setting: Setting = {}): Promise<void> {
  await open(setting);
  expect((await workspace.terraform.apply()).code).toBe(0);
}

describe("a host that can not be asked at refresh", () => {
  test("is an error that names it, and stays in the state", async () => {
    await create();
    const before = await workspace.state("rdsh1");
    await workspace.farm.host("rdsh1").down();
    const { code, stderr } = await workspace.terraform.plan();
    expect(code).toBe(1);
    expect(plainText(stderr)).toMatch(
      /localhost:\d+: The host refused the connection.*winrm enumerate.*winrm\.port and winrm\.https/,
    );
    expect(await workspace.state("rdsh1")).toEqual(before);
    await workspace.farm.host("rdsh1").up();
    expect((await workspace.terraform.plan()).code).toBe(0);
  });

  test.each<[FaultName, RegExp]>([
    ["reset-before", /The connection was closed/],
    ["malformed-xml", /not a valid WS-Management message/],
    ["oversized-body", /larger than allowed/],
    ["empty-500", /Unencrypted traffic was refused/],
    ["soap-access-denied", /denied access/],
    ["return-access-denied", /Registry access denied.*ReturnValue 5.*Administrators/],
  ])("because of %s is an error with what to do, and the state is kept", async (name, message) => {
    await create();
    const before = await workspace.terraform.rawState();
    workspace.farm.host("rdsh1").fault({ name, operation: "GetDWORDValue", times: 0 });
    const { code, stderr } = await workspace.terraform.plan();
    expect(code).toBe(1);
    expect(plainText(stderr)).toMatch(message);
    expect(plainText(stderr)).toContain(workspace.address("rdsh1"));
    expect(await workspace.terraform.rawState()).toEqual(before);
  });

  test("because it never answers is an error after the timeout", async () => {
    await create({ startsProvider: true });
    workspace.farm.host("rdsh1").fault({ name: "hang", times: 0 });
    const { code, stderr } = await workspace.terraform.run(["plan", "-no-color"], { RDSLICENSING_TIMEOUT: "1s" });
    expect(code).toBe(1);
    expect(plainText(stderr)).toMatch(/did not end in time.*winrm\.timeout/);
  });
});

describe("what passes by itself", () => {
  test.each<FaultName>(["reset-before", "half-response", "quota-operations", "operation-timeout"])(
    "such as %s is tried again, and nobody notices",
    async (name) => {
      await create();
      const host = workspace.farm.host("rdsh1");
      // The first question goes with the logon, which is not tried a third time before a host has accepted it.
      host.fault({ name, operation: "GetDWORDValue", times: 1 });
      expect((await workspace.terraform.plan()).code).toBe(0);
      host.fault({ name, operation: "SetDWORDValue", times: 2 });
      workspace.write({ rdsh1: resource("rdsh1", { mode: "per_device" }) });
      expect((await workspace.terraform.apply()).code).toBe(0);
      expect(workspace.registry("rdsh1")).toMatchObject({ mode: { data: 2 } });
    },
  );

  test("is an error at once where max_retries is 0, with what the host answered and what to do", async () => {
    await create({ startsProvider: true });
    workspace.farm.host("rdsh1").fault({ name: "quota-operations", operation: "GetDWORDValue" });
    const { code, stderr } = await workspace.terraform.run(["plan", "-no-color"], { RDSLICENSING_MAX_RETRIES: "0" });
    expect(code).toBe(1);
    expect(plainText(stderr)).toMatch(/because of a quota.*2150859174.*raise the quota.*winrm\.max_retries/);
  });
});

describe("a host that is not reached as configured", () => {
  test.each<[string, NodeJS.ProcessEnv, RegExp]>([
    [
      "a wrong password is rejected, with the schemes the host offers",
      { RDSLICENSING_PASSWORD: "wrong" },
      /did not accept the credential.*(Negotiate|NTLM)/,
    ],
    [
      "a certificate nobody vouches for is refused",
      { RDSLICENSING_CA_CERTIFICATE: "" },
      /not signed by a trusted authority.*winrm\.ca_certificate/,
    ],
    [
      "a certificate for another name is refused",
      { RDSLICENSING_TLS_SERVER_NAME: "other.contoso.com" },
      /for another name.*winrm\.tls_server_name/,
    ],
    [
      "a path without a listener is told apart",
      { RDSLICENSING_PATH: "elsewhere" },
      /no WS-Management service.*winrm\.path/,
    ],
    ["an http listener is no https listener", { RDSLICENSING_HTTPS: "false" }, /.+/],
  ])("%s", async (_what, environment, message) => {
    await open({ environment });
    const { code, stderr } = await workspace.terraform.apply();
    expect(code).toBe(1);
    expect(plainText(stderr)).toMatch(message);
    expect(await workspace.state("rdsh1")).toBeUndefined();
    expect(workspace.registry("rdsh1").servers).toBeUndefined();
  });

  test("a rejected password is sent once, not again and again", async () => {
    await open({ environment: { RDSLICENSING_PASSWORD: "wrong" } });
    await workspace.terraform.apply();
    expect(workspace.farm.host("rdsh1").requests).toBe(2);
  });

  test("a rejected password is tried on two hosts of many, whatever Terraform asks for at the same time", async () => {
    await open({ environment: { RDSLICENSING_PASSWORD: "wrong" } });
    const names = ["rdsh1", "rdsh2", "lic1", "lic2"];
    workspace.write(Object.fromEntries(names.map((name) => [name, workspace.resource(name)])));
    const { code, stderr } = await workspace.terraform.apply();
    expect(code).toBe(1);
    expect(plainText(stderr)).toMatch(/was not tried here: localhost:\d+ and localhost:\d+ did not accept it/);
    // A logon takes two requests, and the first, which asks for a challenge, reveals nothing of the password.
    expect(names.filter((name) => workspace.farm.host(name).requests === 2)).toHaveLength(2);
  });

  test("an authority that NODE_EXTRA_CA_CERTS adds is trusted", async () => {
    await open({ environment: { RDSLICENSING_CA_CERTIFICATE: "" }, startsProvider: true });
    const file = join(workspace.terraform.directory, "ca.pem");
    writeFileSync(file, workspace.farm.caCertificate);
    expect((await workspace.terraform.run(["plan", "-no-color"], { NODE_EXTRA_CA_CERTS: file })).code).toBe(0);
    const applied = await workspace.terraform.run(["apply", "-no-color", "-auto-approve"], {
      NODE_EXTRA_CA_CERTS: file,
    });
    expect(applied.code).toBe(0);
  });

  test("a name that does not resolve is an error on the host", async () => {
    await open();
    workspace.write({ rdsh1: { ...resource("rdsh1"), host: "no-such-host.invalid" } });
    const { code, stderr } = await workspace.terraform.apply();
    expect(code).toBe(1);
    expect(plainText(stderr)).toMatch(
      /could not be resolved.*host = "no-such-host.invalid"|host = "no-such-host.invalid".*DNS/,
    );
  });
});

describe("a change that fails", () => {
  test("half-way through creation is undone, and nothing is left in the state", async () => {
    await open();
    workspace.farm.host("rdsh1").fault({ name: "return-access-denied", operation: "SetDWORDValue" });
    const { code, stderr } = await workspace.terraform.apply();
    expect(code).toBe(1);
    expect(plainText(stderr)).toMatch(/write LicensingMode.*ReturnValue 5/);
    expect(workspace.registry("rdsh1")).toEqual({
      mode: { type: "REG_DWORD", data: 5 },
      servers: undefined,
      serversKey: false,
    });
    expect(await workspace.state("rdsh1")).toBeUndefined();
    expect((await workspace.terraform.apply()).code).toBe(0);
    expect((await workspace.terraform.plan()).code).toBe(0);
  });

  test("half-way through creation and can not be undone leaves the last known truth, and what was there before in the message", async () => {
    await open();
    const host = workspace.farm.host("rdsh1");
    host.registry.setValue(LICENSING_CORE, "LicensingMode", { type: "REG_DWORD", data: 2 });
    host.fault({ name: "reset-before", operation: "SetDWORDValue", times: 0 });
    host.fault({ name: "return-access-denied", operation: "DeleteValue", times: 0 });
    const { code, stderr } = await workspace.terraform.apply();
    expect(code).toBe(1);
    expect(plainText(stderr)).toMatch(
      /Half-finished change.*LicensingMode = 2 \(REG_DWORD\), SpecifiedLicenseServers absent/,
    );
    expect(await workspace.state("rdsh1")).toMatchObject({
      mode: "per_device",
      license_servers: ["lic1.contoso.com", "lic2.contoso.com"],
    });
    host.clearFaults();
    expect((await workspace.terraform.apply()).code).toBe(0);
    expect((await workspace.terraform.plan()).code).toBe(0);
    expect(await workspace.state("rdsh1")).toMatchObject({ original: { mode: "per_device" } });
    expect((await workspace.terraform.destroy()).code).toBe(0);
    expect(workspace.registry("rdsh1")).toMatchObject({ mode: { data: 2 }, serversKey: false });
  });

  test("half-way through an update leaves in the state what the host really has", async () => {
    await create({ startsProvider: true });
    workspace.write({ rdsh1: resource("rdsh1", { mode: "per_device", license_servers: ["lic3"] }) });
    workspace.farm.host("rdsh1").fault({ name: "return-access-denied", operation: "SetDWORDValue" });
    expect((await workspace.terraform.apply()).code).toBe(1);
    expect(await workspace.state("rdsh1")).toMatchObject({ mode: "per_user", license_servers: ["lic3"] });
    expect((await workspace.terraform.plan()).code).toBe(2);
    expect((await workspace.plannedChange("rdsh1")).attributes).toEqual(["mode"]);
    expect((await workspace.terraform.apply()).code).toBe(0);
    expect((await workspace.terraform.plan()).code).toBe(0);
  });

  test("because the host goes away between two of Windows' own setters leaves in the state what it has", async () => {
    await create();
    workspace.write({ rdsh1: workspace.resource("rdsh1", { mode: "per_device", license_servers: ["lic3"] }) });
    const host = workspace.farm.host("rdsh1");
    host.registry.onChange(() => host.fault({ name: "reset-before", times: 0 }));
    const { code, stderr } = await workspace.terraform.apply();
    expect(code).toBe(1);
    expect(plainText(stderr)).toMatch(/The connection was closed/);
    expect(workspace.registry("rdsh1")).toMatchObject({ mode: { data: 4 }, servers: { data: ["lic3"] } });
    expect(await workspace.state("rdsh1")).toMatchObject({ mode: "per_user", license_servers: ["lic3"] });
  });

  test("only in that its answer was lost is found out by reading back", async () => {
    await create();
    workspace.write({ rdsh1: resource("rdsh1", { mode: "per_device" }) });
    workspace.farm.host("rdsh1").fault({ name: "reset-after", operation: "SetDWORDValue", times: 0 });
    expect((await workspace.terraform.apply()).code).toBe(0);
    workspace.farm.host("rdsh1").clearFaults();
    expect(await workspace.state("rdsh1")).toMatchObject({ mode: "per_device" });
    expect((await workspace.terraform.plan()).code).toBe(0);
  });

  test("on destroy keeps the resource, with what the host has", async () => {
    await create();
    workspace.farm.host("rdsh1").fault({ name: "return-access-denied", operation: "DeleteValue" });
    expect((await workspace.terraform.destroy()).code).toBe(1);
    expect(await workspace.state("rdsh1")).toMatchObject({
      mode: "not_configured",
      license_servers: ["lic1.contoso.com", "lic2.contoso.com"],
    });
    expect((await workspace.terraform.destroy()).code).toBe(0);
    expect(workspace.registry("rdsh1")).toEqual({
      mode: { type: "REG_DWORD", data: 5 },
      servers: undefined,
      serversKey: false,
    });
  });
});

describe("terraform killed in the middle of an apply", () => {
  test("leaves a plan that tells the truth", async () => {
    await create({ startsProvider: true });
    workspace.write({ rdsh1: resource("rdsh1", { mode: "per_device", license_servers: ["lic3"] }) });
    const { registry } = workspace.farm.host("rdsh1");
    const changed = new Promise<void>((resolve) => registry.onChange(resolve));
    const terraform = workspace.terraform.start(["apply", "-no-color", "-auto-approve"]);
    workspace.farm.host("rdsh1").latencyMs = 200;
    await changed;
    terraform.kill("SIGKILL");
    await once(terraform, "exit");
    workspace.farm.host("rdsh1").latencyMs = 0;
    await groupEnded(terraform);
    // Also where everything was written: the change was not recorded, and a destroy must know it as its own.
    expect((await workspace.terraform.plan("-lock=false")).code).toBe(2);
    expect((await workspace.terraform.run(["apply", "-no-color", "-auto-approve", "-lock=false"])).code).toBe(0);
    expect(workspace.registry("rdsh1")).toMatchObject({ mode: { data: 2 }, servers: { data: ["lic3"] } });
  });

  test("by Ctrl-C ends cleanly, with the state telling what the host has", async () => {
    await create({ startsProvider: true });
    workspace.write({ rdsh1: resource("rdsh1", { mode: "per_device" }) });
    const host = workspace.farm.host("rdsh1");
    host.traffic.reset();
    host.fault({ name: "hang", operation: "SetDWORDValue", times: 0 });
    const terraform = workspace.terraform.start(["apply", "-no-color", "-auto-approve"]);
    const ended = finished(terraform);
    const asked = () => host.traffic.log().some(({ operation }) => operation === "SetDWORDValue");
    while (!asked() && terraform.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 50));
    terraform.kill("SIGINT");
    expect((await ended).code).toBe(1);
    host.clearFaults();
    expect(await workspace.state("rdsh1")).toMatchObject({ mode: "per_user" });
    expect((await workspace.terraform.plan()).code).toBe(2);
  });
});
