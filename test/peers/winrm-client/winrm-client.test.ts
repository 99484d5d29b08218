import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { parseFarm, type SimulatedFarm, type SimulatedHost, startSimulatedFarm } from "../../../src/simulator";

const core = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\RCM\\Licensing Core";
const path = core.replace("HKLM", "HKEY_LOCAL_MACHINE");
const query = `reg query "${core}" /v LicensingMode`;
const printed = (mode: string) => `${path}\r\n    LicensingMode    REG_DWORD    ${mode}`;
const registry = { [core]: { LicensingMode: { type: "REG_DWORD", data: 5 } } };

interface Result {
  readonly output?: string;
  readonly error?: string;
}

/** Judges logon without sealing, the shell's messages and what reg prints, by a client nobody here wrote. */
describe("the simulator judged by winrm-client 0.0.11", () => {
  const directory = mkdtempSync(join(tmpdir(), "winrm-client-"));
  let farm: SimulatedFarm;
  let host: SimulatedHost;

  beforeEach(async () => {
    const hosts = [
      { name: "rdsh1", registry },
      { name: "open", registry, allowUnencrypted: true },
      { name: "strict", registry, channelBinding: "strict" },
    ];
    farm = await startSimulatedFarm({ farm: parseFarm({ hosts }) });
    host = farm.host("rdsh1");
    writeFileSync(join(directory, "ca.pem"), farm.caCertificate);
  });
  afterEach(() => farm.stop());
  afterAll(() => rmSync(directory, { recursive: true }));

  async function run(task: object, ...commands: string[]): Promise<Result[]> {
    const all = {
      ...{ host: "localhost", port: host.httpsPort, https: true, username: "CONTOSO\\Administrator" },
      ...{ password: farm.credentials.password, commands, ...task },
    };
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(__dirname, "run-command.cjs"), JSON.stringify(all)],
      { env: { ...process.env, NODE_EXTRA_CA_CERTS: join(directory, "ca.pem") } },
    );
    return JSON.parse(stdout);
  }

  test.each([
    ["Basic", "Administrator", 4],
    ["NTLM", "CONTOSO\\Administrator", 12],
    ["NTLM with a principal name", "Administrator@CONTOSO", 12],
  ])("over https with %s it reads, writes and deletes", async (_what, username, requests) => {
    const add = `reg add "${core}" /v LicensingMode /t REG_DWORD /d 4 /f`;
    const results = await run({ username }, query, add, query, `reg delete "${core}" /v LicensingMode /f`, query);
    const done = "The operation completed successfully.";
    expect(results.map(({ output }) => output)).toEqual([
      printed("0x5"),
      done,
      printed("0x4"),
      done,
      "ERROR: The system was unable to find the specified registry key or value.",
    ]);
    expect(host.requests).toBe(5 * requests);
    expect(host.openShells).toBe(0);
  });

  test("its defects are as known: it takes a domain in capitals only, and the first output only", async () => {
    expect(await run({ username: "Contoso\\Administrator" }, query)).toEqual([
      { error: expect.stringContaining("NTLM authentication failed: 401") },
    ]);
    host.fault({ name: "split-output", operation: "Receive" });
    const [part] = await run({}, query);
    expect(part?.output).not.toContain("LicensingMode");
  });

  test("a wrong password is rejected, over both schemes", async () => {
    const [basic] = await run({ username: "Administrator", password: "wrong" }, query);
    const [ntlm] = await run({ password: "wrong" }, query);
    expect([basic?.error, ntlm?.error]).toEqual([expect.stringContaining("401"), expect.stringContaining("401")]);
  });

  test("over http it is refused, as it cannot encrypt, unless the host allows that", async () => {
    const [refused] = await run({ https: false, port: host.httpPort }, query);
    expect(refused?.error).toContain("500");
    const [allowed] = await run({ https: false, port: farm.host("open").httpPort }, query);
    expect(allowed?.output).toBe(printed("0x5"));
  });

  test("a host that demands channel binding refuses it, as it sends none", async () => {
    const [refused] = await run({ port: farm.host("strict").httpsPort }, query);
    expect(refused?.error).toContain("401");
  });
});
