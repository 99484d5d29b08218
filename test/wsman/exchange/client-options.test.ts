import type { WsmanClientOptions } from "../../../src/wsman";
import { clientSettings } from "../../../src/wsman/exchange/client-options";
import { createAuthority } from "../../support/certificates";

const auth = { scheme: "ntlm", username: "u", password: "p" } as const;
const settings = (options: Partial<WsmanClientOptions>) => clientSettings({ host: "h1", auth, ...options });

const { key, cert: certificate } = createAuthority().issue(["u"]);
const identity = { key, certificate };
const strangers = { certificate, key: createAuthority().issue(["u"]).key };

describe("client options", () => {
  test.each<[Partial<WsmanClientOptions>, string]>([
    [{}, "https://h1:5986/wsman"],
    [{ https: false }, "http://h1:5985/wsman"],
    [{ port: 443, path: "/a/b" }, "https://h1:443/a/b"],
    [{ host: "::1" }, "https://[::1]:5986/wsman"],
    [{ host: "[fe80::1]", https: false }, "http://[fe80::1]:5985/wsman"],
    [{ host: "rdsh_1.contoso.com" }, "https://rdsh_1.contoso.com:5986/wsman"],
  ])("%j go to %s", (options, url) => {
    expect(settings(options).endpoint.url).toBe(url);
  });

  test.each<[string, Partial<WsmanClientOptions>]>([
    ["no host", { host: "" }],
    ["a scheme in the host", { host: "https://h1" }],
    ["a port in the host", { host: "h1:5985" }],
    ["a path in the host", { host: "h1/wsman" }],
    ["a line end in the host", { host: "h1\r\nX: y" }],
    ["port 0", { port: 0 }],
    ["port 65536", { port: 65_536 }],
    ["a blank in the path", { path: "ws man" }],
    ["no user", { auth: { ...auth, username: "" } }],
    ["no password", { auth: { ...auth, password: "" } }],
    ["a control character in the user", { auth: { ...auth, username: "u\n" } }],
    ["a colon in a user for Basic", { auth: { ...auth, scheme: "basic", username: "a:b" } }],
    ["a service principal name without a service", { auth: { ...auth, spn: "rdsh1.contoso.com" } }],
    ["a service principal name with a realm", { auth: { scheme: "kerberos", spn: "host/rdsh1@CONTOSO.COM" } }],
    ["a client certificate that is none", { auth: { scheme: "certificate", certificate: "garbage", key: "garbage" } }],
    ["a client certificate and a key of another", { auth: { scheme: "certificate", ...strangers } }],
    ["a client certificate over http", { auth: { scheme: "certificate", ...identity }, https: false }],
    ["no time", { timeoutMs: 0 }],
    ["time without end", { timeoutMs: Number.POSITIVE_INFINITY }],
    ["an authority that is no certificate", { tls: { ca: "garbage" } }],
    [
      "an authority that is nearly a certificate",
      { tls: { ca: "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----" } },
    ],
  ])("with %s are refused", (_, options) => {
    expect(() => settings(options)).toThrow(expect.objectContaining({ code: "invalid_configuration" }));
  });

  test("a client certificate and its key are accepted, and never shown when they are not", () => {
    expect(settings({ auth: { scheme: "certificate", ...identity } }).tls.identity).toMatchObject(identity);
    const refused = () =>
      settings({ auth: { scheme: "certificate", certificate, key: key.replace("BEGIN", "BEGINN") } });
    expect(refused).toThrow(expect.objectContaining({ code: "invalid_configuration" }));
    expect(refused).not.toThrow(key.slice(100, 130));
  });

  test("Kerberos over http is refused, and the error names both ways out", () => {
    expect(() => settings({ auth: { scheme: "kerberos" }, https: false, allowUnencrypted: true })).toThrow(
      expect.objectContaining({
        code: "unencrypted_refused",
        detail: expect.stringMatching(/https, or NTLM with message encryption/),
      }),
    );
  });
});
