import { PENDING } from "../../src/connection";
import { resolveConnection, validateConnection } from "./configured";

const CREDENTIALS = { username: "CONTOSO\\svc-rds", password: "p" };

describe("how hosts are reached", () => {
  test("is NTLM over https with certificate checking unless told otherwise", () => {
    expect(resolveConnection(CREDENTIALS, {})).toEqual({
      problems: [],
      settings: {
        ...CREDENTIALS,
        auth: "ntlm",
        https: true,
        port: 5986,
        path: "wsman",
        insecure: false,
        allowUnencrypted: false,
        timeoutMs: 30_000,
        maxRetries: 3,
        channel: "cim",
      },
    });
  });

  test("comes from the environment where the configuration says nothing", () => {
    const environment = {
      RDSLICENSING_USERNAME: "u",
      RDSLICENSING_PASSWORD: "p",
      RDSLICENSING_HTTPS: "false",
      RDSLICENSING_TIMEOUT: "1m",
      RDSLICENSING_PORT: "80",
    };
    expect(resolveConnection(null, environment).settings).toMatchObject({
      username: "u",
      password: "p",
      https: false,
      timeoutMs: 60_000,
      port: 80,
    });
    expect(resolveConnection({ port: 81, username: "v" }, environment).settings).toMatchObject({
      username: "v",
      port: 81,
    });
  });

  test("uses the http port when https is off", () => {
    expect(resolveConnection({ ...CREDENTIALS, https: false }, {}).settings?.port).toBe(5985);
  });

  test.each([
    ["RDSLICENSING_HTTPS", "maybe"],
    ["RDSLICENSING_PORT", "http"],
    ["RDSLICENSING_PORT", "70000"],
    ["RDSLICENSING_TIMEOUT", "soon"],
    ["RDSLICENSING_AUTH", "digest"],
    ["RDSLICENSING_CA_CERTIFICATE", "/etc/ca.pem"],
  ])("names the environment variable that is wrong: %s=%s", (variable, value) => {
    expect(validateConnection(null, { [variable]: value })).toMatchObject([
      { severity: "error", summary: expect.stringContaining(variable) },
    ]);
  });

  test("needs both halves of a credential", () => {
    expect(validateConnection({ username: "u" }, {})).toMatchObject([
      { setting: "password", detail: expect.stringContaining("RDSLICENSING_PASSWORD") },
    ]);
    expect(validateConnection({ password: "p" }, {})).toMatchObject([{ setting: "username" }]);
    expect(validateConnection({ username: "u", password: PENDING }, {})).toEqual([]);
    expect(validateConnection({ client_key: "k" }, {})).toMatchObject([{ setting: "client_certificate" }]);
  });

  test("may lack credentials when validating, not when a host is to be asked", () => {
    expect(validateConnection(null, {})).toEqual([]);
    const { settings, problems } = resolveConnection(null, {});
    expect(settings).toBeUndefined();
    expect(problems).toMatchObject([{ severity: "error", detail: expect.stringContaining("RDSLICENSING_USERNAME") }]);
  });

  test("waits for values that are not known yet", () => {
    expect(resolveConnection({ ...CREDENTIALS, password: PENDING }, {})).toEqual({ problems: [] });
  });

  test("never sends a readable password over http unless that is allowed, and then warns", () => {
    const readable = { ...CREDENTIALS, auth: "basic", https: false };
    expect(resolveConnection(readable, {})).toMatchObject({
      problems: [{ severity: "error", setting: "auth" }],
    });
    const allowed = resolveConnection({ ...readable, allow_unencrypted: true }, {});
    expect(allowed.settings).toBeDefined();
    expect(allowed.problems).toMatchObject([{ severity: "warning", setting: "allow_unencrypted" }]);
  });

  test("never sends readable messages of a remote shell over http unless that is allowed, and then warns", () => {
    const readable = { ...CREDENTIALS, channel: "shell", https: false };
    expect(resolveConnection(readable, {})).toMatchObject({
      problems: [{ severity: "error", setting: "channel" }],
    });
    expect(resolveConnection({ ...readable, allow_unencrypted: true }, {})).toMatchObject({
      settings: { channel: "shell" },
      problems: [{ severity: "warning", setting: "allow_unencrypted" }],
    });
  });

  test("warns when certificates are not checked", () => {
    expect(resolveConnection({ ...CREDENTIALS, insecure: true }, {}).problems).toMatchObject([
      { severity: "warning", setting: "insecure" },
    ]);
  });
});
