import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseFarm, type SimulatedFarm, type SimulatedHost, startSimulatedFarm } from "../../../src/simulator";
import { CdktfWorkspace } from "../../support/cdktf-workspace";
import { plainText } from "../../support/plain-text";
import { LICENSE_SERVERS, LICENSING_CORE } from "../../support/rds-workspace";
import type { Json, Result } from "../../support/terraform";

const EXAMPLE = join(__dirname, "../../../examples/multi-stack");
const README = readFileSync(join(EXAMPLE, "README.md"), "utf8");
const CONTEXT: Json = JSON.parse(readFileSync(join(EXAMPLE, "cdktf.json"), "utf8")).context;
const SITES = ["amsterdam", "singapore"] as const;
const [PER_DEVICE, PER_USER] = [2, 4];

let workspace: CdktfWorkspace;
let singapore: SimulatedFarm;

afterEach(async () => {
  await workspace.close();
  await singapore.stop();
});

/** Two sites that share nothing: each has a password and a certificate authority of its own. */
async function openSites(): Promise<void> {
  const keyPacks = ["per_user", "per_device"].map((mode) => ({ mode, total: 50, issued: 1 }));
  const site = (domain: string) => {
    const sessionHosts = ["desktop", "kiosk"].map((name) => ({ name, licenseCertificate: true, graceDaysLeft: 0 }));
    const servers = ["lic1", "lic2"].map((name) => ({ name, role: "license_server", licensing: { keyPacks } }));
    return parseFarm({ domain, hosts: [...sessionHosts, ...servers] });
  };
  workspace = await CdktfWorkspace.open(join(EXAMPLE, "main.ts"), site("AMSTERDAM"));
  singapore = await startSimulatedFarm({ farm: site("SINGAPORE") });
  const { environment } = workspace;
  for (const name of ["RDSLICENSING_USERNAME", "RDSLICENSING_PASSWORD"]) delete environment[name];
  environment.RDSLICENSING_CA_CERTIFICATE = SITES.map((name) => farmOf(name).caCertificate).join("\n");
  for (const name of SITES) {
    const { domain, username, password } = farmOf(name).credentials;
    environment[`TF_VAR_${name}_username`] = `${domain}\\${username}`;
    environment[`TF_VAR_${name}_password`] = password;
  }
  const sites = SITES.map((name) => [name, { desktops: [address(name, "desktop")], kiosks: [address(name, "kiosk")] }]);
  workspace.writeSettings({ ...CONTEXT, sites: Object.fromEntries(sites) });
}

function farmOf(site: (typeof SITES)[number]): SimulatedFarm {
  return site === "amsterdam" ? workspace.farm : singapore;
}

function address(site: (typeof SITES)[number], host: string): string {
  return `127.0.0.1:${farmOf(site).host(host).httpsPort}`;
}

function allHosts(): SimulatedHost[] {
  return SITES.flatMap((site) => ["desktop", "kiosk"].map((name) => farmOf(site).host(name)));
}

function licensing({ registry }: SimulatedHost): unknown[] {
  const mode = registry.getValue(LICENSING_CORE, "LicensingMode")?.data;
  return [mode, registry.getValue(LICENSE_SERVERS, "SpecifiedLicenseServers")?.data];
}

function succeeded({ code, stdout, stderr }: Result): string {
  const text = plainText(stdout + stderr);
  if (code !== 0) throw new Error(`exit code ${code}:\n${text}`);
  return text;
}

describe("examples/multi-stack", () => {
  test("synthesizes a stack per site from the hosts it names, on one pool, with no credential and no reference across", async () => {
    await openSites();
    workspace.writeSettings(CONTEXT);
    succeeded(await workspace.synth());
    for (const site of SITES) {
      const text = readFileSync(join(workspace.directory, `cdktf.out/stacks/${site}/cdk.tf.json`), "utf8");
      const stack: Json = JSON.parse(text);
      expect(stack.data?.terraform_remote_state).toBeUndefined();
      const winrm = { username: `\${var.${site}_username}`, password: `\${var.${site}_password}` };
      expect(stack.provider.rdslicensing).toEqual([{ winrm }]);
      const declared = Object.values<Json>(stack.resource.rdslicensing_configuration);
      const hosts = declared.map(({ host }) => host).sort();
      expect(hosts).toEqual(Object.values<string[]>(CONTEXT.sites[site]).flat().sort());
      for (const { license_servers } of declared) expect(license_servers).toEqual(CONTEXT.licenseServers);
    }
  });

  test("deploys each site with its own account, reports the one that drifted, and takes all back", async () => {
    await openSites();
    const before = allHosts().map(licensing);
    const deployed = succeeded(await workspace.deploy("*"));
    const servers = CONTEXT.licenseServers;
    const declared = [PER_USER, PER_DEVICE].map((mode) => [mode, servers]);
    expect(allHosts().map(licensing)).toEqual([...declared, ...declared]);
    expect(deployed).not.toContain("is not healthy");
    const outputs = [...README.matchAll(/`(farm_\w+)`/g)].map(([, name]) => name);
    expect(outputs).toHaveLength(3);
    const shown = succeeded(await workspace.output("amsterdam"));
    for (const name of outputs) expect(shown).toMatch(new RegExp(`\\b${name} = `));
    expect(succeeded(await workspace.rdsLicensing("drift", "cdktf.out"))).toMatch(/4 hosts: 4 ok\s*$/);

    const { registry } = singapore.host("kiosk");
    registry.setValue(LICENSING_CORE, "LicensingMode", { type: "REG_DWORD", data: PER_USER });
    const drift = await workspace.rdsLicensing("drift", "cdktf.out", "--format", "json");
    const { hosts } = JSON.parse(drift.stdout);
    const drifted = hosts.filter(({ state }: Json) => state === "drifted");
    expect(drifted.map(({ host, origin }: Json) => [host, origin])).toEqual([
      [address("singapore", "kiosk"), join("cdktf.out/stacks/singapore")],
    ]);
    expect(drift.code).toBe(2);

    // A destroy would leave the host that somebody changed by hand as it is.
    succeeded(await workspace.deploy("singapore"));
    succeeded(await workspace.destroy("*"));
    expect(allHosts().map(licensing)).toEqual(before);
  });

  test("refuses at synth a pool that is too small for a site", async () => {
    await openSites();
    workspace.writeSettings({ ...CONTEXT, licenseServers: ["lic1.contoso.com"] });
    const { code, stdout, stderr } = await workspace.synth();
    expect(code).toBe(1);
    expect(plainText(stdout + stderr)).toMatch(/minimumServers/);
  });
});
