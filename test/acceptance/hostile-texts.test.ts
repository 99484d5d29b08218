import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FORMAT_NAMES } from "../../src/reports";
import { parseFarm, type RegistryValue } from "../../src/simulator";
import { runCommand } from "../cli/support/run-command";
import { ciCommands } from "../support/ci-commands";
import { LICENSE_SERVERS, LICENSING_CORE, RdsWorkspace } from "../support/rds-workspace";

/** As many commands as a message is long, so that wherever it is wrapped one of them starts a line. */
const NAMES = [
  `${"::error::x ".repeat(60)}end`,
  "a\n::add-mask::x\r\n##[error]y",
  "##vso[task.setvariable variable=a]b",
  "#\u200b#vso[task.prependpath]/tmp",
  "\u009b31m\u202eevil\u2066\u007f",
  "back\\slash\\u0023#vso[x]",
];
const LIST: RegistryValue = { type: "REG_MULTI_SZ", data: NAMES };
const POLICY = "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services";

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
          [LICENSE_SERVERS]: { SpecifiedLicenseServers: LIST },
        },
      },
      {
        name: "rdsh2",
        registry: {
          [LICENSE_SERVERS]: { SpecifiedLicenseServers: { type: "REG_SZ", data: NAMES.join(" ") } },
        },
      },
      {
        name: "rdsh3",
        registry: { [POLICY]: { LicenseServers: { type: "REG_SZ", data: NAMES.join(",") } } },
      },
      {
        name: "lic1",
        role: "license_server",
        licensing: {
          serverId: NAMES.join(" "),
          keyPacks: NAMES.map((name) => ({ mode: "per_user", typeAndModel: name, productVersion: name })),
        },
      },
      {
        name: "lic2",
        role: "license_server",
        wmi: { "root/cimv2": { Win32_TSLicenseServer: [{ ServerRole: "1", Version: NAMES.join(" ") }] } },
      },
    ],
  });
  workspace = await RdsWorkspace.open({ attached: true, farm });
  const host = (name: string) => JSON.stringify(workspace.address(name));
  workspace.write(
    {
      rdsh1: workspace.resource("rdsh1"),
      rdsh2: workspace.resource("rdsh2"),
      rdsh3: workspace.resource("rdsh3", { on_policy_override: "warn" }),
    },
    `data "rdslicensing_diagnosis" "of_rdsh1" {
  host = ${host("rdsh1")}
  license_servers = { "lic9" = ${host("lic1")} }
}
data "rdslicensing_diagnosis" "of_rdsh3" {
  host = ${host("rdsh3")}
}
data "rdslicensing_license_server" "lic1" {
  host = ${host("lic1")}
}
data "rdslicensing_license_server" "lic2" {
  host = ${host("lic2")}
}
check "licensing" {
  assert {
    condition     = data.rdslicensing_diagnosis.of_rdsh1.healthy && false
    error_message = join("\\n", data.rdslicensing_diagnosis.of_rdsh1.problems)
  }
}
output "texts" {
  value = [for finding in data.rdslicensing_diagnosis.of_rdsh1.findings : [finding.summary, finding.remedy]]
}
output "lines" {
  value = join("\\n", data.rdslicensing_diagnosis.of_rdsh1.problems)
}
output "key_packs" {
  value = join("\\n", [for pack in data.rdslicensing_license_server.lic1.key_packs : pack.type_and_model])
}
output "license_server" {
  value = [data.rdslicensing_license_server.lic1.server_id, data.rdslicensing_license_server.lic2.version]
}
output "names" {
  value = join("\\n", concat(
    data.rdslicensing_diagnosis.of_rdsh1.details.servers[*].name,
    [for finding in data.rdslicensing_diagnosis.of_rdsh1.findings : finding.server if finding.server != null],
    data.rdslicensing_diagnosis.of_rdsh3.details.effective_license_servers,
  ))
}
output "effective" {
  value = join("\\n", coalesce(rdslicensing_configuration.rdsh3.effective_license_servers, []))
}
output "original" {
  value = join("\\n", rdslicensing_configuration.rdsh1.original.license_servers)
}
output "totals" {
  value = data.rdslicensing_license_server.lic1.totals
}`,
  );
});
afterAll(() => workspace.close());

const withoutColors = (output: string) => output.replace(/\u001b\[\d*m/g, "");

/** What nobody and nothing that reads the output obeys, and still tells what was found. */
function expectHarmless(output: string): void {
  expect(output).toContain(":error::x");
  expect(withoutColors(output)).not.toMatch(STEERS);
  expect(ciCommands(output)).toEqual([]);
}

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
  expectHarmless(output);
});

/** What a command of Terraform's or ours said. */
async function said(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await workspace.terraform.run(args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout;
}

describe("a host that holds such names, from its creation to the end", () => {
  const registries = () => ["rdsh1", "rdsh2", "rdsh3"].map((name) => workspace.registry(name));
  const holdNames = () =>
    workspace.farm.host("rdsh1").registry.setValue(LICENSE_SERVERS, "SpecifiedLicenseServers", LIST);
  /** Of the resource; the outputs tell that a diagnosis sees something else by now. */
  const expectNothingToDo = async () => {
    expectHarmless((await workspace.terraform.plan()).stdout);
    expect(await workspace.plannedChange("rdsh1")).toEqual({ actions: ["no-op"], attributes: [] });
  };
  let found: ReturnType<typeof registries>;

  test("is created harmlessly, and its attributes hold the names in a harmless spelling", async () => {
    found = registries();
    expectHarmless(await said("apply", "-input=false", "-auto-approve"));
    for (const args of [["show"], ["show", "-json"], ["output"], ["output", "-json"], ["output", "-raw", "original"]]) {
      expectHarmless(await said(...args));
    }
    const values = JSON.parse(await said("output", "-json"));
    for (const [output, part] of Object.entries({
      license_server: "31m\\u202eevil",
      names: "\n\\u003a:error::x",
      effective: "a\\u000a::add-mask::x\\u000d\\u000a\\u0023#[error]y",
      original: "back\\\\slash\\\\u0023#vso[x]",
    })) {
      expect([values[output].value].flat().join("\n")).toContain(part);
    }
    await expectNothingToDo();
  });

  test("is seen to drift, in a plan, in its JSON, in a refreshed state and when it is repaired", async () => {
    holdNames();
    const { code, stdout } = await workspace.terraform.plan();
    expect(code).toBe(2);
    expectHarmless(stdout);
    expect(await workspace.plannedChange("rdsh1")).toEqual({ actions: ["update"], attributes: ["license_servers"] });
    expectHarmless(await said("show", "-json", "plan.bin"));
    expectHarmless(await said("apply", "-input=false", "-auto-approve", "-refresh-only"));
    expect((await workspace.state("rdsh1")).license_servers).toHaveLength(NAMES.length);
    expectHarmless(await said("apply", "-input=false", "-auto-approve"));
    await expectNothingToDo();
  });

  test.each(["check", "drift"])("is reported harmlessly by rds-licensing %s in every format", async (command) => {
    holdNames();
    const { directory, environment } = workspace.terraform;
    const file = (format: string) => join(directory, `${command}.${format}.report`);
    const hosts = ["rdsh1", "rdsh2", "rdsh3"].map((name) => workspace.address(name));
    const servers = ["lic1", "lic2"].flatMap((name) => ["--license-server", `${name}=${workspace.address(name)}`]);
    const { stdout } = await runCommand(
      [
        ...(command === "check" ? ["check", ...hosts, ...servers] : ["drift", directory]),
        ...FORMAT_NAMES.flatMap((format) => ["--report", `${format}=${file(format)}`]),
      ],
      environment,
    );
    expectHarmless(stdout);
    for (const format of FORMAT_NAMES) {
      const report = readFileSync(file(format), "utf8");
      // GitHub's is made of commands, our own.
      const own = format === "github" ? /^::(?:error|warning|notice) title=(?!.*##)/ : /(?!)/;
      expect([format, STEERS.exec(report)]).toEqual([format, null]);
      expect(ciCommands(report).filter((line) => !own.test(line))).toEqual([]);
    }
  });

  test("gets back to the letter what it held, wherever the names are", async () => {
    expectHarmless(await said("apply", "-input=false", "-auto-approve"));
    expectHarmless(await said("destroy", "-input=false", "-auto-approve"));
    expect(registries()).toEqual(found);
    expect(workspace.registry("rdsh1").servers).toEqual(LIST);
  });
});
