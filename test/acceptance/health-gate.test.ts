import { parseFarm } from "../../src/simulator";
import { runCommand } from "../cli/support/run-command";
import { plainText } from "../support/plain-text";
import { RdsWorkspace } from "../support/rds-workspace";
import type { Json } from "../support/terraform";

let workspace: RdsWorkspace;
let diagnosed: string[];
beforeEach(async () => {
  diagnosed = [];
  const hosts = [
    { name: "rdsh1", licenseCertificate: true },
    { name: "lic1", role: "license_server" },
    { name: "lic2", role: "license_server" },
  ];
  workspace = await RdsWorkspace.open({ attached: true, farm: parseFarm({ hosts }) });
  workspace.farm.host("rdsh1").onOperation((operation) => {
    if (operation === "GetGracePeriodDays") diagnosed.push(operation);
  });
});
afterEach(() => workspace.close());

/** Declares a host and a gate for it, of expressions. */
function declare(gate: Readonly<Record<string, string>> = {}, more = ""): void {
  const hosts = JSON.stringify([workspace.address("rdsh1")]);
  const attributes = Object.entries({ hosts, ...gate }).map(([name, value]) => `  ${name} = ${value}`);
  const depends = "  depends_on = [rdslicensing_configuration.rdsh1]";
  const text = `resource "rdslicensing_health_gate" "gate" {\n${attributes.join("\n")}\n${depends}\n}\n${more}`;
  workspace.write({ rdsh1: workspace.resource("rdsh1") }, text);
}

/** @returns what it says where it fails, else undefined */
async function said(run: Promise<{ code: number | null; stdout: string; stderr: string }>) {
  const { code, stdout, stderr } = await run;
  return code === 1 ? plainText(stdout + stderr) : undefined;
}

describe("rdslicensing_health_gate", () => {
  test("is planned while its hosts and triggers are not known, and asks a host once however it is spelled", async () => {
    const address = workspace.address("rdsh1");
    const more = `resource "terraform_data" "later" {\n  input = ${JSON.stringify(address)}\n}`;
    declare(
      {
        hosts: "[terraform_data.later.output, upper(terraform_data.later.output)]",
        triggers: "{ at = terraform_data.later.id }",
      },
      more,
    );
    expect((await workspace.terraform.plan()).code).toBe(2);
    expect(diagnosed).toEqual([]);
    expect(await said(workspace.terraform.apply())).toBeUndefined();
    expect(diagnosed).toHaveLength(1);
    expect((await workspace.terraform.plan()).code).toBe(0);
    expect(diagnosed).toHaveLength(1);
  });

  test("is refused with a wrong timeout, at apply where it is not known before, and cannot be imported", async () => {
    declare({ timeout: '"100h"' });
    expect(await said(workspace.terraform.plan())).toMatch(
      /"100h" is not a time to wait\. Use a duration from 1s to 24h/,
    );
    declare({ hosts: "[]" });
    expect(await said(workspace.terraform.plan())).toContain("Name at least one host.");
    declare({ timeout: "terraform_data.later.output" }, 'resource "terraform_data" "later" {\n  input = "0s"\n}');
    expect(await said(workspace.terraform.apply())).toContain('"0s" is not a time to wait.');
    expect(diagnosed).toEqual([]);
    declare();
    const imported = await said(workspace.terraform.import("rdslicensing_health_gate.gate", "gate"));
    expect(imported).toContain("rdslicensing_health_gate cannot be imported.");
  });

  test("is no host of a drift report, whether it is passed or pending", async () => {
    const drift = async (): Promise<Json> => {
      const args = ["drift", workspace.terraform.directory, "--format", "json"];
      const { code, stdout } = await runCommand(args, workspace.terraform.environment);
      return { code, states: JSON.parse(stdout).hosts.map(({ host, state }: Json) => `${host} ${state}`) };
    };
    const ok = { code: 0, states: [`${workspace.address("rdsh1")} ok`] };
    declare();
    expect(await said(workspace.terraform.apply())).toBeUndefined();
    expect(await drift()).toEqual(ok);
    declare({ triggers: '{ at = "2" }' });
    expect(await drift()).toEqual(ok);
    expect(diagnosed).toHaveLength(1);
  });
});
