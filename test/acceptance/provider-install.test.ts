import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findTerraform } from "../../tools/terraform/find-terraform";
import { COMMAND } from "../cli/support/run-command";

const ROOT = join(__dirname, "../..");

let workspace: string;

beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), "provider install-"));
  writeFileSync(join(workspace, "main.tf"), readFileSync(join(ROOT, "examples/hcl/main.tf")));
});

afterEach(() => rmSync(workspace, { recursive: true, force: true }));

function run(program: string, args: string[], env: NodeJS.ProcessEnv) {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: workspace, env, encoding: "utf8" });
  return { status, stdout, stderr };
}

/** `rds-licensing provider install`, then `init` and `validate` of examples/hcl with what it said to set. */
function installAndInit(installArguments: string[], settings: (stdout: string) => Record<string, string>) {
  const env = { PATH: process.env.PATH, HOME: workspace, CHECKPOINT_DISABLE: "1" };
  const [program, ...words] = COMMAND;
  const installed = run(program, [...words, "provider", "install", ...installArguments], env);
  const terraformEnv = { ...env, ...settings(installed.stdout) };
  const init = run(findTerraform(), ["init", "-input=false", "-no-color"], terraformEnv);
  const validate = run(findTerraform(), ["validate", "-no-color"], terraformEnv);
  return { installed, init, validate };
}

describe("rds-licensing provider install", () => {
  test("lets a plain init and validate of examples/hcl find the provider, with nothing to set", () => {
    const { installed, init, validate } = installAndInit([], () => ({}));
    expect(installed).toMatchObject({ status: 0, stderr: "" });
    expect(init.stdout).toMatch(/Installed rds-licensing\/rdslicensing v\d+\.\d+\.\d+ \(unauthenticated\)/);
    expect(validate).toMatchObject({ status: 0, stderr: "" });
  });

  test("with --dir, says which settings make them find it there", () => {
    const directory = join(workspace, "my plugins");
    const { init, validate } = installAndInit(["--dir", directory], (stdout) => {
      const file = /export TF_CLI_CONFIG_FILE='(.*)'/.exec(stdout)?.[1] ?? "";
      return { TF_CLI_CONFIG_FILE: file };
    });
    expect(init.stdout).toMatch(/Installed rds-licensing\/rdslicensing v\d+\.\d+\.\d+ \(unauthenticated\)/);
    expect(validate).toMatchObject({ status: 0, stderr: "" });
  });

  const ofTheScript = COMMAND[0] === process.execPath ? test : test.skip;
  ofTheScript("puts a script there of which Terraform shows that it needs Node, where there is none", () => {
    const { validate } = installAndInit(["--script"], () => ({ PATH: join(workspace, "empty") }));
    expect(validate.stderr.replace(/[\s│]+/g, " ")).toContain(
      "Unrecognized remote plugin message: This rdslicensing provider is a script that needs Node 20.9 or later, and no node is in PATH. Install Node, or the provider that needs none: rds-licensing provider install --standalone.",
    );
  });

  test("in one line, says what is wrong and exits with 1 when the folder can not be written", () => {
    const { installed } = installAndInit(["--dir", join(workspace, "main.tf")], () => ({}));
    expect(installed.status).toBe(1);
    expect(installed.stderr).toMatch(/^rds-licensing: .*main\.tf.* cannot be written: .*--dir\.\n$/);
  });
});
