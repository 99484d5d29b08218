import { type SimulatedFarm, startSimulatedFarm } from "../../../src/simulator";
import { isPywinrmInstalled, Pywinrm } from "./pywinrm";

type Reply = readonly (readonly (readonly [string, string | null])[])[];

const SETTING = "root/cimv2/TerminalServices/Win32_TerminalServiceSetting";
const selectors = [["ServerName", "RDSH1"]];

if (!isPywinrmInstalled) test.skip("needs apt-get install python3-winrm", () => undefined);

(isPywinrmInstalled ? describe : describe.skip)("the simulator's licensing classes, judged by pywinrm", () => {
  const pywinrm = new Pywinrm();
  let farm: SimulatedFarm;

  beforeEach(async () => {
    farm = await startSimulatedFarm();
    pywinrm.trust(farm.caCertificate);
  });
  afterEach(() => farm.stop());
  afterAll(() => pywinrm.remove());

  function ask(host: string, ...steps: readonly object[]): Promise<readonly Reply[]> {
    const endpoint = `https://localhost:${farm.host(host).httpsPort}/wsman`;
    const { username, password } = farm.credentials;
    return pywinrm.run("read_wmi.py", { endpoint, username, password, ca: pywinrm.caFile, steps });
  }

  test("tell the settings of a session host, under Group Policy and without", async () => {
    const query = { namespace: "root/cimv2/TerminalServices", wql: "select * from Win32_TerminalServiceSetting" };
    const [[before] = []] = await ask("rdsh1", query);
    expect(Object.fromEntries(before ?? [])).toMatchObject({
      ServerName: "RDSH1",
      TerminalServerMode: "1",
      LicensingType: "5",
      PolicySourceLicensingType: "0",
    });
    farm.host("rdsh1").applyPolicy({ mode: 4, licenseServers: ["gpo1", "gpo2"] });
    const list = { resource: SETTING, selectors, method: "GetSpecifiedLicenseServerList" };
    const [[after] = [], [servers] = []] = await ask("rdsh1", query, list);
    expect(Object.fromEntries(after ?? [])).toMatchObject({
      LicensingType: "4",
      PolicySourceLicensingType: "1",
      PolicySourceConfiguredLicenseServers: "1",
    });
    expect(servers).toEqual([
      ["SpecifiedLSList", "gpo1"],
      ["SpecifiedLSList", "gpo2"],
      ["ReturnValue", "0"],
    ]);
  });

  test("change the settings, and refuse to under Group Policy", async () => {
    const change = { resource: SETTING, selectors, method: "ChangeMode", parameters: [["LicensingType", "4"]] };
    const servers = [
      ["SpecifiedLSList", "lic1"],
      ["SpecifiedLSList", "lic2"],
    ];
    const set = { resource: SETTING, selectors, method: "SetSpecifiedLicenseServerList", parameters: servers };
    expect(await ask("rdsh1", change, set)).toEqual([[[["ReturnValue", "0"]]], [[["ReturnValue", "0"]]]]);
    const get = { resource: SETTING, selectors, method: "GetSpecifiedLicenseServerList" };
    expect(await ask("rdsh1", get)).toEqual([[[...servers, ["ReturnValue", "0"]]]]);
    farm.host("rdsh1").applyPolicy({ mode: 2 });
    expect(await ask("rdsh1", change)).toEqual([[[["ReturnValue", String(0x80041016)]]]]);
  });

  test("tell activation and CALs of a license server", async () => {
    const server = "root/cimv2/Win32_TSLicenseServer";
    const packs = { namespace: "root/cimv2", wql: "select * from Win32_TSLicenseKeyPack" };
    const [status, found = []] = await ask("lic1", { resource: server, method: "GetActivationStatus" }, packs);
    expect(status).toEqual([
      [
        ["ActivationStatus", "0"],
        ["ReturnValue", "0"],
      ],
    ]);
    const models = found.map((pack) => Object.fromEntries(pack).TypeAndModel);
    expect(models).toEqual(expect.arrayContaining(["RDS Per User CAL", "RDS Per Device CAL"]));
  });
});
