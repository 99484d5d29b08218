import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SimulatedFarm } from "../../src/simulator";
import { runCommand } from "../cli/support/run-command";
import { describeEngine, openTofuFromNpm } from "../support/engines";
import { ADOPTED, farmToAdopt } from "../support/farm-to-adopt";
import { RdsWorkspace } from "../support/rds-workspace";
import { Workspace } from "../support/terraform";

let workspace: RdsWorkspace;
let folder: string;
/** What was written on any host. */
let writes = 0;
beforeAll(async () => {
  workspace = await RdsWorkspace.open({ farm: farmToAdopt(), attached: true });
  for (const { registry } of workspace.farm.hosts) {
    registry.onChange(() => {
      writes += 1;
    });
  }
  folder = mkdtempSync(join(tmpdir(), "adopt-"));
  writeFileSync(join(folder, "hosts.txt"), addresses(workspace.farm).join("\n"));
  writeFileSync(join(folder, "ca.pem"), workspace.farm.caCertificate);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await workspace?.close();
});

function addresses({ hosts }: SimulatedFarm): string[] {
  // The last: nothing listens there.
  const session = hosts.filter(({ role }) => role === "session_host").map((host) => workspace.address(host));
  return [...session, "localhost:9"];
}

function adopt(...args: string[]) {
  const { RDSLICENSING_USERNAME, RDSLICENSING_PASSWORD } = workspace.terraform.environment;
  const connection = ["--ca-certificate", join(folder, "ca.pem"), "--username", RDSLICENSING_USERNAME ?? ""];
  return runCommand(["adopt", `@${join(folder, "hosts.txt")}`, ...connection, ...args], { RDSLICENSING_PASSWORD });
}

describe("rds-licensing adopt --as hcl, of sixty hosts with settings of many kinds", () => {
  let written: Awaited<ReturnType<typeof runCommand>>;
  beforeAll(async () => {
    written = await adopt("--as", "hcl", "--out", join(folder, "farm"));
  });

  test("writes a project, counts what it left, and says what to do next", () => {
    expect(written).toMatchObject({ code: 4 });
    expect(written.stderr).toContain(
      "60 adopted in 6 groups, 1 not known, 1 did not answer, 1 under Group Policy, 2 without settings to adopt.",
    );
    expect(written.stdout).toContain("terraform plan -out=adopt.tfplan              # 60 to import, 0 to change");
    expect(readdirSync(join(folder, "farm")).sort()).toEqual([".gitignore", "imports.tf", "main.tf"]);
  });

  test("names each host that it left, with the reason", () => {
    const code = readFileSync(join(folder, "farm/main.tf"), "utf8");
    const reasonOf = (host: string) => new RegExp(`^# ${host}:\\n#   (.*)`, "m").exec(code)?.[1];
    const at = (name: string) => reasonOf(workspace.address(name));
    expect(at("bare")).toBe("In its own settings, it has neither a licensing mode nor license servers.");
    expect(at("mode-only")).toBe("In its own settings, it has the licensing mode Per User and no license servers.");
    expect(at("domain-policy")).toBe('Group Policy sets Per User with "lic1", and a domain may own that policy.');
    expect(at("denied")).toBe("What it uses could not be found out: The host denied access.");
    expect(reasonOf("localhost:9")).toBe("It could not be asked: The host refused the connection.");
  });

  test("leaves no credential and no time in the code, and writes the same a second time", async () => {
    const { stdout } = await adopt("--as", "hcl", "--check", "--out", join(folder, "farm"));
    for (const name of ["main.tf", "imports.tf", ".gitignore"]) {
      const text = readFileSync(join(folder, "farm", name), "utf8");
      expect(text).not.toContain(workspace.farm.credentials.password);
      expect(text).not.toContain(workspace.farm.credentials.username);
      expect(stdout).toContain(`==> ${name} <==\n${text}`);
    }
  });

  test("overwrites nothing, and leaves nothing half-written", async () => {
    rmSync(join(folder, "farm/main.tf"));
    const { code, stderr } = await adopt("--as", "hcl", "--out", join(folder, "farm"));
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `rds-licensing: imports.tf already exists in ${join(folder, "farm")}. Nothing was written. Choose another folder with --out, or move it away.\n`,
    });
    expect(existsSync(join(folder, "farm/main.tf"))).toBe(false);
  });

  test("is code of which Terraform says: 60 to import, 0 to change; and after the apply: no changes", async () => {
    await expectImport(workspace.terraform, (await adopt("--as", "hcl", "--check")).stdout);
  });
});

/** Plans, applies and plans again, as the next steps say. */
async function expectImport(terraform: Workspace, printed: string): Promise<void> {
  for (const [, name = "", text = ""] of printed.matchAll(/==> (\w+\.tf) <==\n([\s\S]*?)(?=\n==>|$)/g)) {
    terraform.write(text, name);
  }
  const plan = await terraform.plan();
  expect(plan).toMatchObject({ code: 2, stderr: "" });
  expect(plan.stdout).toContain(`Plan: ${ADOPTED} to import, 0 to add, 0 to change, 0 to destroy.`);
  expect((await terraform.apply("plan.bin")).code).toBe(0);
  rmSync(join(terraform.directory, "imports.tf"));
  const { code, stdout } = await terraform.plan();
  expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining("No changes.") });
  expect(writes).toBe(0);
}

describeEngine(openTofuFromNpm(), ({ program }) => {
  test("says the same", async () => {
    const { TF_REATTACH_PROVIDERS = "", ...environment } = workspace.terraform.environment;
    const [provider] = Object.values(JSON.parse(TF_REATTACH_PROVIDERS));
    const reattach = JSON.stringify({ "registry.opentofu.org/rds-licensing/rdslicensing": provider });
    const tofu = new Workspace({
      binary: program,
      environment: { ...environment, TF_REATTACH_PROVIDERS: reattach },
    });
    await expectImport(tofu, (await adopt("--as", "hcl", "--check")).stdout);
    tofu.remove();
  });
});
