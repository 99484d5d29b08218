import { type SimulatedFarm, type SimulatedHost, startSimulatedFarm } from "../../../src/simulator";
import { isPywinrmInstalled, Pywinrm } from "./pywinrm";

const core = "SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\RCM\\Licensing Core";
const mode = [
  ["hDefKey", "2147483650"],
  ["sSubKeyName", core],
  ["sValueName", "LicensingMode"],
] as const;
const servers = [
  ["hDefKey", "2147483650"],
  ["sSubKeyName", core],
  ["sValueName", "List"],
] as const;

const readMode = { method: "GetDWORDValue", parameters: mode };
const calls = [
  readMode,
  { method: "SetDWORDValue", parameters: [...mode, ["uValue", "4"]] },
  readMode,
  { method: "SetMultiStringValue", parameters: [...servers, ["sValue", "lic1"], ["sValue", "lic2-Ünï"]] },
  { method: "GetMultiStringValue", parameters: servers },
];

interface Result {
  readonly replies?: readonly (readonly (readonly [string, string | null])[])[];
  readonly error?: string;
  readonly message?: string;
}

if (!isPywinrmInstalled) test.skip("needs apt-get install python3-winrm", () => undefined);

(isPywinrmInstalled ? describe : describe.skip)("the simulator judged by pywinrm", () => {
  const pywinrm = new Pywinrm();
  let farm: SimulatedFarm;
  let host: SimulatedHost;

  beforeEach(async () => {
    farm = await startSimulatedFarm();
    host = farm.host("rdsh1");
    pywinrm.trust(farm.caCertificate);
  });

  afterEach(() => farm.stop());
  afterAll(() => pywinrm.remove());

  function drive(task: object): Promise<Result> {
    const all = { username: "Administrator", password: farm.credentials.password, calls, ...task };
    return pywinrm.run("drive.py", all);
  }

  const sealedHttp = () => ({
    endpoint: `http://127.0.0.1:${host.httpPort}/wsman`,
    transport: "ntlm",
    encryption: "always",
  });
  const https = () => ({ endpoint: `https://localhost:${host.httpsPort}/wsman`, ca: pywinrm.caFile });

  test.each([
    ["NTLM sealed over http, with a domain", () => ({ ...sealedHttp(), username: "CONTOSO\\Administrator" })],
    ["NTLM sealed over http, local", sealedHttp],
    ["NTLM sealed over https, with channel binding", () => ({ ...https(), transport: "ntlm", encryption: "always" })],
    ["NTLM plain over https", () => ({ ...https(), transport: "ntlm", encryption: "never" })],
    ["Basic over https", () => ({ ...https(), transport: "basic", encryption: "never" })],
  ])("%s reads and writes registry values", async (_way, task) => {
    expect(await drive(task())).toEqual({
      replies: [
        [
          ["uValue", "5"],
          ["ReturnValue", "0"],
        ],
        [["ReturnValue", "0"]],
        [
          ["uValue", "4"],
          ["ReturnValue", "0"],
        ],
        [["ReturnValue", "0"]],
        [
          ["sValue", "lic1"],
          ["sValue", "lic2-Ünï"],
          ["ReturnValue", "0"],
        ],
      ],
    });
    expect(host.registry.getValue(`HKLM\\${core}`, "LicensingMode")).toEqual({ type: "REG_DWORD", data: 4 });
  });

  test("what went sealed over http was sealed", async () => {
    await drive({ ...sealedHttp(), calls: [readMode] });
    expect(host.traffic.log().filter(({ operation }) => operation === "GetDWORDValue")).toEqual([
      { operation: "GetDWORDValue", httpStatus: 200, returnValue: 0, https: false, sealed: true },
    ]);
  });

  test("a wrong password is rejected", async () => {
    expect(await drive({ ...sealedHttp(), password: "wrong" })).toMatchObject({ error: "InvalidCredentialsError" });
    expect(await drive({ ...https(), transport: "basic", encryption: "never", password: "wrong" })).toMatchObject({
      error: "InvalidCredentialsError",
    });
  });

  test("readable messages over http are refused", async () => {
    const refused = await drive({ ...sealedHttp(), encryption: "never" });
    expect([refused.error, refused.message]).toEqual(["WinRMTransportError", expect.stringContaining("500")]);
  });

  test("a fault is understood, sealed or not", async () => {
    const unknown = [{ method: "GetSecrets", parameters: [] }];
    const sealed = await drive({ ...sealedHttp(), calls: unknown });
    expect(sealed.message).toContain("'wsmanfault_code': '2150858771'");
    const plain = await drive({ ...https(), transport: "basic", encryption: "never", calls: unknown });
    expect(plain.message).toContain("'fault_subcode': 'a:ActionNotSupported'");
  });
});
