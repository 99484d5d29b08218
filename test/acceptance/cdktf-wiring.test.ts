import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type SimulatedFarm, startSimulatedFarm } from "../../src/simulator";
import { findTerraform } from "../../tools/terraform/find-terraform";
import { installOpenTofu } from "../../tools/terraform/install-opentofu";
import { COMMAND } from "../cli/support/run-command";
import { LICENSING_CORE } from "../support/rds-workspace";
import { finished } from "../support/terraform";

const ROOT = join(__dirname, "../..");
const PROGRAM = join(ROOT, "examples/cdktf-farm/main.ts");
const PROVIDER = "registry.terraform.io/rds-licensing/rdslicensing@0.1.0";
const CDKTF = require.resolve("cdktf-cli/bundle/bin/cdktf");

let farm: SimulatedFarm;
let workspace: string;

beforeEach(async () => {
  farm = await startSimulatedFarm();
  workspace = mkdtempSync(join(tmpdir(), "cdktf wiring-"));
  const app = `"${process.execPath}" "${require.resolve("tsx/cli")}" "${PROGRAM}"`;
  const settings = { language: "typescript", app, sendCrashReports: "false", terraformProviders: [PROVIDER] };
  writeFileSync(join(workspace, "cdktf.json"), JSON.stringify(settings));
});

afterEach(async () => {
  await farm.stop();
  rmSync(workspace, { recursive: true, force: true });
});

/** A person's environment that knows nothing of this provider; every program must end well. */
function person(terraform: string) {
  const home = join(workspace, "home");
  mkdirSync(home);
  const environment: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    HOME: home,
    CI: "1",
    CHECKPOINT_DISABLE: "1",
    TERRAFORM_BINARY_NAME: terraform,
    SESSION_HOSTS: `127.0.0.1:${farm.host("rdsh1").httpsPort}`,
    RDSLICENSING_USERNAME: `${farm.credentials.domain}\\${farm.credentials.username}`,
    RDSLICENSING_PASSWORD: farm.credentials.password,
    RDSLICENSING_CA_CERTIFICATE: farm.caCertificate,
  };
  const run = async (program: string, args: string[], cwd = workspace): Promise<string> => {
    const child = spawn(program, args, { cwd, env: environment, stdio: ["ignore", "pipe", "pipe"] });
    const { code, stdout, stderr } = await finished(child);
    if (code !== 0) throw new Error(`${args.join(" ")} exited with ${code}:\n${stdout}${stderr}`);
    return stdout;
  };
  return { environment, run };
}

const OPENTOFU = installOpenTofu();
const EXPORT = /^ *export (\w+)=('?)(.*)\2$/gm;

describe.each([
  { name: "terraform", terraform: findTerraform(), directory: [], suite: test },
  {
    name: "OpenTofu",
    terraform: OPENTOFU ?? "",
    directory: ["--dir", "my plugins"],
    suite: OPENTOFU ? test : test.skip,
  },
])(
  "After provider install $directory, with nothing set but what it says, and $name:",
  ({ terraform, directory, suite }) => {
    suite("cdktf get, diff and deploy work, and so does providers lock", async () => {
      const { environment, run } = person(terraform);
      const [program, ...words] = COMMAND;
      const said = await run(program, [...words, "provider", "install", ...directory]);
      for (const [, name = "", , value] of said.matchAll(EXPORT)) environment[name] = value;

      await run(process.execPath, [CDKTF, "get"]);
      expect(readdirSync(join(workspace, ".gen/providers/rdslicensing"))).toContain("configuration");
      expect(await run(process.execPath, [CDKTF, "diff"])).toContain("1 to add, 0 to change, 0 to destroy");
      await run(process.execPath, [CDKTF, "deploy", "--auto-approve"]);
      expect(farm.host("rdsh1").registry.getValue(LICENSING_CORE, "LicensingMode")?.data).toBe(4);

      const [, command = ""] = /(providers lock .*)$/m.exec(said) ?? [];
      await run("sh", ["-c", `"${terraform}" ${command}`], join(workspace, "cdktf.out/stacks/farm"));
    });
  },
);
