import { readFileSync } from "node:fs";
import { parseFarm } from "../../src/simulator";
import { plainText } from "../support/plain-text";
import { retryWherePortsAreTaken } from "../support/ports-of-hosts-that-are-down";
import { RdsWorkspace } from "../support/rds-workspace";
import type { Json } from "../support/terraform";

retryWherePortsAreTaken();

const LICENSED = {
  "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\RCM\\Licensing Core": {
    LicensingMode: { type: "REG_DWORD", data: 4 },
  },
  "HKLM\\SYSTEM\\CurrentControlSet\\Services\\TermService\\Parameters\\LicenseServers": {
    SpecifiedLicenseServers: { type: "REG_MULTI_SZ", data: ["lic1.contoso.com", "lic2.contoso.com"] },
  },
};

let workspace: RdsWorkspace;
beforeEach(async () => {
  const farm = parseFarm({
    hosts: [
      { name: "rdsh1", registry: LICENSED, licenseCertificate: true, graceDaysLeft: 0 },
      {
        name: "lic1",
        role: "license_server",
        licensing: { keyPacks: [{ mode: "per_user", total: 50, issued: 12, expires: "2030-01-31T00:00:00Z" }] },
      },
      { name: "lic2", role: "license_server", licensing: { keyPacks: [{ mode: "per_device", total: 5, issued: 5 }] } },
    ],
  });
  workspace = await RdsWorkspace.open({ attached: true, farm, environment: { RDSLICENSING_TIMEOUT: "6s" } });
});
afterEach(() => workspace.close());

/** Reads a data source, by way of an output. */
async function read(type: string, attributes: Readonly<Record<string, unknown>>): Promise<Json> {
  const body = Object.entries(attributes).map(([name, value]) => `  ${name} = ${JSON.stringify(value)}`);
  workspace.write({}, `data "${type}" "it" {\n${body.join("\n")}\n}\noutput "it" {\n  value = data.${type}.it\n}`);
  const { code, stdout, stderr } = await workspace.terraform.apply();
  if (code !== 0) return { error: plainText(stdout + stderr) };
  return (await workspace.terraform.stateJson()).values.outputs.it.value;
}

const diagnose = (attributes = {}) =>
  read("rdslicensing_diagnosis", { host: workspace.address("rdsh1"), ...attributes });
const everyServer = () => ({
  "lic1.contoso.com": workspace.address("lic1"),
  "lic2.contoso.com": workspace.address("lic2"),
});
const codes = ({ findings }: Json): string[] => findings.map(({ severity, code }: Json) => `${severity} ${code}`);

describe("rdslicensing_diagnosis", () => {
  test("knows everything about a host and its license servers", async () => {
    const found = await diagnose({ license_servers: everyServer() });
    expect(found).toMatchObject({
      healthy: true,
      assessed: true,
      problems: ['The license server "lic2.contoso.com" has no Per User CALs, which the session host\'s mode needs.'],
      grace_warning_days: null,
      details: {
        role_active: true,
        windows_version: "Windows Server 2022",
        domain_joined: true,
        effective_mode: "per_user",
        mode_source: "local",
        local_mode: "per_user",
        policy_mode: null,
        effective_license_servers: ["lic1.contoso.com", "lic2.contoso.com"],
        license_servers_source: "local",
        policy_license_servers: null,
        grace_days_left: 0,
        servers: [
          { name: "lic1.contoso.com", status: "valid", usable: true },
          { name: "lic2.contoso.com", status: "valid", usable: true },
        ],
      },
    });
    expect(codes(found)).toEqual(["warning no_matching_cals"]);
    expect(found.findings[0].server).toBe("lic2.contoso.com");
  });

  test("does not guess about CALs where no license server is named", async () => {
    const found = await diagnose();
    expect(found).toMatchObject({ assessed: true, healthy: true, problems: [] });
    expect(codes(found)).toContain("unknown no_matching_cals");
    expect(codes(found).every((code) => code.startsWith("unknown "))).toBe(true);
  });

  test("finds what keeps users out", async () => {
    const { registry, windows } = workspace.farm.host("rdsh1");
    registry.deleteValue(Object.keys(LICENSED)[0] as string, "LicensingMode");
    windows.connectivity.set("lic1.contoso.com", "never");
    await workspace.farm.host("lic2").down();
    const found = await diagnose();
    expect(found.healthy).toBe(false);
    expect(codes(found).filter((code) => code.startsWith("error"))).toEqual([
      "error mode_not_configured",
      "error grace_period",
      "error license_server_unreachable",
      "error license_server_unreachable",
    ]);
    expect(found.problems).toHaveLength(4);
    expect(found.problems[0]).toMatch(/^The licensing mode is not configured; users are refused/);
  });

  describe("in the check block of its documentation", () => {
    const EXAMPLE = readFileSync("examples/data-sources/rdslicensing_diagnosis/data-source.tf", "utf8");
    const CHECK = EXAMPLE.slice(EXAMPLE.indexOf('check "'));

    /** What a plan with the example's check block warns of, and what it exits with. */
    async function warnings({ isNested = false } = {}) {
      const host = JSON.stringify(workspace.address("rdsh1"));
      const data = `data "rdslicensing_diagnosis" "rdsh1" {\n  host = ${host}\n}\n`;
      workspace.write({}, isNested ? CHECK.replace("{\n", `{\n${data}`) : `${data}${CHECK}`);
      const { code, stdout, stderr } = await workspace.terraform.plan();
      const text = plainText(stdout + stderr);
      return { code, text, count: text.split("Warning: Check block assertion failed").length - 1 };
    }

    test("nothing is told of a host of which only license servers were not asked", async () => {
      expect(await warnings()).toMatchObject({ code: 0, count: 0 });
    });

    test("errors and warnings are told, checks that could not be made are not, and the plan has nothing to do", async () => {
      workspace.farm.host("rdsh1").windows.connectivity.set("lic1.contoso.com", 6);
      const { code, text, count } = await warnings();
      expect(count).toBe(1);
      expect(text).toContain('The license server "lic1.contoso.com" cannot be reached.');
      expect(text).not.toContain("Cannot tell");
      expect(code).toBe(0);
    });

    test("a data source inside the block is read again at every apply, so that no plan has nothing to do", async () => {
      expect(await warnings({ isNested: true })).toMatchObject({ code: 2, count: 0 });
      expect((await workspace.terraform.apply()).code).toBe(0);
      expect(await warnings({ isNested: true })).toMatchObject({ code: 2, count: 0 });
    });

    test("a host that could not be assessed is told", async () => {
      workspace.farm.host("rdsh1").removeWmiClass("root/cimv2/TerminalServices");
      const { text, count } = await warnings();
      expect(count).toBe(1);
      expect(text).toMatch(/What rdsh1.contoso.com uses could not be found out/);
    });
  });

  test("is an error on the host where it can not be asked, and null where only WMI can not", async () => {
    workspace.farm.host("rdsh1").removeWmiClass("root/cimv2/TerminalServices");
    expect(await diagnose()).toMatchObject({
      details: { role_active: null, effective_mode: null, local_mode: "per_user" },
      assessed: false,
      healthy: false,
      problems: [],
    });
    await workspace.farm.host("rdsh1").down();
    const { error } = await diagnose();
    expect(error).toMatch(/localhost:\d+: The host refused the connection.*host = "localhost/);
  });

  test("warns where none of the license servers that are named is one of the host's", async () => {
    const warning =
      /Warning: No license server of this host is named.*uses "lic1.contoso.com", "lic2.contoso.com".*names "lic1"/;
    const plan = async (names: readonly string[]) => {
      const servers = Object.fromEntries(names.map((name) => [name, workspace.address("lic1")]));
      const attributes = `host = ${JSON.stringify(workspace.address("rdsh1"))}\n  license_servers = ${JSON.stringify(servers)}`;
      workspace.write({}, `data "rdslicensing_diagnosis" "it" {\n  ${attributes}\n}`);
      const { code, stdout, stderr } = await workspace.terraform.plan();
      expect(code).toBe(0);
      return plainText(stdout + stderr);
    };
    expect(await plan(["lic1"])).toMatch(warning);
    expect(await plan(["lic1", "LIC1.contoso.com"])).not.toMatch(warning);
  });

  test("is read at apply where its host comes from another resource", async () => {
    const address = JSON.stringify(workspace.address("rdsh1"));
    workspace.write(
      {},
      `resource "terraform_data" "host" {\n  input = ${address}\n}\ndata "rdslicensing_diagnosis" "it" {\n  host = terraform_data.host.output\n}\noutput "mode" {\n  value = data.rdslicensing_diagnosis.it.details.effective_mode\n}`,
    );
    expect((await workspace.terraform.apply()).code).toBe(0);
    expect((await workspace.terraform.stateJson()).values.outputs.mode.value).toBe("per_user");
  });

  test.each([
    [{ grace_warning_days: 121 }, /number of days from 0 to 120/],
    [{ license_servers: { lic1: "http://lic1" } }, /starts with a scheme/],
    [{ host: "a b" }, /contains a blank/],
  ])("refuses %j on its attribute", async (attributes, message) => {
    expect((await diagnose(attributes)).error).toMatch(message);
  });
});

describe("rdslicensing_license_server", () => {
  const server = () => read("rdslicensing_license_server", { host: workspace.address("lic1") });

  test("tells activation, CALs and policies", async () => {
    const found = await server();
    expect(found).toMatchObject({
      id: workspace.address("lic1"),
      activation_status: "activated",
      role: "domain",
      version: "Windows Server 2022",
      totals: [
        {
          mode: "per_user",
          product_version: "Windows Server 2022",
          total: 50,
          issued: 12,
          available: 38,
          over: 0,
          expiring: 0,
          expired: 0,
        },
      ],
      security_group_enforced: false,
      prevents_upgrade: false,
      in_domain_group: true,
    });
    expect(found.server_id).toMatch(/^\w{5}(-\w{5})+$/);
    expect(found.key_packs.at(-1)).toMatchObject({
      type: "volume",
      model: "per_user",
      type_and_model: "RDS Per User CAL",
      product_version_id: 7,
      total: 50,
      issued: 12,
      available: 38,
      expires: "2030-01-31T00:00:00Z",
    });
    expect(found.key_packs.map(({ model, type }: Json) => `${model} ${type}`)).toContain("per_device temporary");
  });

  test("tells CALs that are no CALs, or no more, from those that were bought", async () => {
    const { licensing } = workspace.farm.host("lic1");
    const pack = { typeAndModel: "", productVersion: "Windows Server 2019", productVersionId: 6, expires: null };
    if (licensing)
      licensing.keyPacks = [
        { ...pack, type: 2, productType: 1, total: 50, issued: 62 },
        { ...pack, type: 2, productType: 1, total: 20, issued: 0, expires: new Date("2023-02-09") },
        { ...pack, type: 6, productType: 0, total: -1, issued: 0 },
        { ...pack, type: 8, productType: 1, total: 0, issued: 7 },
      ];
    const { totals, key_packs } = await server();
    expect(totals).toEqual([
      expect.objectContaining({ mode: "per_user", total: 50, issued: 62, available: 0, over: 12, expired: 20 }),
    ]);
    expect(key_packs.map(({ type, total, available }: Json) => [type, total, available])).toEqual([
      ["volume", 50, 0],
      ["volume", 20, 20],
      ["built_in", null, null],
      ["built_in_over_used", 0, 0],
    ]);
  });

  test("says of an account that is no administrator there what the matter is", async () => {
    const { licensing } = workspace.farm.host("lic1");
    if (licensing) licensing.administrator = false;
    expect((await server()).error).toMatch(/access denied.*Administrators/i);
  });

  test("says of a host without the role what the matter is", async () => {
    expect((await read("rdslicensing_license_server", { host: workspace.address("rdsh1") })).error).toMatch(
      /class.*role/i,
    );
  });
});
