import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { openTofuFromNpm } from "../../tools/terraform/engines";
import { findTerraform } from "../../tools/terraform/find-terraform";
import { runCommand } from "../cli/support/run-command";
import { describeEngine } from "../support/describe-engine";
import { RdsWorkspace } from "../support/rds-workspace";

describeEngine(openTofuFromNpm(), (openTofu) => {
  let workspace: RdsWorkspace;
  let programs: string;
  beforeAll(async () => {
    programs = mkdtempSync(join(tmpdir(), "engines-"));
    for (const [name, program] of Object.entries({ terraform: findTerraform(), tofu: openTofu.program })) {
      mkdirSync(join(programs, name));
      symlinkSync(program, join(programs, name, name));
    }
    workspace = await RdsWorkspace.open({ engine: openTofu });
    workspace.write({ rdsh1: workspace.resource("rdsh1") });
  });
  afterAll(async () => {
    await workspace.close();
    rmSync(programs, { recursive: true });
  });

  /** Drift of the folder where PATH has these engines, in this order, and node. */
  const drift = (...engines: string[]) => {
    const folders = [...engines.map((name) => join(programs, name)), dirname(process.execPath), "/usr/bin", "/bin"];
    const environment = {
      ...workspace.terraform.environment,
      PATH: folders.join(delimiter),
      TERRAFORM_BINARY_NAME: "",
    };
    return runCommand(["drift", "--allow-unapplied", workspace.terraform.directory], environment);
  };
  const lock = () => readFileSync(join(workspace.terraform.directory, ".terraform.lock.hcl"), "utf8");

  test("drift of a folder that OpenTofu initialized is planned with it where terraform is found first", async () => {
    const before = lock();
    expect(before).toContain('provider "registry.opentofu.org/rds-licensing/rdslicensing"');
    expect(await drift("terraform", "tofu")).toMatchObject({
      code: 2,
      stdout: expect.stringMatching(/1 host: 1 not applied yet\n$/),
      stderr: "",
    });
    expect(lock()).toBe(before);
  });

  test("and never with Terraform, which would take the provider from elsewhere: what to install is told", async () => {
    const before = lock();
    const { code, stdout } = await drift("terraform");
    expect(stdout).toContain("is a folder of OpenTofu, and no tofu was found on PATH");
    expect(stdout).toContain("its lock file has providers of registry.opentofu.org");
    expect(code).toBe(1);
    expect(lock()).toBe(before);
  });
});
