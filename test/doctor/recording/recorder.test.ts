import type { ConnectionSettings } from "../../../src/connection";
import { compareRecordings, examineHost, parseRecording, Recorder, type Recording } from "../../../src/doctor";
import { parseFarm, type SimulatedFarm, startSimulatedFarm } from "../../../src/simulator";

/** No word of a standard holds these. */
const NAMES = {
  domain: "QZDOMAIN",
  host: "qzhost1",
  server: "qzlicense1",
  account: "qzaccount",
  password: "qzPass-Wörd1",
};
const SUFFIX = "qzcorp.example";

const TERMINAL_SERVER = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server";
const PARAMETERS = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\TermService\\Parameters";
const POLICIES = "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services";
const SERVERS = [`${NAMES.server}.${SUFFIX}`, NAMES.server.toUpperCase(), "10.99.98.97"];

let farm: SimulatedFarm;

beforeAll(async () => {
  const registry = {
    [`${TERMINAL_SERVER}\\RCM\\Licensing Core`]: {
      LicensingMode: { type: "REG_DWORD", data: 4 },
      [NAMES.host]: { type: "REG_SZ", data: NAMES.password },
    },
    [`${PARAMETERS}\\LicenseServers`]: { SpecifiedLicenseServers: { type: "REG_MULTI_SZ", data: SERVERS } },
    [POLICIES]: {
      LicenseServers: { type: "REG_SZ", data: SERVERS.join(",") },
      LicensingMode: { type: "REG_DWORD", data: 2 },
    },
  };
  farm = await startSimulatedFarm({
    farm: parseFarm({
      domain: NAMES.domain,
      username: NAMES.account,
      password: NAMES.password,
      hosts: [{ name: NAMES.host, role: "session_host", registry }],
    }),
  });
});
afterEach(() => farm.host(NAMES.host).clearFaults());
afterAll(() => farm.stop());

async function record(changes: Partial<ConnectionSettings> = {}): Promise<Recording> {
  const { httpsPort, httpPort } = farm.host(NAMES.host);
  const settings: ConnectionSettings = {
    auth: "ntlm",
    username: `${NAMES.domain}\\${NAMES.account}`,
    password: NAMES.password,
    https: true,
    port: changes.https === false ? httpPort : httpsPort,
    path: "wsman",
    caCertificate: farm.caCertificate,
    insecure: false,
    allowUnencrypted: false,
    timeoutMs: 30_000,
    maxRetries: 0,
    channel: "cim",
    ...changes,
  };
  const recorder = new Recorder();
  const signal = new AbortController().signal;
  const host = { text: "localhost", address: "localhost" };
  const recording = recorder.recording(await examineHost(host, settings, { ...recorder.options, signal }), settings);
  const read = parseRecording(JSON.parse(JSON.stringify(recording)));
  if (read === undefined) throw new Error("It is no recording.");
  return read;
}

/** Every way in which one of the names may have come through. */
function leaks(recording: Recording): string[] {
  const text = JSON.stringify(recording);
  const secrets = [...Object.values(NAMES), ...SERVERS, SUFFIX, "qzcorp", "localhost", "Administrator"];
  const forms = (secret: string) => [
    secret,
    Buffer.from(secret).toString("base64").replace(/=+$/, ""),
    Buffer.from(secret, "utf16le").toString("base64").replace(/=+$/, ""),
    encodeURIComponent(secret),
    Buffer.from(secret).toString("hex"),
    [...secret].join("\\u0000"),
  ];
  return secrets.flatMap(forms).filter((form) => text.toLowerCase().includes(form.toLowerCase()));
}

describe("a recording", () => {
  test.each([true, false])("of a host whose names are everywhere holds none of them (https: %p)", async (https) => {
    const recording = await record({ https });
    expect(recording.exchanges.length).toBeGreaterThan(25);
    expect(leaks(recording)).toEqual([]);
    expect(recording.exchanges.filter(({ question }) => /name\d|^$/.test(question))).toEqual([]);
    const list = recording.exchanges.find(({ question }) =>
      /^GetMultiStringValue\(.*SpecifiedLicenseServers\)/.test(question),
    );
    const strings = [...(list?.reply?.matchAll(/<p:sValue>(.*?)<\/p:sValue>/g) ?? [])].map((match) => match[1] ?? "");
    const [long = "", short = "", address = ""] = strings;
    expect(long).toMatch(/^name\d+\.name\d+\.name\d+$/);
    expect(short).toBe(long.split(".")[0]);
    expect(address).toMatch(/^address\d+$/);
  });

  test("of faults, of answers that are cut, and of a rejected password holds none either", async () => {
    const host = farm.host(NAMES.host);
    host.fault({ name: "german-failure", resource: "root/cimv2", times: 0 });
    host.fault({ name: "malformed-xml", operation: "EnumValues" });
    host.fault({ name: "provider-access-denied", operation: "CheckAccess", times: 0 });
    expect(leaks(await record())).toEqual([]);
    const rejected = await record({ password: "qzOther" });
    expect(rejected.exchanges).toEqual([]);
    expect(JSON.stringify(rejected)).not.toMatch(/qz/i);
    expect(rejected.steps).toContainEqual({ id: "logon", state: "failed", code: "unauthorized" });
  });
});

describe("compared with another", () => {
  test("the same host answers the same, and the assumptions hold that can be told", async () => {
    const { differences, failing, holding, askedOnce } = compareRecordings(
      await record(),
      await record({ https: false }),
    );
    expect({ differences, failing, askedOnce }).toEqual({ differences: [], failing: [], askedOnce: [] });
    expect(holding.length).toBeGreaterThan(18);
  });

  test("one that answers otherwise is told with what that touches", async () => {
    const there = await record();
    const host = farm.host(NAMES.host);
    host.fault({ name: "service-access-denied", operation: "GetSpecifiedLicenseServerList", times: 0 });
    host.fault({ name: "return-invalid-operation", operation: "GetMultiStringValue", times: 0 });
    const { differences, failing } = compareRecordings(await record(), there);
    expect(differences).toContainEqual({
      question: expect.stringMatching(/^GetSpecifiedLicenseServerList\(/),
      aspect: "fault",
      here: "AccessDenied 5",
      there: "none",
      assumptions: ["A47"],
    });
    const list = /^GetMultiStringValue\(.*SpecifiedLicenseServers\)/;
    expect(differences).toContainEqual({
      question: expect.stringMatching(list),
      aspect: "return_value",
      here: "2147749910",
      there: "0",
      assumptions: ["A26"],
    });
    expect(failing).toEqual(expect.arrayContaining(["A23", "A47"]));
  });
});

describe("a file that is no recording", () => {
  test.each([
    ["nothing", null],
    ["another kind", { kind: "x", version: 1 }],
    ["another version", { kind: "rds-licensing-recording", version: 2 }],
    [
      "broken inside",
      { kind: "rds-licensing-recording", version: 1, auth: "ntlm", https: true, steps: [], exchanges: [{}] },
    ],
  ])("%s", (_, json) => {
    expect(parseRecording(json)).toBeUndefined();
  });
});
