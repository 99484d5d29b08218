import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WsmanClient, type WsmanClientOptions, type WsmanCredentials } from "../../../src/wsman";
import { Acceptor } from "../support/acceptor";
import { describeWith, GSS_NTLMSSP, PYTHON_GSSAPI } from "../support/programs";

const PASSWORD = "P@ssw0rd-Ünï-密码-🔑";
const ACCOUNTS = ["CONTOSO:svc-rds", "CONTOSO:Jürgen", "CONTOSO:山田", "contoso.example:svc-rds"];

describeWith([PYTHON_GSSAPI, GSS_NTLMSSP], "NTLM and sealing judged by gss-ntlmssp", () => {
  const directory = mkdtempSync(join(tmpdir(), "gss-ntlmssp-"));
  const users = join(directory, "users");
  let acceptor: Acceptor;

  const start = async (...mode: string[]) => {
    acceptor = await Acceptor.start(join(__dirname, "acceptor.py"), mode, { NTLM_USER_FILE: users });
  };
  const connect = (account: Partial<WsmanCredentials> = {}, options: Partial<WsmanClientOptions> = {}) => {
    const auth = { scheme: "ntlm", username: "CONTOSO\\svc-rds", password: PASSWORD, ...account } as WsmanCredentials;
    return new WsmanClient({ host: "127.0.0.1", port: acceptor.port, https: false, auth, ...options });
  };
  const identify = async (client: WsmanClient, count = 1) => {
    try {
      const identities = [];
      for (let i = 0; i < count; i += 1) identities.push(await client.identify());
      return { identities, ...client.statistics };
    } finally {
      await client.close();
    }
  };

  beforeAll(() => writeFileSync(users, ACCOUNTS.map((account) => `${account}:${PASSWORD}\n`).join("")));
  afterEach(() => acceptor.stop());
  afterAll(() => rmSync(directory, { recursive: true }));

  test.each(["CONTOSO\\svc-rds", "CONTOSO\\SVC-RDS", "CONTOSO\\jürgen", "CONTOSO\\山田", "contoso.example\\svc-rds"])(
    "%s logs on, and messages go sealed both ways",
    async (username) => {
      await start();
      const { identities, ...statistics } = await identify(connect({ username }), 3);
      expect(identities.map(({ productVersion }) => productVersion)).toEqual(["1: True", "2: True", "3: True"]);
      expect(identities.map(({ productVendor }) => productVendor)).toEqual([username, username, username]);
      expect(statistics).toMatchObject({ connections: 1, requests: 4 });
    },
  );

  test.each([
    ["password", { password: "wrong" }],
    ["user", { username: "CONTOSO\\nobody" }],
    ["domain", { username: "FABRIKAM\\svc-rds" }],
  ])("a wrong %s is rejected", async (_, account) => {
    await start();
    await expect(identify(connect(account))).rejects.toMatchObject({ code: "unauthorized" });
  });

  test("a challenge wrapped in SPNEGO is answered in SPNEGO, and the sealing goes on", async () => {
    await start("spnego");
    const { identities } = await identify(connect(), 2);
    expect(identities.map(({ productVersion }) => productVersion)).toEqual(["1: True", "2: True"]);
    await expect(identify(connect({ password: "wrong" }))).rejects.toMatchObject({ code: "unauthorized" });
  });

  describe("over https", () => {
    /** A certificate of its own and its key, made by OpenSSL. */
    const certificate = (...algorithm: string[]) => {
      const path = join(directory, "server.pem");
      const name = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2"];
      const made = ["req", "-x509", "-nodes", "-newkey", ...algorithm, ...name, "-keyout", path, "-out", `${path}.crt`];
      expect(spawnSync("openssl", made, { encoding: "utf8" })).toMatchObject({ status: 0 });
      const ca = readFileSync(`${path}.crt`, "utf8");
      writeFileSync(path, readFileSync(path, "utf8") + ca);
      return { path, ca };
    };
    const P256 = ["ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"];
    const PSS = ["rsa:2048", "-sigopt", "rsa_padding_mode:pss"];

    test.each([
      ["RSA with SHA-256", ["rsa:2048", "-sha256"], "sha256"],
      ["RSA with SHA-512", ["rsa:2048", "-sha512"], "sha512"],
      ["RSASSA-PSS with SHA-384", [...PSS, "-sha384"], "sha384"],
      ["ECDSA with SHA-384", [...P256, "-sha384"], "sha384"],
      ["ECDSA with SHA-1, which is not trusted", [...P256, "-sha1"], "sha256"],
    ])("the logon is bound to a certificate signed by %s", async (_, algorithm, hash) => {
      const { path, ca } = certificate(...algorithm);
      await start("tls", path, hash);
      const { identities } = await identify(connect({}, { https: true, tls: { ca } }), 2);
      expect(identities.map(({ productVersion }) => productVersion)).toEqual(["1: True", "2: True"]);
    });

    test("a logon that is bound to another certificate is rejected", async () => {
      const { path, ca } = certificate("rsa:2048", "-sha256");
      await start("tls", path, "sha384");
      await expect(identify(connect({}, { https: true, tls: { ca } }))).rejects.toMatchObject({ code: "unauthorized" });
    });
  });
});
