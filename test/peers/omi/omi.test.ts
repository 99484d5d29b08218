import { execFile } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { parseFarm, startSimulatedFarm } from "../../../src/simulator";
import { resource, WsmanClient } from "../../../src/wsman";
import { freePort } from "../support/programs";
import { Service } from "../support/service";

const PASSWORD = "P-ssw0rd";
/** A build of https://github.com/microsoft/omi, or where it is installed. */
const HOME = process.env.OMI_HOME ?? "";
const BIN = [HOME, join(HOME, "output"), join(HOME, "Unix/output")].map((folder) => join(folder, "bin"));
const program = (name: string) => BIN.map((folder) => join(folder, name)).find(existsSync) ?? name;

if (HOME === "") test.skip("needs OMI_HOME, a folder with a built Microsoft OMI", () => undefined);

(HOME === "" ? describe.skip : describe)("Microsoft's OMI", () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "omi-"));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  /** The accounts of gss-ntlmssp, in a folder and a file that only this user reads, as OMI demands. */
  function accounts(folder: string, ...lines: readonly string[]): string {
    const path = join(directory, folder);
    mkdirSync(path);
    chmodSync(path, 0o700);
    const file = join(path, "ntlmcred");
    writeFileSync(file, lines.map((line) => `${line}\n`).join(""), { mode: 0o600 });
    return file;
  }

  test("reads a simulated host over sealed http as its client", async () => {
    const account = { domain: "CONTOSO", username: "svc-rds", password: PASSWORD };
    const farm = await startSimulatedFarm({ farm: parseFarm({ ...account, hosts: [{ name: "rdsh1" }] }) });
    const file = accounts(".omi", `CONTOSO:svc-rds:${PASSWORD}`, `localhost:svc-rds:${PASSWORD}`);
    try {
      const way = ["--hostname", "localhost", "--port", String(farm.host("rdsh1").httpPort), "--encryption", "http"];
      const logon = ["--auth", "NegoWithCreds", "-u", "svc-rds@CONTOSO", "-p", PASSWORD];
      const env = { ...process.env, HOME: directory, NTLM_USER_FILE: file };
      const asked = [...way, ...logon, "ei", "root/cimv2", "Win32_Service"];
      const { stdout } = await promisify(execFile)(program("omicli"), asked, { env });
      for (const name of ["Netlogon", "TermService", "WinRM"]) expect(stdout).toContain(name);
      expect(farm.host("rdsh1").traffic.log().at(-1)).toMatchObject({ httpStatus: 200, sealed: true });
    } finally {
      await farm.stop();
    }
  });

  test("is read over sealed http as a server", async () => {
    const [http, https] = [await freePort(), await freePort()];
    const { username } = userInfo();
    const file = accounts("creds", `${hostname()}:${username}:${PASSWORD}`);
    const configuration = join(directory, "omiserver.conf");
    writeFileSync(configuration, `NtlmCredsFile=${file}\n`);
    const places = ["--configfile", configuration, "--rundir", directory, "--logdir", directory];
    const ports = ["--httpport", String(http), "--httpsport", String(https)];
    const server = await Service.start([program("omiserver"), "-i", ...ports, ...places], http, {
      NTLM_USER_FILE: file,
    });
    const auth = { scheme: "ntlm", username: `${hostname()}\\${username}`, password: PASSWORD } as const;
    const client = new WsmanClient({ host: "127.0.0.1", port: http, https: false, auth });
    try {
      expect((await client.identify()).productVendor).toMatch(/Microsoft|Open Management/);
      const found = [];
      for await (const one of client.enumerate(resource("root/omi", "OMI_Identify"))) found.push(one.className);
      expect(found).toEqual(["OMI_Identify"]);
    } finally {
      await client.close();
      await server.stop();
    }
  });
});
