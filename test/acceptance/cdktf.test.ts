import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { SimulatedHost } from "../../src/simulator";
import { CdktfWorkspace } from "../support/cdktf-workspace";
import { LICENSE_SERVERS, LICENSING_CORE } from "../support/rds-workspace";
import type { Result } from "../support/terraform";

const EXAMPLE = join(__dirname, "../../examples/cdktf-farm/main.ts");
const TOKENS = join(__dirname, "programs/tokens.ts");
const SERVERS = ["lic1.contoso.com", "lic2.contoso.com"];

let workspace: CdktfWorkspace;

afterEach(() => workspace.close());

function mode(host: SimulatedHost): unknown {
  return host.registry.getValue(LICENSING_CORE, "LicensingMode");
}

function servers(host: SimulatedHost): unknown {
  return host.registry.getValue(LICENSE_SERVERS, "SpecifiedLicenseServers");
}

/** Every file below `directory`, state and saved plan included, that holds `text`. */
function filesWith(directory: string, text: string): string[] {
  const files = readdirSync(directory, { recursive: true, encoding: "utf8" }).map((name) => join(directory, name));
  return files.filter((file) => statSync(file).isFile() && readFileSync(file).includes(text));
}

function expectSuccess({ code, stdout, stderr }: Result): string {
  if (code !== 0) throw new Error(`exit code ${code}:\n${stdout}\n${stderr}`);
  return stdout;
}

describe("cdktf with examples/cdktf-farm", () => {
  test("deploys, finds and repairs a change made behind its back, and restores what was there before", async () => {
    workspace = await CdktfWorkspace.open(EXAMPLE);
    const hosts = [workspace.farm.host("rdsh1"), workspace.farm.host("rdsh2")] as const;
    const [first, second] = hosts;
    second.registry.setValue(LICENSE_SERVERS, "SpecifiedLicenseServers", { type: "REG_MULTI_SZ", data: ["old"] });
    const before = hosts.map((host) => [mode(host), servers(host)]);

    expect(expectSuccess(await workspace.deploy())).toContain("2 added, 0 changed, 0 destroyed");
    for (const host of hosts) {
      expect(mode(host)).toEqual({ type: "REG_DWORD", data: 4 });
      expect(servers(host)).toEqual({ type: "REG_MULTI_SZ", data: SERVERS });
    }
    expect(expectSuccess(await workspace.diff())).toContain(
      "No changes. Your infrastructure matches the configuration.",
    );

    const reversed = { type: "REG_MULTI_SZ", data: [...SERVERS].reverse() } as const;
    first.registry.setValue(LICENSE_SERVERS, "SpecifiedLicenseServers", reversed);
    second.registry.setValue(LICENSING_CORE, "LicensingMode", { type: "REG_DWORD", data: 2 });
    const diff = expectSuccess(await workspace.diff());
    expect(diff).toContain("0 to add, 2 to change, 0 to destroy");
    expect(diff).toMatch(/~ license_servers +=/);
    expect(diff).toMatch(/~ mode += "per_device" -> "per_user"/);

    expect(expectSuccess(await workspace.deploy())).toContain("0 added, 2 changed, 0 destroyed");
    expect(servers(first)).toEqual({ type: "REG_MULTI_SZ", data: SERVERS });
    expect(mode(second)).toEqual({ type: "REG_DWORD", data: 4 });

    expect(filesWith(workspace.directory, workspace.farm.credentials.password)).toEqual([]);
    expectSuccess(await workspace.destroy());
    expect(hosts.map((host) => [mode(host), servers(host)])).toEqual(before);
  });
});

describe("cdktf with values that only Terraform knows", () => {
  const variables = (hosts: string, licenseServers: string) => [
    `--var=session_hosts=${hosts}`,
    `--var=license_servers=${licenseServers}`,
    "--var=mode=per_device",
  ];

  test("configures each host of a list variable, and judges the values at plan", async () => {
    workspace = await CdktfWorkspace.open(TOKENS);
    const hosts = JSON.stringify(workspace.environment.SESSION_HOSTS?.split(","));
    expectSuccess(await workspace.deploy(...variables(hosts, '["lic1"]')));
    for (const name of ["rdsh1", "rdsh2"]) {
      const host = workspace.farm.host(name);
      expect([mode(host), servers(host)]).toEqual([
        { type: "REG_DWORD", data: 2 },
        { type: "REG_MULTI_SZ", data: ["lic1"] },
      ]);
    }

    const refused = await workspace.diff(...variables(hosts, '["lic1","LIC1"]'));
    expect(refused.code).toBe(1);
    expect(refused.stdout + refused.stderr).toContain("Duplicate license server");
  });
});
