import { join } from "node:path";
import { CdktfWorkspace } from "../support/cdktf-workspace";
import { LICENSE_SERVERS, LICENSING_CORE } from "../support/rds-workspace";

jest.setTimeout(300_000);

const PROGRAM = join(__dirname, "../../examples/cdktf-farm/main.ts");

describe("the example program, with the real cdktf", () => {
  let workspace: CdktfWorkspace;
  beforeAll(async () => {
    workspace = await CdktfWorkspace.open(PROGRAM);
  });
  afterAll(() => workspace.close());

  const registry = (host: string) => workspace.farm.host(host).registry;
  const mode = (host: string) => registry(host).getValue(LICENSING_CORE, "LicensingMode")?.data;
  const servers = (host: string) => registry(host).getValue(LICENSE_SERVERS, "SpecifiedLicenseServers")?.data;

  test("says by diff what deploy would do, and changes nothing", async () => {
    const { code, stdout } = await workspace.diff();
    expect(code).toBe(0);
    expect(stdout).toMatch(/Plan: 2 to add, 0 to change, 0 to destroy/);
    expect([mode("rdsh1"), servers("rdsh1")]).toEqual([5, undefined]);
  });

  test("configures every host by deploy, after which diff finds nothing", async () => {
    expect((await workspace.deploy()).code).toBe(0);
    for (const host of ["rdsh1", "rdsh2"]) {
      expect([mode(host), servers(host)]).toEqual([4, ["lic1.contoso.com", "lic2.contoso.com"]]);
    }
    expect((await workspace.diff()).stdout).toMatch(/No changes/);
  });

  test("shows drift by diff and repairs it by deploy", async () => {
    registry("rdsh2").setValue(LICENSING_CORE, "LicensingMode", { type: "REG_DWORD", data: 2 });
    const { stdout } = await workspace.diff();
    expect(stdout).toMatch(/Plan: 0 to add, 1 to change, 0 to destroy/);
    expect(stdout).toMatch(/mode\s+= "per_device" -> "per_user"/);
    expect((await workspace.deploy()).code).toBe(0);
    expect(mode("rdsh2")).toBe(4);
  });

  test("puts back what was there before by destroy", async () => {
    expect((await workspace.destroy()).code).toBe(0);
    for (const host of ["rdsh1", "rdsh2"]) {
      expect([mode(host), servers(host), registry(host).findKey(LICENSE_SERVERS)]).toEqual([5, undefined, undefined]);
    }
  });
});
