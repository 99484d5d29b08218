import type { TLSSocket } from "node:tls";
import { createAuthority } from "../../../support/certificates";
import { answer, call, errorOf, useBench } from "../../../support/wsman-bench";
import { soapReply } from "../../../support/wsman-host";

const { start, connect } = useBench();

describe("a client certificate", () => {
  const authority = createAuthority();
  const localhost = { ...authority.issue(["127.0.0.1"]), ca: authority.ca, requestCert: true };
  const user = authority.issue(["svc-rds"]);
  const secure = () => {
    const auth = { scheme: "certificate", certificate: user.cert, key: user.key } as const;
    return connect({ https: true, tls: { ca: authority.ca }, auth });
  };

  test("is shown in the handshake, and every message says that it counts", async () => {
    const host = await start(({ body }) => soapReply(body, answer), localhost);
    const client = secure();
    expect(await call(client)).toBe(42);
    expect(await call(client)).toBe(42);
    expect(client.statistics).toMatchObject({ connections: 1, requests: 2 });
    for (const { headers, socket } of host.requests) {
      expect(headers.authorization).toBe("http://schemas.dmtf.org/wbem/wsman/1/wsman/secprofile/https/mutual");
      expect((socket as TLSSocket).authorized).toBe(true);
      expect((socket as TLSSocket).getPeerCertificate().subjectaltname).toBe("DNS:svc-rds");
    }
  });

  test("goes over TLS 1.2, where a host may also ask for it late", async () => {
    const host = await start(({ body }) => soapReply(body, answer), localhost);
    await call(secure());
    expect(host.requests.map(({ socket }) => (socket as TLSSocket).getProtocol())).toEqual(["TLSv1.2"]);
  });

  test("that the host maps to no account is unauthorized", async () => {
    await start(() => ({ status: 401, headers: { "WWW-Authenticate": "Negotiate" } }), localhost);
    const error = await errorOf(call(secure()));
    expect(error).toMatchObject({ code: "unauthorized", offeredSchemes: ["Negotiate"] });
    expect(error.detail).toContain("401 to the client certificate");
    expect(JSON.stringify(error) + error.stack).not.toContain(user.key.slice(40, 80));
  });
});
