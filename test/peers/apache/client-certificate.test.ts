import { WsmanClient } from "../../../src/wsman";
import { createAuthority } from "../../support/certificates";
import { APACHE, Apache } from "../support/apache";
import { describeWith } from "../support/programs";

describeWith([APACHE], "client certificates judged by Apache", () => {
  const authority = createAuthority();
  const user = authority.issue(["svc-rds"]);
  const stranger = createAuthority("Another").issue(["svc-rds"]);
  let apache: Apache;

  const startApache = async (directives: string, location: string) => {
    apache = await Apache.start({
      tls: authority.issue(["localhost"]),
      files: { "ca.pem": authority.ca },
      directives: `SSLCACertificateFile "{{directory}}/ca.pem"\n${directives}`,
      location: `${location}\nRequire expr "%{HTTP:Authorization} == 'http://schemas.dmtf.org/wbem/wsman/1/wsman/secprofile/https/mutual'"`,
    });
  };

  afterEach(() => apache.stop());

  const identify = async (identity: { readonly cert: string; readonly key: string }) => {
    const client = new WsmanClient({
      host: "localhost",
      port: apache.port,
      tls: { ca: authority.ca },
      auth: { scheme: "certificate", certificate: identity.cert, key: identity.key },
      maxRetries: 0,
    });
    try {
      const { productVersion } = await client.identify();
      await client.identify();
      return { productVersion, ...client.statistics };
    } finally {
      await client.close();
    }
  };

  test.each([
    ["in the handshake", "SSLVerifyClient require", ""],
    ["only after it has read the request", "", "SSLVerifyClient require"],
  ])("a host that asks for the certificate %s learns who the client is", async (_, server, location) => {
    await startApache(server, location);
    expect(await identify(user)).toMatchObject({ productVersion: "TLSv1.2 server", connections: 1, requests: 2 });
    await expect(identify(stranger)).rejects.toMatchObject({
      code: "unauthorized",
      detail: expect.stringContaining("The host refused the client certificate (ERR_SSL_TLSV1_ALERT_UNKNOWN_CA)."),
    });
  });

  test("a host without TLS 1.2 is told apart, because Node cannot show a certificate late in TLS 1.3", async () => {
    await startApache("SSLProtocol TLSv1.3", "SSLVerifyClient require");
    await expect(identify(user)).rejects.toMatchObject({
      code: "tls_failed",
      detail: expect.stringContaining("The host refuses TLS 1.2."),
    });
  });
});
