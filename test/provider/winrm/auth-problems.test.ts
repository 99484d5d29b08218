import { UNKNOWN } from "../../../src/plugin";
import type { SettingValue, WinrmConfig } from "../../../src/provider/winrm/setting-sources";
import { WINRM_ATTRIBUTES } from "../../../src/provider/winrm/winrm-attributes";
import { resolveWinrm, validateWinrm } from "./configured";

function config(values: Record<string, SettingValue | typeof UNKNOWN>): WinrmConfig {
  const none = Object.fromEntries(Object.keys(WINRM_ATTRIBUTES).map((name) => [name, null]));
  return { ...none, ...values } as WinrmConfig;
}

describe("auth = kerberos", () => {
  test("needs no credentials", () => {
    const { settings, diagnostics } = resolveWinrm(config({ auth: "kerberos" }), {});
    expect(diagnostics).toEqual([]);
    expect(settings).toMatchObject({ auth: "kerberos", https: true, username: undefined, password: undefined });
  });

  test("over http is refused, naming both ways out", () => {
    const [problem, ...more] = validateWinrm(config({ auth: "kerberos", https: false }), {});
    expect(problem).toMatchObject({ severity: "error", path: ["winrm", "auth"] });
    expect(problem?.detail).toMatch(/Use https, or auth = "ntlm"/);
    expect(more).toEqual([]);
  });
});

describe("auth = certificate", () => {
  test("needs a certificate and its key instead of an account", () => {
    const missing = resolveWinrm(config({ auth: "certificate", username: "u", password: "p" }), {});
    expect(missing).toMatchObject({ diagnostics: [{ severity: "error", path: ["winrm"] }] });
    expect(missing.diagnostics[0]?.detail).toContain("RDSLICENSING_CLIENT_CERTIFICATE");
    expect(missing.settings).toBeUndefined();
    const pair = { client_certificate: "c", client_key: "k" };
    expect(resolveWinrm(config({ auth: "certificate", ...pair }), {})).toMatchObject({
      diagnostics: [],
      settings: { auth: "certificate", clientCertificate: "c", clientKey: "k" },
    });
  });

  test("may lack the certificate when validating, and waits for one that is not known yet", () => {
    expect(validateWinrm(config({ auth: "certificate" }), {})).toEqual([]);
    const waiting = config({ auth: "certificate", client_certificate: UNKNOWN, client_key: UNKNOWN });
    expect(resolveWinrm(waiting, {})).toEqual({ diagnostics: [] });
  });

  test("over http is refused", () => {
    const pair = { client_certificate: "c", client_key: "k" };
    expect(validateWinrm(config({ auth: "certificate", https: false, ...pair }), {})).toMatchObject([
      { severity: "error", path: ["winrm", "auth"] },
    ]);
  });
});

test.each(["kerberos", "certificate"])("the shell channel and %s do not go together", (auth) => {
  expect(validateWinrm(config({ auth, channel: "shell" }), {})).toMatchObject([
    { severity: "error", path: ["winrm", "auth"], detail: expect.stringContaining(auth) },
  ]);
  expect(validateWinrm(config({ auth: "ntlm", channel: "shell" }), {})).toEqual([]);
});

describe("credentials that can not be meant", () => {
  test.each([
    ["password", { username: "u", password: "" }],
    ["username", { username: "", password: "p" }],
    ["client_key", { auth: "certificate", client_certificate: "c", client_key: "" }],
  ])("an empty %s is told on it", (attribute, values) => {
    const { settings, diagnostics } = resolveWinrm(config(values), {});
    expect(settings).toBeUndefined();
    expect(diagnostics).toMatchObject([{ severity: "error", path: ["winrm", attribute] }]);
  });

  test("a colon in the user name is told with Basic, which can not send it", () => {
    const account = { username: "a:b", password: "p" };
    expect(validateWinrm(config({ auth: "basic", ...account }), {})).toMatchObject([
      { severity: "error", path: ["winrm", "username"] },
    ]);
    expect(validateWinrm(config(account), {})).toEqual([]);
  });
});
