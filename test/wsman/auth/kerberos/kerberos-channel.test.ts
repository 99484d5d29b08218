import { loadKerberos } from "../../../../src/wsman/auth/kerberos/load-kerberos";
import { createAuthority } from "../../../support/certificates";
import { answer, call, errorOf, useBench } from "../../../support/wsman-bench";
import { type Handler, soapReply } from "../../../support/wsman-host";

jest.mock("../../../../src/wsman/auth/kerberos/load-kerberos", () => ({ loadKerberos: jest.fn() }));

const { start, connect } = useBench();
const TICKET = Buffer.from("ticket");
const PROOF = Buffer.from("proof").toString("base64");

describe("Kerberos over https", () => {
  const authority = createAuthority();
  const localhost = authority.issue(["127.0.0.1"]);
  const services: string[] = [];

  /** A package whose host proves itself by `PROOF`; `step` fails on everything else. */
  beforeEach(() => {
    services.length = 0;
    jest.mocked(loadKerberos).mockReturnValue({
      GSS_C_MUTUAL_FLAG: 2,
      GSS_C_SEQUENCE_FLAG: 8,
      GSS_MECH_OID_KRB5: 9,
      initializeClient: async (service, { flags, mechOID }) => {
        services.push(`${service} ${flags} ${mechOID}`);
        let contextComplete = false;
        return {
          get contextComplete() {
            return contextComplete;
          },
          step: async (token: string) => {
            if (token === "") return TICKET.toString("base64");
            if (token !== PROOF && token !== "aGFsZg==") throw new Error("Clock skew too great");
            contextComplete = token === PROOF;
            return "";
          },
        };
      },
    });
  });

  const secure = (spn?: string) =>
    connect({ https: true, tls: { ca: authority.ca }, auth: { scheme: "kerberos", spn } });
  const accepting =
    (proof?: string): Handler =>
    ({ headers, body }) => {
      const reply = soapReply(body, answer);
      if (headers.authorization === undefined) return reply;
      expect(headers.authorization).toBe(`Negotiate ${TICKET.toString("base64")}`);
      return { ...reply, headers: { ...reply.headers, ...(proof && { "WWW-Authenticate": `Negotiate ${proof}` }) } };
    };

  test("the first message carries the ticket for host/ and the host, later ones go without", async () => {
    const host = await start(accepting(PROOF), localhost);
    const client = secure();
    expect(await call(client)).toBe(42);
    expect(await call(client)).toBe(42);
    expect(host.requests.map(({ headers }) => headers.authorization !== undefined)).toEqual([true, false]);
    expect(services).toEqual(["host@127.0.0.1 10 9"]);
  });

  test("another service principal name is used when it is set", async () => {
    await start(accepting(PROOF), localhost);
    await call(secure("HTTP/farm.contoso.com"));
    expect(services).toEqual(["HTTP@farm.contoso.com 10 9"]);
  });

  test.each([
    ["proves nothing", undefined, "authentication_failed"],
    ["proves only half", "aGFsZg==", "kerberos_failed"],
    ["proves to be another", "b3RoZXI=", "kerberos_failed"],
  ])("a host that takes the ticket and %s is not believed", async (_, proof, code) => {
    await start(accepting(proof), localhost);
    expect((await errorOf(call(secure()))).code).toBe(code);
  });

  test("a host that wants a ticket with every message gets one", async () => {
    const host = await start((request) => {
      if (request.headers.authorization === undefined) {
        return { status: 401, headers: { "WWW-Authenticate": "Negotiate" } };
      }
      return accepting(PROOF)(request);
    }, localhost);
    const client = secure();
    for (let i = 0; i < 3; i += 1) expect(await call(client)).toBe(42);
    expect(host.requests).toHaveLength(4);
    expect(host.connections).toBe(1);
  });

  test("a refusal is unauthorized, and says why where the host does", async () => {
    const host = await start(() => ({ status: 401, headers: { "WWW-Authenticate": "Negotiate" } }), localhost);
    expect(await errorOf(call(secure()))).toMatchObject({ code: "unauthorized", offeredSchemes: ["Negotiate"] });
    host.handler = () => ({ status: 401, headers: { "WWW-Authenticate": "Negotiate c2tldw==" } });
    const error = await errorOf(call(secure()));
    expect(error).toMatchObject({ code: "kerberos_failed", host: "127.0.0.1" });
    expect(error.detail).toContain("Kerberos for the service host/127.0.0.1: Clock skew too great.");
  });

  test("a KDC that does not answer does not hold who gives up", async () => {
    await start(accepting(PROOF), localhost);
    jest.mocked(loadKerberos).mockReturnValue({
      ...loadKerberos(),
      initializeClient: () => new Promise(() => undefined),
    });
    const controller = new AbortController();
    const calling = errorOf(call(secure(), controller.signal));
    setImmediate(() => controller.abort());
    expect((await calling).code).toBe("canceled");
  });
});
