import tls = require("node:tls");

import type { WsmanClientOptions } from "../../../src/wsman";
import { createAuthority } from "../../support/certificates";
import { answer, call, errorOf, PASSWORD, useBench } from "../../support/wsman-bench";
import { ntlmHandler } from "../../support/wsman-host";

const { start, connect } = useBench();

describe("TLS", () => {
  const authority = createAuthority();
  const localhost = authority.issue(["localhost", "127.0.0.1"]);
  const secure = (trust: WsmanClientOptions["tls"], name = "127.0.0.1") =>
    connect({ https: true, host: name, tls: trust });

  test("carries NTLM without sealing", async () => {
    const host = await start(ntlmHandler(PASSWORD, answer, false), localhost);
    const client = secure({ ca: authority.ca });
    expect(await call(client)).toBe(42);
    expect(await call(client)).toBe(42);
    expect(client.statistics).toMatchObject({ connections: 1, requests: 3 });
    expect(host.requests[1]?.body.toString()).toContain("Envelope");
  });

  test.each([
    ["no authority given", undefined],
    ["another authority given", { ca: createAuthority("Another").ca }],
  ])("with %s the certificate is untrusted and nothing is sent", async (_, trust) => {
    const host = await start(() => ({ status: 200 }), localhost);
    const { code, detail } = await errorOf(call(secure(trust)));
    expect(code).toBe("tls_certificate_untrusted");
    expect(detail).toMatch(
      /Node\.js trusts the list it ships, not the system's store.*CA that signed it.*NODE_EXTRA_CA_CERTS/,
    );
    expect(host.requests).toHaveLength(0);
  });

  test("a certificate for another name is a mismatch, unless that name is expected", async () => {
    await start(ntlmHandler(PASSWORD, answer, false), authority.issue(["rdsh1.contoso.test"]));
    expect((await errorOf(call(secure({ ca: authority.ca })))).code).toBe("tls_name_mismatch");
    expect((await errorOf(call(secure({ ca: authority.ca }, "localhost")))).code).toBe("tls_name_mismatch");
    const client = secure({ ca: authority.ca, serverName: "rdsh1.contoso.test" });
    expect(await call(client)).toBe(42);
  });

  test("an expired certificate is told apart", async () => {
    const expired = authority.issue(["127.0.0.1"], new Date("2020-01-01"), new Date("2020-02-01"));
    await start(() => ({ status: 200 }), expired);
    expect((await errorOf(call(secure({ ca: authority.ca })))).code).toBe("tls_expired");
  });

  test("a certificate that its authority signed with SHA-1 is untrusted", async () => {
    const authority = createAuthority("Old authority", { bits: 2048, digest: "sha1" });
    // Only OpenSSL has levels; with its usual one, the host itself would refuse it.
    const level = process.versions.bun === undefined ? { ciphers: "DEFAULT@SECLEVEL=0" } : {};
    const old = { ...authority.issue(["127.0.0.1"]), ...level };
    const host = await start(() => ({ status: 200 }), old);
    expect((await errorOf(call(secure({ ca: authority.ca })))).code).toBe("tls_certificate_untrusted");
    expect(host.requests).toHaveLength(0);
  });

  test("insecure accepts any certificate", async () => {
    await start(ntlmHandler(PASSWORD, answer, false), authority.issue(["elsewhere"]));
    expect(await call(secure({ insecure: true }))).toBe(42);
  });

  test("parses authorities once for all clients that are given the same object, and for no others", async () => {
    const made = jest.spyOn(tls, "createSecureContext");
    await start(ntlmHandler(PASSWORD, answer, false), localhost);
    made.mockClear();
    const shared = { ca: authority.ca };
    expect(await call(secure(shared))).toBe(42);
    expect(await call(secure(shared))).toBe(42);
    expect(made).toHaveBeenCalledTimes(1);
    const { code } = await errorOf(call(secure({ ca: createAuthority("Another").ca })));
    expect(code).toBe("tls_certificate_untrusted");
    expect(made).toHaveBeenCalledTimes(2);
    made.mockRestore();
  });

  test("a listener without TLS is a TLS failure", async () => {
    await start(() => ({ status: 200 }));
    expect((await errorOf(call(secure(undefined)))).code).toBe("tls_failed");
  });
});
