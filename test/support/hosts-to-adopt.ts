import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CommandResult, runCommand } from "../cli/support/run-command";
import { ADOPTED, farmToAdopt } from "./farm-to-adopt";
import { RdsWorkspace } from "./rds-workspace";
import type { Workspace } from "./terraform";

/** The farm of {@link farmToAdopt}, running, with what `rds-licensing adopt` is told of it. */
export class HostsToAdopt {
  readonly folder = mkdtempSync(join(tmpdir(), "adopt-"));
  /** How often something was written in the registry of any host. */
  writes = 0;

  private constructor(readonly workspace: RdsWorkspace) {
    const { hosts, caCertificate } = workspace.farm;
    for (const { registry } of hosts) {
      registry.onChange(() => {
        this.writes += 1;
      });
    }
    const session = hosts.filter(({ role }) => role === "session_host").map((host) => workspace.address(host));
    // The last: nothing listens there.
    writeFileSync(join(this.folder, "hosts.txt"), [...session, "localhost:9"].join("\n"));
    writeFileSync(join(this.folder, "ca.pem"), caCertificate);
  }

  static async start(): Promise<HostsToAdopt> {
    return new HostsToAdopt(await RdsWorkspace.open({ farm: farmToAdopt(), attached: true }));
  }

  async close(): Promise<void> {
    rmSync(this.folder, { recursive: true, force: true });
    await this.workspace.close();
  }

  /** Runs the command for all hosts. */
  adopt(...args: string[]): Promise<CommandResult> {
    const { RDSLICENSING_USERNAME = "", RDSLICENSING_PASSWORD } = this.workspace.terraform.environment;
    const connection = ["--ca-certificate", join(this.folder, "ca.pem"), "--username", RDSLICENSING_USERNAME];
    const hosts = `@${join(this.folder, "hosts.txt")}`;
    return runCommand(["adopt", hosts, ...connection, ...args], { RDSLICENSING_PASSWORD });
  }

  /** Plans, applies and plans again, as the next steps say; nothing may be written on any host. */
  async expectImport(terraform: Workspace): Promise<void> {
    const plan = await terraform.plan();
    expect(plan).toMatchObject({ code: 2, stderr: "" });
    expect(plan.stdout).toContain(`Plan: ${ADOPTED} to import, 0 to add, 0 to change, 0 to destroy.`);
    expect((await terraform.apply("plan.bin")).code).toBe(0);
    rmSync(join(terraform.directory, "imports.tf"), { force: true });
    const { code, stdout } = await terraform.plan();
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining("No changes.") });
    expect(this.writes).toBe(0);
  }
}
