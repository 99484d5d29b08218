import { parseFarm } from "../../src/simulator";
import { ciCommands } from "../support/ci-commands";
import { LICENSE_SERVERS, LICENSING_CORE, RdsWorkspace } from "../support/rds-workspace";

/** As many commands as a message is long, so that wherever it is wrapped one of them starts a line. */
const NAMES = [
  `${"::error::x ".repeat(60)}end`,
  "a\n::add-mask::x\r\n##[error]y",
  "##vso[task.setvariable variable=a]b",
  "#\u200b#vso[task.prependpath]/tmp",
  "\u009b31m\u202eevil\u2066",
];

/** What reaches a terminal and steers it; Terraform's own colors are taken away before. */
const STEERS = /(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/u;

let workspace: RdsWorkspace;
beforeAll(async () => {
  const farm = parseFarm({
    hosts: [
      {
        name: "rdsh1",
        registry: {
          [LICENSING_CORE]: { LicensingMode: { type: "REG_DWORD", data: 2 } },
          [LICENSE_SERVERS]: { SpecifiedLicenseServers: { type: "REG_MULTI_SZ", data: NAMES } },
        },
      },
      {
        name: "rdsh2",
        registry: {
          [LICENSE_SERVERS]: { SpecifiedLicenseServers: { type: "REG_SZ", data: NAMES.join(" ") } },
        },
      },
      {
        name: "lic1",
        role: "license_server",
        licensing: { keyPacks: NAMES.map((name) => ({ mode: "per_user", typeAndModel: name, productVersion: name })) },
      },
    ],
  });
  workspace = await RdsWorkspace.open({ attached: true, farm });
  const host = (name: string) => JSON.stringify(workspace.address(name));
  workspace.write(
    { rdsh1: workspace.resource("rdsh1"), rdsh2: workspace.resource("rdsh2") },
    `data "rdslicensing_diagnosis" "rdsh1" {
  host = ${host("rdsh1")}
  license_servers = { "lic9" = ${host("lic1")} }
}
data "rdslicensing_license_server" "lic1" {
  host = ${host("lic1")}
}
check "licensing" {
  assert {
    condition     = data.rdslicensing_diagnosis.rdsh1.healthy && false
    error_message = join("\\n", data.rdslicensing_diagnosis.rdsh1.problems)
  }
}
output "texts" {
  value = [for finding in data.rdslicensing_diagnosis.rdsh1.findings : [finding.summary, finding.remedy]]
}
output "lines" {
  value = join("\\n", data.rdslicensing_diagnosis.rdsh1.problems)
}
output "key_packs" {
  value = join("\\n", [for pack in data.rdslicensing_license_server.lic1.key_packs : pack.type_and_model])
}
output "totals" {
  value = data.rdslicensing_license_server.lic1.totals
}`,
  );
});
afterAll(() => workspace.close());

test.each([
  ["without color", ["-no-color"]],
  ["in color", []],
  ["as JSON", ["-json"]],
])("what a host says gives no command to the CI system or the terminal that shows a plan: %s", async (_, options) => {
  const { code, stdout, stderr } = await workspace.terraform.run(["plan", "-input=false", ...options]);
  const output = `${stdout}\n${stderr}`;
  expect(code).toBe(0);
  for (const told of ["Other settings are in place", "Registry value of the wrong type", "No license server of this"]) {
    expect(output).toContain(told);
  }
  expect(output).toContain(":error::x");
  expect(output.replace(/\u001b\[\d*m/g, "")).not.toMatch(STEERS);
  expect(ciCommands(output)).toEqual([]);
});
