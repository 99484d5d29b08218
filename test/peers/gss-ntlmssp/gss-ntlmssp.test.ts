import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WsmanClient } from "../../../src/wsman";

const PYTHON = "/usr/bin/python3";
const MECHANISM = "import gssapi.raw as g; print(g.OID.from_int_seq('1.3.6.1.4.1.311.2.2.10') in g.indicate_mechs())";
const probe = spawnSync(PYTHON, ["-c", MECHANISM], { encoding: "utf8" });
const isInstalled = probe.stdout?.trim() === "True";

if (!isInstalled) test.skip("needs apt-get install python3-gssapi gss-ntlmssp", () => undefined);

(isInstalled ? describe : describe.skip)("NTLM and sealing judged by gss-ntlmssp", () => {
  const directory = mkdtempSync(join(tmpdir(), "gss-ntlmssp-"));
  const password = "P@ssw0rd-Ünï";
  let acceptor: ChildProcess;
  let port = 0;

  beforeAll(async () => {
    const users = join(directory, "users");
    writeFileSync(users, `CONTOSO:svc-rds:${password}\n`);
    acceptor = spawn(PYTHON, [join(__dirname, "acceptor.py")], {
      env: { ...process.env, NTLM_USER_FILE: users },
      stdio: ["ignore", "pipe", "inherit"],
    });
    port = await new Promise((resolve, reject) => {
      acceptor.stdout?.once("data", (line: Buffer) => resolve(Number(line.toString())));
      acceptor.once("exit", (code) => reject(new Error(`the acceptor ended with ${code}`)));
    });
  }, 30_000);

  afterAll(() => {
    acceptor.kill();
    rmSync(directory, { recursive: true });
  });

  const connect = (username: string, secret: string) =>
    new WsmanClient({ host: "127.0.0.1", port, https: false, auth: { scheme: "ntlm", username, password: secret } });

  test.each(["CONTOSO\\svc-rds", "CONTOSO\\SVC-RDS"])(
    "%s logs on, and messages go sealed both ways",
    async (username) => {
      const client = connect(username, password);
      try {
        const versions: string[] = [];
        for (let i = 0; i < 3; i += 1) versions.push((await client.identify()).productVersion);
        expect(versions.map((version) => version.split(":")[0])).toEqual(["1", "2", "3"]);
        expect(client.statistics).toMatchObject({ connections: 1, requests: 4 });
      } finally {
        await client.close();
      }
    },
  );

  test.each([
    ["password", "CONTOSO\\svc-rds", "wrong"],
    ["user", "CONTOSO\\nobody", password],
  ])("a wrong %s is rejected", async (_, username, secret) => {
    const client = connect(username, secret);
    await expect(client.identify()).rejects.toMatchObject({ code: "unauthorized" });
    await client.close();
  });
});
