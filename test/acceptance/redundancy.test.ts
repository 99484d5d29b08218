import { plainText } from "../support/plain-text";
import { RdsWorkspace, type ResourceText } from "../support/rds-workspace";

let workspace: RdsWorkspace;
beforeEach(async () => {
  workspace = await RdsWorkspace.open({ attached: true, environment: { RDSLICENSING_TIMEOUT: "6s" } });
});
afterEach(() => workspace.close());

const host = () => workspace.farm.host("rdsh1");

async function apply(attributes: ResourceText = {}) {
  workspace.write({ rdsh1: workspace.resource("rdsh1", attributes) });
  const { code, stdout, stderr } = await workspace.terraform.apply();
  return { code, text: plainText(stdout + stderr) };
}

describe("minimum_servers", () => {
  test.each([
    ["error", 1],
    ["warn", 0],
  ])("is judged without a host, on its attribute (%s)", async (on_violation, expected) => {
    const redundancy = { minimum_servers: 3, on_violation };
    workspace.write({ rdsh1: workspace.resource("rdsh1", { redundancy }) });
    const { code, stdout, stderr } = await workspace.terraform.validate();
    expect(code).toBe(expected);
    expect(plainText(stdout + stderr)).toMatch(
      /Too few license servers.*names 2 license servers; at least 3 are wanted/,
    );
  });

  test("is judged at plan where the list is not known before", async () => {
    const source = 'resource "terraform_data" "servers" {\n  input = ["lic1.contoso.com"]\n}';
    const license_servers = ["${terraform_data.servers.output[0]}"];
    workspace.write(
      { rdsh1: workspace.resource("rdsh1", { license_servers, redundancy: { minimum_servers: 2 } }) },
      source,
    );
    const { code, stderr } = await workspace.terraform.plan();
    expect(code).toBe(1);
    expect(plainText(stderr)).toContain("Too few license servers");
  });

  test.each([
    [{ minimum_servers: 0 }, /Use a number of 1 or more/],
    [{ minimum_reachable: 3 }, /can never be reachable/],
    [{ on_violation: "ignore" }, /Use "error" or "warn"/],
  ])("refuses %j", async (redundancy, message) => {
    workspace.write({ rdsh1: workspace.resource("rdsh1", { redundancy }) });
    const { code, stderr } = await workspace.terraform.validate();
    expect(code).toBe(1);
    expect(plainText(stderr)).toMatch(message);
  });
});

describe("minimum_reachable", () => {
  const redundancy = { minimum_reachable: 2 };
  const answers = (status: number | "never") => host().windows.connectivity.set("lic2.contoso.com", status);

  test("is met by license servers that the host can use", async () => {
    const { code, text } = await apply({ redundancy });
    expect(code).toBe(0);
    expect(text).not.toMatch(/Warning|Reachability/);
    const asked = host()
      .traffic.log()
      .filter(({ operation }) => operation === "GetTStoLSConnectivityStatus");
    expect(asked).toHaveLength(2);
  });

  test.each([3, 4, 5, 6])("is violated by status %d, and nothing is written", async (status) => {
    answers(status);
    const { code, text } = await apply({ redundancy });
    expect(code).toBe(1);
    expect(text).toMatch(/can use 1 of its 2 license servers, but needs at least 2.*"lic2.contoso.com"/);
    expect(workspace.registry("rdsh1").servers).toBeUndefined();
  });

  test.each([0, 7, 8, 10])("cannot be told by status %d, which is no failure", async (status) => {
    answers(status);
    const { code, text } = await apply({ redundancy });
    expect(code).toBe(0);
    expect(text).toMatch(/Warning: Reachability is not known.*"lic2.contoso.com"/);
  });

  test("asks the other servers too where one never answers, which counts as not reachable", async () => {
    host().windows.connectivity.set("lic1.contoso.com", "never");
    const { code, text } = await apply({ redundancy });
    expect(code).toBe(1);
    expect(text).toMatch(/can use 1 of its 2.*"lic1.contoso.com" did not answer in time/);
    expect((await apply({ redundancy: { minimum_reachable: 1 } })).code).toBe(0);
  });

  test("is a warning where asked for", async () => {
    answers(6);
    const { code, text } = await apply({ redundancy: { ...redundancy, on_violation: "warn" } });
    expect(code).toBe(0);
    expect(text).toMatch(/Warning: Too few reachable license servers/);
    expect(workspace.registry("rdsh1").mode).toMatchObject({ data: 4 });
  });

  test("cannot be told where Windows cannot be asked", async () => {
    host().removeWmiClass("root/cimv2/TerminalServices");
    const { code, text } = await apply({ redundancy });
    expect(code).toBe(0);
    expect(text).toContain("Reachability is not known");
  });
});
