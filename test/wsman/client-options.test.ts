import type { WsmanClientOptions } from "../../src/wsman";
import { clientSettings } from "../../src/wsman/client-options";

const auth = { scheme: "ntlm", username: "u", password: "p" } as const;
const settings = (options: Partial<WsmanClientOptions>) => clientSettings({ host: "h1", auth, ...options });

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
});
