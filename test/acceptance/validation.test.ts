import { RdsWorkspace, type ResourceText } from "../support/rds-workspace";
import type { Json } from "../support/terraform";

let workspace: RdsWorkspace;
beforeAll(async () => {
  workspace = await RdsWorkspace.open({
    attached: true,
    environment: { RDSLICENSING_USERNAME: "", RDSLICENSING_PASSWORD: "" },
  });
});
afterAll(() => workspace.close());

/** The diagnostics of `terraform validate -json`, with the line of configuration each points at. */
async function validate(attributes: ResourceText, provider = ""): Promise<{ detail: string; line: string }[]> {
  const usual = { host: "rdsh1.contoso.com", mode: "per_user", license_servers: ["lic1"] };
  workspace.write({ rdsh1: { ...usual, ...attributes } }, "", provider);
  const { stdout } = await workspace.terraform.run(["validate", "-json"]);
  return JSON.parse(stdout).diagnostics.map(({ detail, snippet }: Json) => ({ detail, line: snippet?.code ?? "" }));
}

describe("terraform validate refuses", () => {
  test.each<[string, ResourceText, string, RegExp]>([
    ["an unknown mode", { mode: "per_seat" }, "mode", /per_device.*per_user/],
    ["a mode that can only be read", { mode: "not_configured" }, "mode", /per_device.*per_user/],
    ["an empty list", { license_servers: [] }, "license_servers", /at least one/],
    ["a duplicate in other letter case", { license_servers: ["lic1", "LIC1"] }, "license_servers", /element 1/],
    ["a comma", { license_servers: ["lic1,lic2"] }, "license_servers", /separator/],
    ["a blank", { license_servers: ["lic 1"] }, "license_servers", /blank/],
    ["a control character", { license_servers: ["lic1\u0007"] }, "license_servers", /control character/],
    ["an empty name", { license_servers: [""] }, "license_servers", /empty/],
    ["a host with a scheme", { host: "https://rdsh1" }, "host", /scheme/],
    ["a host with a path", { host: "rdsh1/wsman" }, "host", /path/],
    ["a port that is none", { host: "rdsh1:99999" }, "host", /1 to 65535/],
    ["an unknown on_destroy", { on_destroy: "delete" }, "on_destroy", /"restore", "clear" or "keep"/],
  ])("%s, on the attribute, saying what is accepted", async (_what, attributes, line, detail) => {
    const [diagnostic, ...others] = await validate(attributes);
    expect(others).toEqual([]);
    expect(diagnostic?.line).toContain(line);
    expect(diagnostic?.detail).toMatch(detail);
  });

  test.each<[string, string, RegExp]>([
    ["a bad duration", 'winrm = { timeout = "30" }', /Go syntax/],
    ["a bad certificate", 'winrm = { ca_certificate = "/etc/ca.pem" }', /PEM/],
    ["a bad key", 'winrm = { client_key = "nonsense", client_certificate = "x" }', /PEM/],
    ["half a credential", 'winrm = { username = "u" }', /winrm.password.*RDSLICENSING_PASSWORD/],
    ["the other half", 'winrm = { password = "p" }', /winrm.username/],
    ["an unknown authentication", 'winrm = { auth = "digest" }', /"ntlm", "kerberos", "basic" or "certificate"/],
    ["Kerberos over http", 'winrm = { auth = "kerberos", https = false }', /Use https, or auth = "ntlm"/],
    ["a client certificate over http", 'winrm = { auth = "certificate", https = false }', /Use https/],
    [
      "Kerberos in a remote shell",
      'winrm = { auth = "kerberos", channel = "shell" }',
      /channel = "cim" with auth = "kerberos"/,
    ],
    ["an unknown channel", 'winrm = { channel = "ssh" }', /"cim" or "shell"/],
    [
      "a readable password over http",
      'winrm = { username = "u", password = "p", auth = "basic", https = false }',
      /plain text/,
    ],
    ["a port that is none", "winrm = { port = 0 }", /1 to 65535/],
  ])("%s in the provider's configuration", async (_what, provider, detail) => {
    const details = (await validate({}, provider)).map((diagnostic) => diagnostic.detail);
    expect(details).toContainEqual(expect.stringMatching(detail));
    expect(details.join()).not.toContain("nonsense");
  });

  test("nothing of what is right, and asks no host for it", async () => {
    const { traffic } = workspace.farm.host("rdsh1");
    expect(
      await validate({ host: workspace.address("rdsh1") }, 'winrm = { timeout = "1m30s", auth = "ntlm" }'),
    ).toEqual([]);
    expect(traffic.summary().connections).toBe(0);
  });
});

describe("terraform plan refuses", () => {
  test("to go without credentials, naming the environment variables", async () => {
    workspace.write({ rdsh1: workspace.resource("rdsh1") });
    const { code, stderr } = await workspace.terraform.plan();
    expect(code).toBe(1);
    expect(stderr).toMatch(/RDSLICENSING_USERNAME/);
  });

  test("a value that only turns out to be wrong once it is known", async () => {
    await workspace.close();
    workspace = await RdsWorkspace.open();
    const wrong = workspace.resource("rdsh1", { license_servers: ["lic1", `$\{terraform_data.server.output}`] });
    workspace.write({ rdsh1: wrong }, 'resource "terraform_data" "server" {\n  input = "LIC1"\n}');
    const { code, stderr } = await workspace.terraform.apply();
    expect(code).toBe(1);
    expect(stderr).toMatch(/Duplicate license server/);
    expect(workspace.registry("rdsh1").servers).toBeUndefined();
  });
});
