import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LICENSING_CORE, RdsWorkspace } from "../../support/rds-workspace";
import { describeOnWindows, windowsPath } from "../../support/windows-machine";

describeOnWindows("rds-licensing.exe drift", (windows) => {
  let plan: string;
  let messages: string;
  beforeAll(async () => {
    const workspace = await RdsWorkspace.open();
    try {
      workspace.write({ rdsh1: workspace.resource("rdsh1") });
      await workspace.terraform.apply();
      workspace.farm.host("rdsh1").registry.setValue(LICENSING_CORE, "LicensingMode", { type: "REG_DWORD", data: 2 });
      messages = (await workspace.terraform.run(["plan", "-json", "-input=false", "-out=plan.bin"])).stdout;
      plan = JSON.stringify(await workspace.terraform.planJson());
    } finally {
      await workspace.close();
    }
  });

  /** A folder to plan, where what stands in for Terraform finds what it is to print. */
  function stack(name: string): string {
    const folder = join(windows().folder, name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "main.tf"), "");
    writeFileSync(join(folder, "plan.txt"), messages);
    writeFileSync(join(folder, "show.txt"), plan);
    return folder;
  }

  const DRIFTED = { code: 2, stdout: expect.stringContaining("drifted"), stderr: "" };

  test("reports on a plan's JSON, as PowerShell's > writes it", async () => {
    writeFileSync(join(windows().folder, "Plan für heute.json"), Buffer.from(`\ufeff${plan}\r\n`, "utf16le"));
    expect(await windows().rdsLicensing(["drift", "Plan für heute.json"])).toMatchObject(DRIFTED);
  });

  test("plans a folder with the terraform.exe on Path, and leaves no plan behind", async () => {
    const folder = stack("Farm für Köln & Bonn (1)");
    const temporary = windowsPath(join(windows().folder, "temp für Köln & Bonn"));
    mkdirSync(join(windows().folder, "temp für Köln & Bonn"));
    const variables = ["TMP", "TEMP"].map((name) => ["add", "HKCU\\Environment", "/v", name, "/d", temporary, "/f"]);
    for (const args of variables) expect((await windows().run("reg", args)).code).toBe(0);
    expect(await windows().rdsLicensing(["drift", windowsPath(folder)])).toMatchObject(DRIFTED);
    const calls = readFileSync(join(folder, "called.txt"), "latin1").split("\r\n");
    expect(calls.map((call) => /terraform\.exe"? (\w+)/.exec(call)?.[1])).toEqual(["init", "plan", "show", undefined]);
    expect(calls[1]).toMatch(/ "-out=Z:.*\\temp f.r K.ln & Bonn\\rds-licensing-plan-\w+\\plan" /);
    expect(readdirSync(join(windows().folder, "temp für Köln & Bonn"))).toEqual([]);
  });

  test("does not run a terraform.exe of the folder that it plans", async () => {
    const folder = stack("hostile");
    copyFileSync(
      join(windows().folder, "prefix/drive_c/windows/system32/terraform.exe"),
      join(folder, "terraform.exe"),
    );
    const cwd = { cwd: folder, environment: { TERRAFORM_BINARY_NAME: "terraform" } };
    expect(await windows().rdsLicensing(["drift"], cwd)).toMatchObject(DRIFTED);
    expect(readFileSync(join(folder, "called.txt"), "latin1")).toMatch(/system32\\terraform\.exe/i);
  });

  test("does not run a batch file, and says what to set", async () => {
    const folder = stack("batch");
    writeFileSync(join(windows().folder, "tofu.cmd"), "@terraform.exe %*\r\n");
    const environment = { TERRAFORM_BINARY_NAME: windowsPath(join(windows().folder, "tofu.cmd")) };
    const { code, stdout } = await windows().rdsLicensing(["drift", windowsPath(folder)], { environment });
    expect(code).toBe(1);
    expect(stdout).toMatch(/tofu\.cmd is a batch file, so it is not run\s+Set TERRAFORM_BINARY_NAME to the path of/);
  });
});
