import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { hmacMd5, md4 } from "../../src/wsman/auth/ntlm/hash";
import { RdsWorkspace } from "../support/rds-workspace";

/** Every form in which the password could leak: itself, encoded, and the hashes that are as good as it. */
function secretsOf(username: string, domain: string, password: string): Record<string, string> {
  const ntHash = md4(Buffer.from(password, "utf16le"));
  return {
    password,
    "password in base64": Buffer.from(password).toString("base64").replace(/=+$/, ""),
    "Basic credential": Buffer.from(`${username}:${password}`).toString("base64"),
    // The first bytes of every NTLM message, "NTLMSSP".
    "NTLM token": "TlRMTVNT",
    "password in UTF-16": Buffer.from(password, "utf16le").toString("latin1"),
    "NT hash": ntHash.toString("hex"),
    // MS-NLMP 3.3.2, NTOWFv2
    "NTLMv2 key": hmacMd5(ntHash, Buffer.from(username.toUpperCase() + domain, "utf16le")).toString("hex"),
    "MD5 of the password": createHash("md5").update(password).digest("hex"),
  };
}

function leaks(text: string, secrets: Record<string, string>): string[] {
  const searched = text.toLowerCase();
  return Object.keys(secrets).filter((name) => searched.includes((secrets[name] as string).toLowerCase()));
}

function everyFile(directory: string): string {
  const names = readdirSync(directory, { recursive: true, encoding: "utf8" });
  const files = names.map((name) => join(directory, name)).filter((path) => statSync(path).isFile());
  return files.map((path) => readFileSync(path, "latin1")).join("\n");
}

describe("the password", () => {
  let workspace: RdsWorkspace;
  let secrets: Record<string, string>;
  beforeAll(async () => {
    workspace = await RdsWorkspace.open();
    const { username, domain, password } = workspace.farm.credentials;
    secrets = secretsOf(username, domain, password);
    workspace.write({ rdsh1: workspace.resource("rdsh1") });
  });
  afterAll(() => workspace.close());

  test.each(["ntlm over https", "ntlm over http", "basic over https"])("does not leak with %s", async (way) => {
    const [auth, , scheme] = way.split(" ");
    const host = workspace.farm.host("rdsh1");
    const https = scheme === "https";
    const environment = {
      TF_LOG: "TRACE",
      RDSLICENSING_AUTH: auth,
      RDSLICENSING_HTTPS: String(https),
      RDSLICENSING_USERNAME:
        auth === "basic" ? workspace.farm.credentials.username : `CONTOSO\\${workspace.farm.credentials.username}`,
    };
    workspace.write({
      rdsh1: workspace.resource("rdsh1", { host: `localhost:${https ? host.httpsPort : host.httpPort}` }),
    });
    const outputs: string[] = [];
    for (const args of [
      ["apply", "-no-color", "-auto-approve"],
      ["plan", "-no-color", "-out=plan.bin"],
      ["show", "-json", "plan.bin"],
      ["state", "pull"],
    ]) {
      const { code, stdout, stderr } = await workspace.terraform.run(args, environment);
      expect(code).toBe(0);
      outputs.push(stdout, stderr);
    }
    host.fault({ name: "soap-access-denied", times: 0 });
    const failed = await workspace.terraform.run(["plan", "-no-color"], environment);
    host.clearFaults();
    expect(failed.code).toBe(1);
    outputs.push(failed.stdout, failed.stderr, JSON.stringify(host.traffic.log()));
    outputs.push(everyFile(workspace.terraform.directory));
    expect(leaks(outputs.join("\n"), secrets)).toEqual([]);
    expect((await workspace.terraform.run(["destroy", "-auto-approve"], environment)).code).toBe(0);
  });

  test("does not leak when it is written in the configuration and refused", async () => {
    const provider = `winrm = { username = "u", password = "not-the-password-1" }`;
    workspace.write({ rdsh1: workspace.resource("rdsh1") }, "", provider);
    const { code, stdout, stderr } = await workspace.terraform.run(["plan", "-no-color"], { TF_LOG: "TRACE" });
    // The host is asked at plan what Group Policy sets, so that a wrong password is told before anything is applied.
    expect(code).toBe(1);
    const applied = await workspace.terraform.run(["apply", "-no-color", "-auto-approve"], { TF_LOG: "TRACE" });
    expect(applied.code).toBe(1);
    const output = [stdout, stderr, applied.stdout, applied.stderr].join("\n");
    expect(output).toContain("did not accept the credential");
    expect(leaks(output, { password: "not-the-password-1" })).toEqual([]);
  });

  test("would be found where it leaks", () => {
    expect(leaks(JSON.stringify({ ...secrets }), secrets)).toEqual(expect.arrayContaining(["password", "NT hash"]));
  });
});
