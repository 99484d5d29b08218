import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, Fn, TerraformStack } from "cdktf";
import { LicensingMode, RdsLicensing, RdslicensingProvider } from "../../../src/constructs";
import type { HostReport } from "../../../src/reports";
import { withConstructPaths } from "../../../src/reports/plan/construct-paths";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "construct-paths-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

const report = (host: string, address: string): HostReport => ({
  host,
  address,
  state: "ok",
  settings: [],
  findings: [],
});

describe("hosts of a stack of cdktf", () => {
  test("are named by their constructs, where those are not named after them", () => {
    const app = new App({ outdir: directory, stackTraces: false });
    const stack = new TerraformStack(app, "farm");
    new RdslicensingProvider(stack, "rdslicensing");
    const licensing = new RdsLicensing(stack, "licensing", {
      sessionHosts: ["rdsh1.contoso.com", Fn.lookup(Fn.jsondecode("{}"), "address", "10.0.0.5")],
      mode: LicensingMode.PER_USER,
      licenseServers: ["lic1"],
    });
    const addresses = licensing.configurations.map(({ terraformResourceType, friendlyUniqueId }) => {
      return `${terraformResourceType}.${friendlyUniqueId}`;
    });
    app.synth();
    const hosts = ["RDSH1.contoso.com", "10.0.0.5"].map((host, index) => report(host, addresses[index] ?? ""));
    const [named, asAddress] = withConstructPaths(hosts, join(directory, "stacks/farm"));
    expect(named).not.toHaveProperty("displayName");
    expect(asAddress?.displayName).toMatch(/^licensing\/\S+$/);
  });

  test("have no other name where what cdktf wrote cannot be read, or is something else", () => {
    const hosts = [report("rdsh1", "rdslicensing_configuration.a")];
    for (const text of ["{", "[]", "null", '{"resource":{"rdslicensing_configuration":{"a":5,"b":null}}}']) {
      writeFileSync(join(directory, "cdk.tf.json"), text);
      expect(withConstructPaths(hosts, directory)).toEqual(hosts);
    }
    expect(withConstructPaths(hosts, join(directory, "absent"))).toEqual(hosts);
  });
});
