import { parseFarm, type SimulatedFarm, type SimulatedHost, startSimulatedFarm } from "../../../src/simulator";
import { isPywinrmInstalled, Pywinrm } from "./pywinrm";

const core = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\RCM\\Licensing Core";
const path = core.replace("HKLM", "HKEY_LOCAL_MACHINE");
const done = [0, "The operation completed successfully.\r\n", ""];
const query = ["reg", "query", `"${core}"`];
const commands = [
  query,
  ["reg", "add", `"${core}"`, "/v", "LicensingMode", "/t", "REG_DWORD", "/d", "4", "/f"],
  ["reg", "add", `"${core}"`, "/v", "List", "/t", "REG_MULTI_SZ", "/d", "lic1\\0lic2", "/f"],
  query,
  ["reg", "delete", `"${core}"`, "/v", "List", "/f"],
  ["reg", "query", `"${core}"`, "/v", "List"],
];

interface Result {
  readonly results?: readonly (readonly [number, string, string])[];
  readonly error?: string;
  readonly message?: string;
}

if (!isPywinrmInstalled) test.skip("needs apt-get install python3-winrm", () => undefined);

(isPywinrmInstalled ? describe : describe.skip)("the simulated cmd shell judged by pywinrm", () => {
  const pywinrm = new Pywinrm();
  let farm: SimulatedFarm;
  let host: SimulatedHost;

  beforeEach(async () => {
    const registry = { [core]: { LicensingMode: { type: "REG_DWORD", data: 5 } } };
    const hosts = [
      { name: "rdsh1", registry, maxShells: 1 },
      { name: "strict", registry, channelBinding: "strict" },
    ];
    farm = await startSimulatedFarm({ farm: parseFarm({ hosts }) });
    host = farm.host("rdsh1");
    pywinrm.trust(farm.caCertificate);
  });
  afterEach(() => farm.stop());
  afterAll(() => pywinrm.remove());

  const run = (task: object): Promise<Result> =>
    pywinrm.run("run_shell.py", {
      username: "Administrator",
      password: farm.credentials.password,
      commands,
      ...task,
    });
  const sealedHttp = () => ({
    endpoint: `http://127.0.0.1:${host.httpPort}/wsman`,
    transport: "ntlm",
    encryption: "always",
  });
  const https = (of = host) => ({
    endpoint: `https://localhost:${of.httpsPort}/wsman`,
    ca: pywinrm.caFile,
    encryption: "never",
  });

  test.each([
    ["NTLM sealed over http", sealedHttp],
    ["NTLM over https", () => ({ ...https(), transport: "ntlm" })],
    ["Basic over https", () => ({ ...https(), transport: "basic" })],
  ])("%s runs reg and understands output, exit codes and the end of the shell", async (_way, task) => {
    const listing = (...values: string[]) => [0, ["", path, ...values, "", ""].join("\r\n"), ""];
    expect(await run(task())).toEqual({
      results: [
        listing("    LicensingMode    REG_DWORD    0x5"),
        done,
        done,
        listing("    LicensingMode    REG_DWORD    0x4", "    List    REG_MULTI_SZ    lic1\\0lic2"),
        done,
        [1, "", "ERROR: The system was unable to find the specified registry key or value.\r\n"],
      ],
    });
    expect(host.openShells).toBe(0);
  });

  test("it waits out a Receive that timed out, and puts parts together", async () => {
    host.fault({ name: "operation-timeout", operation: "Receive" });
    host.fault({ name: "split-output", operation: "Receive", times: 2 });
    const { results } = await run({ ...sealedHttp(), commands: [query] });
    expect(results).toEqual([[0, expect.stringContaining("LicensingMode    REG_DWORD    0x5"), ""]]);
  });

  test("it gets the code page it asked for", async () => {
    const echo = ["echo", "café Ж"];
    expect((await run({ ...sealedHttp(), commands: [echo], codepage: 65001 })).results).toEqual([
      [0, "café Ж\r\n", ""],
    ]);
    expect((await run({ ...sealedHttp(), commands: [echo] })).results).toEqual([[0, "café ?\r\n", ""]]);
  });

  test("its channel binding satisfies a host that demands one", async () => {
    const { results } = await run({ ...https(farm.host("strict")), transport: "ntlm", commands: [query] });
    expect(results).toHaveLength(1);
  });

  test("it understands the fault of the shell quota", async () => {
    host.fault({ name: "quota-shells", operation: "Create" });
    expect((await run(sealedHttp())).message).toContain("2150859173");
  });
});
