import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "../cli/support/run-command";
import { shippedProvider } from "../support/provider";
import { type Json, Workspace } from "../support/terraform";
import { HostLicensing, type HostState, notRestorable } from "./support/host-licensing";
import { KIND, MISSING, openHost, type RealHost } from "./support/real-host";

/** Names that no resolver knows, so that no server is asked. */
const SERVERS = ["lic1.invalid", "lic2.invalid"];
const PER_DEVICE = { type: "REG_DWORD", data: "0x2" };
const PER_USER = { type: "REG_DWORD", data: "0x4" };
const LIST = { type: "REG_MULTI_SZ", data: SERVERS.join("\\0") };

if (MISSING !== undefined) test.skip(MISSING, () => undefined);

// One host through its life: the tests build on each other.
(MISSING === undefined ? describe : describe.skip)(`${KIND}, through real Terraform and judged by its reg`, () => {
  let host: RealHost;
  let licensing: HostLicensing;
  let original: HostState | undefined;
  let terraform: Workspace;
  let folder: string;

  beforeAll(async () => {
    host = await openHost();
    licensing = new HostLicensing(host.reg);
    const held = await licensing.read();
    const problem = notRestorable(held);
    if (problem !== undefined) throw new Error(`Nothing was changed: ${problem}`);
    original = held;
    // For a person who has to put it back by hand, after a run that was killed.
    if (process.env.RDSLICENSING_REAL_HOST) process.stderr.write(`The host held ${JSON.stringify(held)}\n`);
    folder = mkdtempSync(join(tmpdir(), "real-windows-"));
    terraform = new Workspace({ provider: shippedProvider(), environment: host.environment });
    declare("");
    expect(await terraform.init()).toMatchObject({ code: 0, stderr: "" });
  });

  afterAll(async () => {
    try {
      if (original !== undefined) {
        await licensing.restore(original);
        expect(await licensing.read()).toEqual(original);
      }
    } finally {
      terraform?.remove();
      if (folder !== undefined) rmSync(folder, { recursive: true });
      await host?.close();
    }
  });

  /** The configuration of the host, with these lines in addition; or nothing but the provider. */
  function declare(lines: string | undefined, more = ""): void {
    const resource = `resource "rdslicensing_configuration" "host" {
  host            = "${host.address}"
  mode            = "per_user"
  license_servers = ${JSON.stringify(SERVERS)}
${lines}
}
`;
    terraform.write(`terraform {
  required_providers {
    rdslicensing = { source = "rds-licensing/rdslicensing" }
  }
}
provider "rdslicensing" {}
${lines === undefined ? "" : resource}${more}
`);
  }

  const holds = async () => (await licensing.read()).values;
  const command = (...args: readonly string[]) => runCommand(args, host.environment);
  const drift = () => runCommand(["drift", terraform.directory], terraform.environment);
  const done = { code: 0, stderr: "" };

  test("doctor finds it ready, and a recording of it names neither the host nor the account", async () => {
    const file = join(folder, "recording.json");
    const { code, stdout, stderr } = await command("doctor", host.address, "--record", file, "--yes");
    expect({ code, stdout, stderr }).toMatchObject({ code: 0 });
    const { RDSLICENSING_USERNAME: account, RDSLICENSING_PASSWORD: password } = host.environment;
    const [user = ""] = account.split("\\").reverse();
    const recording = readFileSync(file, "utf8").toLowerCase();
    for (const secret of [user, password, hostname()]) expect(recording).not.toContain(secret.toLowerCase());
  });

  test("check diagnoses it", async () => {
    const { code, stdout, stderr } = await command("check", host.address, "--format", "json");
    expect({ code, stderr }).toEqual({ code: expect.any(Number), stderr: "" });
    expect([0, 2, 4]).toContain(code);
    expect(JSON.parse(stdout).hosts).toMatchObject([{ host: host.address }]);
  });

  test("check reaches it over http, where NTLM encrypts the messages", async () => {
    if (host.httpAddress === undefined) return;
    const { code, stderr } = await command("check", host.httpAddress, "--no-https");
    expect({ code, stderr }).toEqual({ code: expect.any(Number), stderr: "" });
    expect([0, 2, 4]).toContain(code);
  });

  test("plan and apply configure it, and the next plan has nothing to do", async () => {
    expect((await terraform.plan()).code).toBe(2);
    expect(await terraform.apply("plan.bin")).toMatchObject(done);
    expect(await holds()).toMatchObject({ mode: PER_USER, servers: LIST });
    expect(await terraform.plan()).toMatchObject({ code: 0, stderr: "" });
    expect(await drift()).toMatchObject({ code: 0, stderr: "" });
  });

  test("a mode that was changed behind Terraform is drift, and apply repairs it", async () => {
    await licensing.set("mode", PER_DEVICE);
    expect(await drift()).toMatchObject({ code: 2, stdout: expect.stringContaining("per_device, declared per_user") });
    expect(await terraform.plan()).toMatchObject({ code: 2 });
    expect(await terraform.apply("plan.bin")).toMatchObject(done);
    expect(await holds()).toMatchObject({ mode: PER_USER, servers: LIST });
  });

  test("so is a list of license servers of the wrong type", async () => {
    await licensing.set("servers", { type: "REG_SZ", data: SERVERS.join(",") });
    expect(await terraform.plan()).toMatchObject({ code: 2 });
    expect(await terraform.apply("plan.bin")).toMatchObject(done);
    expect(await holds()).toMatchObject({ mode: PER_USER, servers: LIST });
  });

  test("the diagnosis in Terraform tells of the host, and changes nothing", async () => {
    declare("", `data "rdslicensing_diagnosis" "host" {\n  host = "${host.address}"\n}\n`);
    const before = await holds();
    expect(await terraform.apply()).toMatchObject(done);
    const { values }: Json = await terraform.stateJson();
    const [diagnosis] = values.root_module.resources.filter(({ mode }: Json) => mode === "data");
    expect(diagnosis.values).toMatchObject({ host: host.address, findings: expect.any(Array) });
    expect(await holds()).toEqual(before);
  });

  test("destroy puts back what it held, registry types included", async () => {
    expect(await terraform.destroy()).toMatchObject(done);
    expect(await holds()).toEqual(original?.values);
  });

  test("what somebody else configured is imported without a change, and a destroy leaves it", async () => {
    declare("");
    await licensing.set("mode", PER_USER);
    // Also makes the key, which a host that was never configured lacks.
    await licensing.set("servers", LIST);
    const imported = await terraform.import("rdslicensing_configuration.host", host.address);
    expect(imported).toMatchObject(done);
    expect(await terraform.plan()).toMatchObject({ code: 0 });
    expect(await terraform.destroy()).toMatchObject(done);
    expect(await holds()).toMatchObject({ mode: PER_USER, servers: LIST });
  });

  test("values of Group Policy are set beside its own, and cleared", async () => {
    const before: object = await holds();
    declare('  scope = "policy"\n  on_destroy = "clear"');
    expect(await terraform.apply()).toMatchObject(done);
    const policy = { policyMode: PER_USER, policyServers: { type: "REG_SZ", data: SERVERS.join(",") } };
    expect(await holds()).toEqual({ ...before, ...policy });
    expect(await terraform.plan()).toMatchObject({ code: 0 });
    expect(await terraform.destroy()).toMatchObject(done);
    expect(await holds()).toEqual(before);
  });
});
