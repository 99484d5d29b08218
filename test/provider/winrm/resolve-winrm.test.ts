import { UNKNOWN } from "../../../src/plugin";
import type { SettingValue, WinrmConfig } from "../../../src/provider/winrm/setting-sources";
import { WINRM_ATTRIBUTES } from "../../../src/provider/winrm/winrm-attributes";
import { resolveWinrm, validateWinrm } from "./configured";

const CREDENTIALS = { username: "CONTOSO\\svc-rds", password: "p" };

function config(values: Record<string, SettingValue | typeof UNKNOWN>): WinrmConfig {
  const none = Object.fromEntries(Object.keys(WINRM_ATTRIBUTES).map((name) => [name, null]));
  return { ...none, ...values } as WinrmConfig;
}

describe("how hosts are reached", () => {
  test("is NTLM over https with certificate checking unless told otherwise", () => {
    expect(resolveWinrm(config(CREDENTIALS), {})).toEqual({
      diagnostics: [],
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
    expect(resolveWinrm(null, environment).settings).toMatchObject({
      username: "u",
      password: "p",
      https: false,
      timeoutMs: 60_000,
      port: 80,
    });
    expect(resolveWinrm(config({ port: 81, username: "v" }), environment).settings).toMatchObject({
      username: "v",
      port: 81,
    });
  });

  test("uses the http port when https is off", () => {
    expect(resolveWinrm(config({ ...CREDENTIALS, https: false }), {}).settings?.port).toBe(5985);
  });

  test.each([
    ["RDSLICENSING_HTTPS", "maybe"],
    ["RDSLICENSING_PORT", "http"],
    ["RDSLICENSING_PORT", "70000"],
    ["RDSLICENSING_TIMEOUT", "soon"],
    ["RDSLICENSING_AUTH", "digest"],
    ["RDSLICENSING_CA_CERTIFICATE", "/etc/ca.pem"],
  ])("names the environment variable that is wrong: %s=%s", (variable, value) => {
    expect(validateWinrm(null, { [variable]: value })).toMatchObject([
      { severity: "error", summary: expect.stringContaining(variable) },
    ]);
  });

  test("needs both halves of a credential", () => {
    expect(validateWinrm(config({ username: "u" }), {})).toMatchObject([
      { path: ["winrm", "password"], detail: expect.stringContaining("RDSLICENSING_PASSWORD") },
    ]);
    expect(validateWinrm(config({ password: "p" }), {})).toMatchObject([{ path: ["winrm", "username"] }]);
    expect(validateWinrm(config({ username: "u", password: UNKNOWN }), {})).toEqual([]);
    expect(validateWinrm(config({ client_key: "k" }), {})).toMatchObject([{ path: ["winrm", "client_certificate"] }]);
  });

  test("may lack credentials when validating, not when a host is to be asked", () => {
    expect(validateWinrm(null, {})).toEqual([]);
    const { settings, diagnostics } = resolveWinrm(null, {});
    expect(settings).toBeUndefined();
    expect(diagnostics).toMatchObject([
      { severity: "error", detail: expect.stringContaining("RDSLICENSING_USERNAME") },
    ]);
  });

  test("waits for values that are not known yet", () => {
    expect(resolveWinrm(config({ ...CREDENTIALS, password: UNKNOWN }), {})).toEqual({ diagnostics: [] });
    expect(resolveWinrm(UNKNOWN, {})).toEqual({ diagnostics: [] });
  });

  test("never sends a readable password over http unless that is allowed, and then warns", () => {
    const readable = { ...CREDENTIALS, auth: "basic", https: false };
    expect(resolveWinrm(config(readable), {})).toMatchObject({
      diagnostics: [{ severity: "error", path: ["winrm", "auth"] }],
    });
    const allowed = resolveWinrm(config({ ...readable, allow_unencrypted: true }), {});
    expect(allowed.settings).toBeDefined();
    expect(allowed.diagnostics).toMatchObject([{ severity: "warning", path: ["winrm", "allow_unencrypted"] }]);
  });

  test("never sends readable messages of a remote shell over http unless that is allowed, and then warns", () => {
    const readable = { ...CREDENTIALS, channel: "shell", https: false };
    expect(resolveWinrm(config(readable), {})).toMatchObject({
      diagnostics: [{ severity: "error", path: ["winrm", "channel"] }],
    });
    expect(resolveWinrm(config({ ...readable, allow_unencrypted: true }), {})).toMatchObject({
      settings: { channel: "shell" },
      diagnostics: [{ severity: "warning", path: ["winrm", "allow_unencrypted"] }],
    });
  });

  test("warns when certificates are not checked", () => {
    expect(resolveWinrm(config({ ...CREDENTIALS, insecure: true }), {}).diagnostics).toMatchObject([
      { severity: "warning", path: ["winrm", "insecure"] },
    ]);
  });
});

describe("an attribute of winrm", () => {
  const problem = (name: keyof typeof WINRM_ATTRIBUTES, value: SettingValue) =>
    (WINRM_ATTRIBUTES[name].validate as readonly ((value: SettingValue) => string | undefined)[])
      .map((check) => check(value))
      .find(Boolean);

  test.each([
    ["auth", "digest", '"ntlm", "kerberos", "basic" or "certificate"'],
    ["channel", "ssh", '"cim" or "shell"'],
    ["port", 0, "1 to 65535"],
    ["port", 65536, "1 to 65535"],
    ["path", "https://host/wsman", "without scheme"],
    ["path", "wsman?x", "query"],
    ["timeout", "30", "Go syntax"],
    ["timeout", "500ms", "1s to 1h"],
    ["timeout", "0s", "1s to 1h"],
    ["timeout", "2h", "1s to 1h"],
    ["max_retries", -1, "0 to 10"],
    ["ca_certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "PEM"],
    ["client_key", "secret-looking text", "PEM"],
    ["username", " ", "empty"],
  ] as const)("%s = %j is refused", (name, value, why) => {
    expect(problem(name, value)).toContain(why);
  });

  test("is never shown when it is a key", () => {
    expect(problem("client_key", "secret-looking text")).not.toContain("secret");
  });

  test.each([
    ["auth", "ntlm"],
    ["auth", "basic"],
    ["auth", "kerberos"],
    ["auth", "certificate"],
    ["channel", "cim"],
    ["channel", "shell"],
    ["port", 443],
    ["path", "/wsman"],
    ["timeout", "1m30s"],
  ] as const)("%s = %j is accepted", (name, value) => {
    expect(problem(name, value)).toBeUndefined();
  });
});
