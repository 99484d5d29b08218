import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { WsmanClientOptions, WsmanCredentials } from "../../../src/wsman";
import { createAuthority } from "../../support/certificates";
import { APACHE, Apache, MOD_AUTH_GSSAPI } from "../support/apache";
import { describeWith, JUDGES } from "../support/programs";
import { KDC_PROGRAMS, Kdc } from "./kdc";

const TSX = require.resolve("tsx/cli");
const REQUIRED = [...KDC_PROGRAMS, APACHE, MOD_AUTH_GSSAPI, join(JUDGES, "kerberos")];

describeWith(REQUIRED, "Kerberos judged by MIT's KDC, Apache and mod_auth_gssapi", () => {
  const authority = createAuthority();
  let kdc: Kdc;
  let apache: Apache;
  let cache: string;

  beforeAll(async () => {
    kdc = await Kdc.start();
    cache = kdc.logOn("svc-rds");
  });

  afterAll(() => kdc.stop());

  const startApache = async (keytab: Buffer, directives = "") => {
    apache = await Apache.start({
      tls: authority.issue(["localhost"]),
      modules: ["auth_gssapi"],
      files: { keytab },
      environment: kdc.environment,
      location: `AuthType GSSAPI
  AuthName wsman
  GssapiAllowedMech krb5
  GssapiCredStore "keytab:{{directory}}/keytab"
  ${directives}
  Require valid-user`,
    });
  };

  const identify = async (auth: Partial<WsmanCredentials> = {}, environment: NodeJS.ProcessEnv = {}) => {
    const options: WsmanClientOptions = {
      host: "localhost",
      port: apache.port,
      tls: { ca: authority.ca },
      auth: { scheme: "kerberos", ...auth } as WsmanCredentials,
    };
    const env = { ...process.env, ...kdc.environment, NODE_PATH: JUDGES, KRB5CCNAME: cache, ...environment };
    const args = [TSX, join(__dirname, "identify.ts"), JSON.stringify(options)];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env });
    return JSON.parse(stdout);
  };

  afterEach(() => apache.stop());

  test("a ticket is all it takes; a host that wants one with every message gets it", async () => {
    await startApache(kdc.keytab("host/localhost"));
    expect(await identify()).toMatchObject({ user: "svc-rds@CONTOSO.TEST", connections: 1, requests: 3 });
  });

  test("a host that authenticates the connection sees one ticket", async () => {
    await startApache(kdc.keytab("host/localhost"), "GssapiConnectionBound On");
    expect(await identify()).toMatchObject({ user: "svc-rds@CONTOSO.TEST", connections: 1, requests: 2 });
  });

  test("a client keytab stands in for the ticket cache", async () => {
    await startApache(kdc.keytab("host/localhost"));
    const files = { KRB5_CLIENT_KTNAME: kdc.keytabFile("batch"), KRB5CCNAME: kdc.path("fresh.cache") };
    expect(await identify({}, files)).toMatchObject({ user: "batch@CONTOSO.TEST" });
  });

  test("another service principal name is asked for where one is set", async () => {
    await startApache(kdc.keytab("HTTP/farm.contoso.test"));
    expect(await identify()).toMatchObject({ code: "kerberos_failed" });
    expect(await identify({ spn: "HTTP/farm.contoso.test" })).toMatchObject({ user: "svc-rds@CONTOSO.TEST" });
  });

  test.each<[string, Partial<WsmanCredentials>, NodeJS.ProcessEnv, string]>([
    ["there is no ticket", {}, { KRB5CCNAME: "/nonexistent" }, "No Kerberos credentials available"],
    [
      "the KDC does not know the host",
      { spn: "host/nowhere.contoso.test" },
      {},
      "Server host/nowhere.contoso.test@CONTOSO.TEST not found in Kerberos database",
    ],
  ])("when %s, the error says so", async (_, auth, environment, reason) => {
    await startApache(kdc.keytab("host/localhost"));
    const error = await identify(auth, environment);
    expect(error).toMatchObject({ code: "kerberos_failed", host: "localhost", operation: "Identify" });
    expect(error.detail).toContain(reason);
  });

  test("a host whose key is another one says why it refuses the ticket", async () => {
    const keytab = kdc.keytab("host/renewed.contoso.test");
    kdc.changeKey("host/renewed.contoso.test");
    await startApache(keytab);
    const error = await identify({ spn: "host/renewed.contoso.test" });
    expect(error.code).toBe("kerberos_failed");
    expect(error.detail).toContain("Key version is not available");
  });

  test("without the npm package the error says what to install", async () => {
    await startApache(kdc.keytab("host/localhost"));
    const error = await identify({}, { NODE_PATH: "" });
    expect(error).toMatchObject({ code: "package_missing" });
    expect(error.detail).toContain("npm install kerberos");
  });
});
