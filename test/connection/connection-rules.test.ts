import { PENDING } from "../../src/connection";
import { WsmanClient, type WsmanCredentials } from "../../src/wsman";
import { type Config, resolveConnection, validateConnection } from "./configured";

describe("auth = kerberos", () => {
  test("needs no credentials", () => {
    const { settings, problems } = resolveConnection({ auth: "kerberos" }, {});
    expect(problems).toEqual([]);
    expect(settings).toMatchObject({ auth: "kerberos", https: true, username: undefined, password: undefined });
  });

  test("over http is refused, naming both ways out", () => {
    const [problem, ...more] = validateConnection({ auth: "kerberos", https: false }, {});
    expect(problem).toMatchObject({ severity: "error", setting: "auth" });
    expect(problem?.detail).toMatch(/Use https, or auth = "ntlm"/);
    expect(more).toEqual([]);
  });
});

describe("auth = certificate", () => {
  test("needs a certificate and its key instead of an account", () => {
    const missing = resolveConnection({ auth: "certificate", username: "u", password: "p" }, {});
    expect(missing).toMatchObject({ problems: [{ severity: "error", setting: undefined }] });
    expect(missing.problems[0]?.detail).toContain("RDSLICENSING_CLIENT_CERTIFICATE");
    expect(missing.settings).toBeUndefined();
    const pair = { client_certificate: "c", client_key: "k" };
    expect(resolveConnection({ auth: "certificate", ...pair }, {})).toMatchObject({
      problems: [],
      settings: { auth: "certificate", clientCertificate: "c", clientKey: "k" },
    });
  });

  test("may lack the certificate when validating, and waits for one that is not known yet", () => {
    expect(validateConnection({ auth: "certificate" }, {})).toEqual([]);
    const waiting: Config = { auth: "certificate", client_certificate: PENDING, client_key: PENDING };
    expect(resolveConnection(waiting, {})).toEqual({ problems: [] });
  });

  test("over http is refused", () => {
    const pair = { client_certificate: "c", client_key: "k" };
    expect(validateConnection({ auth: "certificate", https: false, ...pair }, {})).toMatchObject([
      { severity: "error", setting: "auth" },
    ]);
  });
});

test.each(["kerberos", "certificate"])("the shell channel and %s do not go together", (auth) => {
  expect(validateConnection({ auth, channel: "shell" }, {})).toMatchObject([
    { severity: "error", setting: "auth", detail: expect.stringContaining(auth) },
  ]);
  expect(validateConnection({ auth: "ntlm", channel: "shell" }, {})).toEqual([]);
});

describe("credentials that cannot be meant", () => {
  test.each([
    ["password", { username: "u", password: "" }],
    ["username", { username: "", password: "p" }],
    ["client_key", { auth: "certificate", client_certificate: "c", client_key: "" }],
  ])("an empty %s is told on it", (attribute, values) => {
    const { settings, problems } = resolveConnection(values, {});
    expect(settings).toBeUndefined();
    expect(problems).toMatchObject([{ severity: "error", setting: attribute }]);
  });

  test("a colon in the user name is told with Basic, which cannot send it", () => {
    const account = { username: "a:b", password: "p" };
    expect(validateConnection({ auth: "basic", ...account }, {})).toMatchObject([
      { severity: "error", setting: "username" },
    ]);
    expect(validateConnection(account, {})).toEqual([]);
  });
});

describe("the client asks the same rules, in the words of a program", () => {
  const account = { username: "u", password: "p" };

  test.each<[string, WsmanCredentials, string, RegExp]>([
    [
      "Basic",
      { scheme: "basic", ...account },
      "unencrypted_refused",
      /the scheme "ntlm".*; allowUnencrypted: true over/,
    ],
    ["Kerberos", { scheme: "kerberos" }, "unencrypted_refused", /Use https, or the scheme "ntlm"/],
    ["a certificate", { scheme: "certificate", certificate: "c", key: "k" }, "invalid_configuration", /TLS handshake/],
    [
      "no password",
      { scheme: "ntlm", username: "u", password: "" },
      "invalid_configuration",
      /password is set to an em/,
    ],
  ])("%s over http", (_what, auth, code, detail) => {
    const make = () => new WsmanClient({ host: "rdsh1", https: false, auth });
    expect(make).toThrow(expect.objectContaining({ code, detail: expect.stringMatching(detail) }));
  });

  test("where they are overridden, nothing is refused", () => {
    const auth = { scheme: "basic", ...account } as const;
    expect(() => new WsmanClient({ host: "rdsh1", https: false, allowUnencrypted: true, auth })).not.toThrow();
  });
});
