import { type Engine, openTofuFromNpm, usedEngine } from "../../tools/terraform/engines";
import { runCommand } from "../cli/support/run-command";
import { describeEngine } from "../support/describe-engine";
import { NotedProvider } from "../support/noted-provider";
import { retryWherePortsAreTaken } from "../support/ports-of-hosts-that-are-down";
import { LICENSING_CORE, RdsWorkspace } from "../support/rds-workspace";

retryWherePortsAreTaken();

/** With a user's own providers, even none, Terraform starts the others itself. */
const AS_TERRAFORM_DOES = { TF_REATTACH_PROVIDERS: "{}" };

const provider = new NotedProvider();
afterAll(() => provider.remove());

let workspace: RdsWorkspace;
afterEach(() => workspace.close());

/** A workspace whose hosts are configured. */
async function opened(engine?: Engine): Promise<void> {
  workspace = await RdsWorkspace.open({ engine, provider: provider.binary });
  workspace.write({ rdsh1: workspace.resource("rdsh1"), rdsh2: workspace.resource("rdsh2") });
  expect((await workspace.terraform.apply()).code).toBe(0);
  provider.takeStarts();
}

const host = (name: string) => workspace.farm.host(name);
const setMode = (name: string, data: number) =>
  host(name).registry.setValue(LICENSING_CORE, "LicensingMode", { type: "REG_DWORD", data });

/** What is reported of the folder, but when, and what was started for it. */
async function drift(environment: NodeJS.ProcessEnv = {}) {
  const all = ["drift", workspace.terraform.directory, "--format", "json"];
  const { code, stdout, stderr } = await runCommand(all, { ...workspace.terraform.environment, ...environment });
  const report = stdout.replace(/"(?:time|generatedAt)": "[^"]*"|"durationSeconds": [\d.]+/g, "…");
  return { reported: { code, report, stderr }, starts: provider.takeStarts().map(({ isAttached }) => isAttached) };
}

/** Expects the same report, of one process and of those that Terraform starts. */
async function expectSame(code: number) {
  const attached = await drift();
  const started = await drift(AS_TERRAFORM_DOES);
  expect(attached.reported).toEqual(started.reported);
  expect(attached.reported.code).toBe(code);
  expect(attached.starts).toEqual([true]);
  expect(started.starts.length).toBeGreaterThanOrEqual(4);
  expect(started.starts).not.toContain(true);
}

/** The diagnosis of a host, with more attributes. */
function diagnosisOf(name: string, more = ""): string {
  return `data "rdslicensing_diagnosis" "${name}" {\n  host = "${workspace.address(name)}"\n${more}\n}\n`;
}

/** Another alias of the provider, whose password is a word that the other's messages have. */
const ALIAS = `provider "rdslicensing" {
  alias = "other"
  winrm = { username = "CONTOSO\\\\other", password = "refused" }
}
`;

for (const engine of [usedEngine(), openTofuFromNpm()]) {
  describeEngine(engine, (found) => {
    test("one process reports the same as the four that would be started", async () => {
      await opened(found);
      await expectSame(0);
      setMode("rdsh1", 2);
      host("rdsh2").applyPolicy({ mode: 2 });
      const changed = { ...workspace.resource("rdsh2"), mode: "per_device", on_policy_override: "error" };
      workspace.write({ rdsh1: workspace.resource("rdsh1"), rdsh2: changed, lic1: workspace.resource("lic1") });
      await expectSame(2);
      workspace.write(
        { rdsh1: workspace.resource("rdsh1"), rdsh2: workspace.resource("rdsh2") },
        `${ALIAS}${diagnosisOf("rdsh1", "  provider = rdslicensing.other")}${diagnosisOf("rdsh2")}`,
      );
      await host("rdsh2").down();
      await expectSame(1);
    });
  });
}
