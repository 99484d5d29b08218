import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WsmanClient, type WsmanClientOptions } from "../../../src/wsman";
import { createAuthority } from "../../support/certificates";
import { Acceptor } from "../support/acceptor";
import { describeWith, PYTHON_IMPACKET } from "../support/programs";

const ACCOUNT = "CONTOSO\\Jürgen";
const PASSWORD = "P@ssw0rd-Ünï-密码";

describeWith([PYTHON_IMPACKET], "NTLM and sealing judged by impacket", () => {
  const directory = mkdtempSync(join(tmpdir(), "impacket-"));
  const authority = createAuthority();
  const identity = authority.issue(["127.0.0.1"]);
  const certificate = join(directory, "server.pem");
  let acceptor: Acceptor;
  let client: WsmanClient;

  const start = async (...args: string[]) => {
    acceptor = await Acceptor.start(join(__dirname, "acceptor.py"), args, { ACCOUNT, PASSWORD });
  };
  const connect = (options: Partial<WsmanClientOptions> = {}, password = PASSWORD) => {
    const auth = { scheme: "ntlm", username: ACCOUNT, password } as const;
    client = new WsmanClient({ host: "127.0.0.1", port: acceptor.port, https: false, auth, ...options });
    return client;
  };

  beforeAll(() => writeFileSync(certificate, identity.key + identity.cert));
  afterEach(async () => {
    await client.close();
    await acceptor.stop();
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  test("over http: proof, key exchange, MIC, no channel, and messages sealed both ways", async () => {
    await start();
    connect();
    for (let count = 0; count < 3; count += 1) {
      expect(await client.identify()).toMatchObject({
        productVendor: "proof, key, MIC, bindings, HTTP/127.0.0.1",
        productVersion: "True",
      });
    }
    expect(client.statistics).toMatchObject({ connections: 1, requests: 4 });
  });

  test("over https: bound to the certificate", async () => {
    await start(certificate);
    const { productVendor } = await connect({ https: true, tls: { ca: authority.ca } }).identify();
    expect(productVendor).toBe("proof, key, MIC, bindings, HTTP/127.0.0.1");
  });

  test("a wrong password is rejected", async () => {
    await start();
    await expect(connect({}, "wrong").identify()).rejects.toMatchObject({ code: "unauthorized" });
  });
});
