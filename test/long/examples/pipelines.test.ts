import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type SimulatedFarm, startSimulatedFarm } from "../../../src/simulator";
import { PIPELINES, type PipelineFile } from "../../examples/support/pipeline-files";
import { PipelineProject, STEP_OUTPUT } from "../../examples/support/pipeline-project";
import { StateServer } from "../../examples/support/state-server";
import { CdktfWorkspace } from "../../support/cdktf-workspace";
import { plainText } from "../../support/plain-text";
import { LICENSE_SERVERS, LICENSING_CORE } from "../../support/rds-workspace";
import type { Json, Result } from "../../support/terraform";

const SERVERS = ["lic1.contoso.com", "lic2.contoso.com"];
const DRIFT = {
  GitHub: { file: "github/drift.yml", report: "reports/drift.sarif" },
  GitLab: { file: "gitlab/.gitlab-ci.yml", report: "reports/drift.xml" },
  Azure: { file: "azure/azure-pipelines.yml", report: "reports/drift.xml" },
} as const satisfies Record<string, { file: PipelineFile; report: string }>;
const platforms = Object.keys(DRIFT) as (keyof typeof DRIFT)[];

let farm: SimulatedFarm;
let state: StateServer;
let project: PipelineProject;
const secrets: Record<string, string> = {};

beforeAll(async () => {
  farm = await startSimulatedFarm();
  state = await StateServer.open();
  const { domain, username, password } = farm.credentials;
  secrets.RDSLICENSING_USERNAME = `${domain}\\${username}`;
  secrets.RDSLICENSING_PASSWORD = password;
  secrets.RDSLICENSING_CA_CERTIFICATE = farm.caCertificate;
  project = await PipelineProject.open({
    secrets,
    environment: state.environment,
    sites: { farm: ["rdsh1", "rdsh2"].map(address) },
  });
});
afterAll(async () => {
  await Promise.all([farm.stop(), state.close()]);
  project?.remove();
});

function address(name: string): string {
  return `127.0.0.1:${farm.host(name).httpsPort}`;
}

function setMode(name: string, data: number): void {
  farm.host(name).registry.setValue(LICENSING_CORE, "LicensingMode", { type: "REG_DWORD", data });
}

function outcome({ code, stdout, stderr }: Result): { code: number | null; text: string } {
  const text = plainText(stdout + stderr);
  expect(text).not.toContain(farm.credentials.password);
  return { code, text };
}

/** The nightly job of a platform, on a runner that is set up. */
async function nightly(platform: (typeof platforms)[number]) {
  project.clean();
  return outcome(await project.run(DRIFT[platform].file, "drift"));
}

// One farm through its life: the tests build on each other.
describe("examples/pipelines", () => {
  test("a pull request is told what would change, and changes nothing", async () => {
    const { code, text } = outcome(await project.run("github/deploy.yml", "diff"));
    expect({ code, text }).toMatchObject({ code: 0 });
    expect(project.read("reports/diff.md")).toContain(`| ${address("rdsh1")} | ➕ not applied yet |`);
    expect(farm.host("rdsh1").registry.getValue(LICENSING_CORE, "LicensingMode")?.data).toBe(5);
  });

  test("main is deployed, and the log ends with what the hosts hold", async () => {
    const { code, text } = outcome(await project.run("gitlab/.gitlab-ci.yml", "deploy"));
    expect({ code, text }).toMatchObject({ code: 0 });
    expect(text).toMatch(/2 hosts: 2 ok\s*$/);
    for (const name of ["rdsh1", "rdsh2"]) {
      const { registry } = farm.host(name);
      expect(registry.getValue(LICENSING_CORE, "LicensingMode")?.data).toBe(4);
      expect(registry.getValue(LICENSE_SERVERS, "SpecifiedLicenseServers")?.data).toEqual(SERVERS);
    }
  });

  test("a night without drift passes", async () => {
    const { code, text } = await nightly("GitHub");
    expect({ code, text }).toMatchObject({ code: 0 });
    expect(text).toContain("Every session host holds what is declared.");
  });

  test.each(platforms)("%s: drift fails the job, with the report", async (platform) => {
    setMode("rdsh2", 2);
    const { code, text } = await nightly(platform);
    setMode("rdsh2", 4);
    // Where a step may pass with 3, the shell has made 1 of 2.
    expect(code).toBe(platform === "GitLab" ? 2 : 1);
    const shown = { GitHub: "::error::", GitLab: "error: ", Azure: "##vso[task.logissue type=error]" }[platform];
    expect(text).toContain(`${shown}A session host does not hold what is declared`);
    expect(text).toMatch(/ mode: per_device, declared per_user .*hosts: 1 drifted, 1 ok /);
    const report = project.read(DRIFT[platform].report);
    expect(report).toContain(address("rdsh2"));
    if (platform === "GitHub") {
      const { runs }: Json = JSON.parse(report);
      expect(runs[0].results).toHaveLength(1);
      expect(() => project.read(STEP_OUTPUT)).toThrow("ENOENT");
    } else {
      expect(report).toMatch(/<testsuites?[^>]* failures="1"/);
    }
  });

  describe("while a host is down", () => {
    let down: string;
    beforeAll(async () => {
      down = address("rdsh1");
      await farm.host("rdsh1").down();
    });

    test.each(platforms)("%s: that it can not be read is a warning, with the report", async (platform) => {
      const { code, text } = await nightly(platform);
      // GitLab makes the warning of the code itself.
      expect({ code, text }).toMatchObject({ code: platform === "GitLab" ? 3 : 0 });
      const shown = { GitHub: "::warning::", GitLab: "warning: ", Azure: "##vso[task.logissue type=warning]" }[
        platform
      ];
      expect(text).toContain(`${shown}A session host did not answer`);
      expect(project.read(DRIFT[platform].report)).toContain(down);
      // By which the report is not handed in: its alerts would be closed.
      if (platform === "GitHub") expect(project.read(STEP_OUTPUT)).toBe("partial=true\n");
    });
  });

  test("a state that can not be read is an error, and not drift", async () => {
    await state.close();
    const { code, text } = await nightly("GitLab");
    expect({ code, text }).toMatchObject({ code: 1 });
    expect(text).toContain("error: The session hosts could not be compared with what is declared.");
  });
});

describe("The state of examples/pipelines", () => {
  let workspace: CdktfWorkspace;
  beforeEach(async () => {
    workspace = await CdktfWorkspace.open(join(PIPELINES, "main.ts"));
    workspace.writeSettings({ sites: { farm: ["rdsh1"], lab: ["rdsh2"] } });
  });
  afterEach(() => workspace.close());

  async function backendOf(stack: string): Promise<Json> {
    expect((await workspace.synth()).code).toBe(0);
    const file = join(workspace.directory, "cdktf.out/stacks", stack, "cdk.tf.json");
    return JSON.parse(readFileSync(file, "utf8")).terraform.backend;
  }

  test("is in a storage account of Azure where one is named, one for each stack", async () => {
    workspace.environment.STATE_STORAGE_ACCOUNT = "contoso";
    const azurerm = { storage_account_name: "contoso", container_name: "tfstate", key: "lab.tfstate" };
    expect(await backendOf("lab")).toEqual({ azurerm: { ...azurerm, use_azuread_auth: true } });
  });

  test("is behind http where GitLab is, one for each stack with its own lock", async () => {
    workspace.environment.TF_HTTP_ADDRESS = "https://gitlab.example/state/rds-licensing";
    const address = "https://gitlab.example/state/rds-licensing-lab";
    const lock = { lock_address: `${address}/lock`, unlock_address: `${address}/lock` };
    expect(await backendOf("lab")).toEqual({ http: { address, ...lock } });
  });

  test("is never on the disk of a job", async () => {
    const { code, stdout, stderr } = await workspace.synth();
    expect(code).toBe(1);
    expect(plainText(stdout + stderr)).toContain("set STATE_STORAGE_ACCOUNT or TF_HTTP_ADDRESS");
  });
});
