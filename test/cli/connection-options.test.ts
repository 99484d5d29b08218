import { X509Certificate } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { addConnectionOptions, type ConnectionOptions, connectionSettings } from "../../src/cli/connection-options";
import { createAuthority } from "../support/certificates";
import { ENCODINGS, withCrLf } from "../support/encodings";

const CREDENTIALS = { RDSLICENSING_USERNAME: "u", RDSLICENSING_PASSWORD: "p" };
const authority = createAuthority();

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "connection-options-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** What the command makes of its options and of these variables alone. */
async function settings(options: ConnectionOptions, variables: NodeJS.ProcessEnv = CREDENTIALS) {
  const before = process.env;
  process.env = { ...variables };
  try {
    return await connectionSettings(options);
  } finally {
    expect(process.env).toEqual(variables);
    process.env = before;
  }
}

async function refusal(options: ConnectionOptions, variables: NodeJS.ProcessEnv = CREDENTIALS): Promise<string> {
  const error: unknown = await settings(options, variables).catch((cause: unknown) => cause);
  if (!(error instanceof Error)) throw new Error("It was accepted.");
  return error.message;
}

function put(name: string, content: string | Buffer): string {
  const file = join(directory, name);
  writeFileSync(file, content);
  return file;
}

test("the help tells an option that names a file from its environment variable, which holds the text", () => {
  const shown: string[] = [];
  const command = new Command("check").configureOutput({ writeOut: (text) => void shown.push(text) });
  addConnectionOptions(command).outputHelp();
  const help = shown.join("");
  expect(help).toMatch(/--ca-certificate <file> +file with/);
  expect(help).toContain("--ca-certificate names a file, while RDSLICENSING_CA_CERTIFICATE holds the PEM text itself.");
});

describe("options", () => {
  test("go before their variables, which go before the defaults", async () => {
    const variables = { ...CREDENTIALS, RDSLICENSING_PORT: "80", RDSLICENSING_TIMEOUT: "5s" };
    expect(await settings({ port: 81, https: false }, variables)).toMatchObject({
      username: "u",
      https: false,
      port: 81,
      timeoutMs: 5_000,
      maxRetries: 3,
    });
  });

  test("that are not given, commander's https = true among them, leave it to the variables", async () => {
    expect(await settings({ https: true }, { ...CREDENTIALS, RDSLICENSING_HTTPS: "false" })).toMatchObject({
      https: false,
    });
  });
});

describe("what is wrong is said in the words of where it was set", () => {
  const PROVIDER = /winrm\.|provider|"auth|auth = /;

  test.each<[string, ConnectionOptions, NodeJS.ProcessEnv, RegExp]>([
    ["--timeout 5x", { timeout: "5x" }, {}, /^Invalid value of --timeout\. Use a duration/],
    ["RDSLICENSING_TIMEOUT=5x", {}, { RDSLICENSING_TIMEOUT: "5x" }, /^Invalid value of RDSLICENSING_TIMEOUT\./],
    ["--path https://h/x", { path: "https://h/x" }, {}, /^Invalid value of --path\./],
    ["--max-retries 99", { maxRetries: 99 }, {}, /^Invalid value of --max-retries\./],
    ["Kerberos over http, by options", { auth: "kerberos", https: false }, {}, /Use https, or --auth ntlm,/],
    [
      "Kerberos over http, by variables",
      {},
      { RDSLICENSING_AUTH: "kerberos", RDSLICENSING_HTTPS: "false" },
      /Use https, or RDSLICENSING_AUTH=ntlm,/,
    ],
    ["Basic over http", { auth: "basic", https: false }, {}, /--auth ntlm, .*; --allow-unencrypted overrides this/],
    ["a shell over http", { channel: "shell", https: false }, {}, /or --channel cim with NTLM; --allow-unencrypted/],
    ["Kerberos in a shell", { auth: "kerberos", channel: "shell" }, {}, /or --channel cim with --auth kerberos/],
  ])("%s", async (_what, options, variables, message) => {
    const said = await refusal(options, { ...CREDENTIALS, ...variables });
    expect(said).toMatch(message);
    expect(said).not.toMatch(PROVIDER);
  });

  test("credentials that are missing are named as they can be given", async () => {
    const said = await refusal({}, {});
    expect(said).toBe(
      "Missing credentials. There are no credentials to log on to hosts with. Set --username or RDSLICENSING_USERNAME, and RDSLICENSING_PASSWORD.",
    );
    expect(await refusal({}, { RDSLICENSING_PASSWORD: "p" })).toMatch(
      /RDSLICENSING_PASSWORD is set, but not what belongs to it\. Set --username or RDSLICENSING_USERNAME\./,
    );
  });
});

describe("--ca-certificate", () => {
  const subjects = (pem: string | undefined) =>
    (pem?.match(/-----BEGIN[^-]*-----[^-]*-----END[^-]*-----/g) ?? []).map((one) => new X509Certificate(one).subject);

  test.each(Object.entries(ENCODINGS))("is read as PEM in %s", async (_name, encode) => {
    const file = put("ca.pem", encode(withCrLf(authority.ca)));
    expect(subjects((await settings({ caCertificate: file })).caCertificate)).toEqual(["CN=Test authority"]);
  });

  test("is read as DER, as Windows exports it", async () => {
    const file = put("ca.cer", new X509Certificate(authority.ca).raw);
    expect(subjects((await settings({ caCertificate: file })).caCertificate)).toEqual(["CN=Test authority"]);
  });

  test("may hold more than one certificate", async () => {
    const file = put("ca.pem", `corporate root\r\n${authority.ca}\r\nold root\r\n${authority.ca}`);
    expect(subjects((await settings({ caCertificate: file })).caCertificate)).toHaveLength(2);
  });

  test.each([
    ["is empty", "", /^--ca-certificate: .*ca\.pem is empty\./],
    ["holds a key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", /holds no certificate/],
    ["is a certificate that was cut", "-----BEGIN CERTIFICATE-----\nMIID", /holds no certificate/],
    ["is binary", Buffer.from([0x30, 0x82, 0, 1, 2]), /holds no certificate/],
  ])("that %s is an error with option and file, and what is accepted", async (_what, content, message) => {
    const file = put("ca.pem", content);
    const said = await refusal({ caCertificate: file });
    expect(said).toMatch(message);
    expect(said).toMatch(/^--ca-certificate: /);
    expect(said).toContain(file);
    expect(said).toMatch(/PEM.*DER/);
  });

  test("that does not exist, or is a folder, is an error with the file", async () => {
    expect(await refusal({ caCertificate: join(directory, "absent") })).toMatch(/absent does not exist\./);
    expect(await refusal({ caCertificate: directory })).toMatch(/is a folder, not a file\./);
  });

  test("as a variable holds the text, and its name is what an error names", async () => {
    const variables = { ...CREDENTIALS, RDSLICENSING_CA_CERTIFICATE: `\ufeff${withCrLf(authority.ca)}` };
    expect(subjects((await settings({}, variables)).caCertificate)).toEqual(["CN=Test authority"]);
    expect(await refusal({}, { ...CREDENTIALS, RDSLICENSING_CA_CERTIFICATE: "/etc/ca.pem" })).toMatch(
      /^Invalid value of RDSLICENSING_CA_CERTIFICATE\. .*not a path\.$/,
    );
  });
});
