import { type Answer, known, type LicenseServerAnswers } from "../../../src/licensing";
import { observeSessionHost } from "../../../src/windows";
import { askLicenseServer } from "../../../src/windows/diagnosis/ask-license-server";
import { LOCAL_PLACES } from "../../../src/windows/settings/places";
import type { Wmi } from "../../../src/windows/wmi/wmi";
import { useObservedFarm } from "../../support/observed-farm";
import { MemoryRegistry } from "../memory-registry";

const { mode: MODE, licenseServers: SERVERS } = LOCAL_PLACES;
const POLICIES = "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services";
const ENFORCED = { [POLICIES]: { fSecureLicensing: { type: "REG_DWORD", data: 1 } } };
const signal = new AbortController().signal;
const farm = useObservedFarm();

const sessionHost = {
  name: "rdsh1",
  registry: {
    [`HKLM\\${MODE.key}`]: { LicensingMode: { type: "REG_DWORD", data: 4 } },
    [`HKLM\\${SERVERS.key}`]: { SpecifiedLicenseServers: { type: "REG_MULTI_SZ", data: ["LIC1.contoso.com"] } },
  },
};

async function start(licenseServer: object = {}): Promise<void> {
  await farm.start([sessionHost, { name: "lic1", role: "license_server", ...licenseServer }]);
}

/** Observes the session host with its license server reached by the name it has in the session host's list. */
async function ask(at = farm.connect("lic1")): Promise<LicenseServerAnswers | undefined> {
  const licenseServers = new Map([[" lic1.Contoso.com ", at]]);
  const { licenseServerAnswers } = await observeSessionHost(farm.connect("rdsh1"), { signal, licenseServers });
  expect([...licenseServerAnswers.keys()]).toEqual(["lic1.contoso.com"]);
  return licenseServerAnswers.get("lic1.contoso.com");
}

function because(reason: RegExp): Answer<never> {
  return { known: false, reason: expect.stringMatching(reason) };
}

describe("a license server that may be asked", () => {
  test("tells all of itself over one connection", async () => {
    await start();
    const input = await ask();
    expect(input).toMatchObject({
      server: "LIC1.contoso.com",
      serviceRunning: known(true),
      windowsBuild: known(20348),
      activation: known("activated"),
      securityGroupEnforced: known(false),
      sessionHostAllowed: known(true),
      inDomainGroup: known(true),
    });
    expect(input?.keyPacks).toMatchObject({ known: true, value: { length: 4 } });
    expect(farm.host("lic1").connections).toBe(1);
    expect(farm.operations("lic1")).not.toContain("IsSecureAccessAllowed");
  });

  test.each([
    ["lets a member of its security group in", { securityGroup: ["rdsh1"] }, true],
    ["lets no other host in", { securityGroup: ["rdsh2"] }, false],
  ])("%s", async (_what, licensing, allowed) => {
    await start({ licensing, registry: ENFORCED });
    expect(await ask()).toMatchObject({ securityGroupEnforced: known(true), sessionHostAllowed: known(allowed) });
  });

  test("whose service is stopped, that is not activated, in a workgroup", async () => {
    const licensing = { activated: false, role: "workgroup" };
    await start({ licensing, services: { TermServLicensing: "Stopped" } });
    expect(await ask()).toMatchObject({
      serviceRunning: known(false),
      activation: known("not_activated"),
      inDomainGroup: because(/workgroup/),
    });
    expect(farm.operations("lic1")).not.toContain("IsLSinTSLSGroup");
  });

  test("is not asked when the session host does not use it", async () => {
    await start();
    const licenseServers = new Map([["lic9", farm.connect("lic1")]]);
    const { licenseServerAnswers } = await observeSessionHost(farm.connect("rdsh1"), { signal, licenseServers });
    expect(licenseServerAnswers.size).toBe(0);
    expect(farm.host("lic1").requests).toBe(0);
  });
});

describe("of a license server nothing is known", () => {
  const nothing = (reason: RegExp) => ({
    activation: because(reason),
    keyPacks: because(reason),
    securityGroupEnforced: because(reason),
    sessionHostAllowed: because(reason),
    inDomainGroup: because(reason),
  });

  test("but its Windows, where the account is no administrator", async () => {
    await start({ licensing: { administrator: false } });
    const reason = /properties came empty.*Administrators group of the license server/;
    expect(await ask()).toMatchObject({ ...nothing(reason), windowsBuild: known(20348), serviceRunning: known(true) });
  });

  test("but its Windows, where the role is not installed", async () => {
    await start();
    farm.host("lic1").removeWmiClass("root/cimv2", "Win32_TSLicenseServer");
    expect(await ask()).toMatchObject({ ...nothing(/role is not installed/), windowsBuild: known(20348) });
  });

  test("where it is down", async () => {
    await start();
    const connection = farm.connect("lic1");
    await farm.host("lic1").down();
    const reason = /refused the connection/;
    expect(await ask(connection)).toMatchObject({
      ...nothing(reason),
      windowsBuild: because(reason),
      serviceRunning: because(reason),
    });
  });

  test("where it answers nothing, and the next question is not waited for", async () => {
    await start();
    farm.host("lic1").fault({ name: "hang", times: 0 });
    expect(await ask(farm.connect("lic1", { timeoutMs: 2_000 }))).toMatchObject(nothing(/did not end in time/));
    expect(farm.operations("lic1")).toEqual(["Enumerate"]);
  });

  test("over a channel without WMI", async () => {
    await start();
    const at = { host: "lic1", channel: { registry: () => farm.connect("lic1").channel.registry(signal) } };
    const licenseServers = new Map([["lic1.contoso.com", at]]);
    const { licenseServerAnswers } = await observeSessionHost(farm.connect("rdsh1"), { signal, licenseServers });
    expect(licenseServerAnswers.get("lic1.contoso.com")).toMatchObject(nothing(/the shell channel/));
  });
});

describe("a security group, whichever name of the session host it is asked about by,", () => {
  type Allowed = boolean | "error";

  /** A license server that knows the session host by some of its names. */
  function knowing(answers: Readonly<Record<string, Allowed>>): Wmi {
    const properties = { Version: "Windows Server 2022", BuildNumber: "20348", State: "Running" };
    const invoke = async (_resource: unknown, { name }: { name: string }, { tsname = "" }: { tsname?: string }) => {
      const answer = answers[tsname];
      if (answer === "error") return { returnValue: 0x80041008, out: {} };
      return { returnValue: 0, out: name === "IsSecureAccessAllowed" ? { Allowed: answer } : { Enabled: true } };
    };
    const query = async (_namespace: string, wql: string) =>
      wql.includes("KeyPack") ? [] : [{ kind: "instance", resourceUri: "", className: "", properties }];
    return { invoke, query } as unknown as Wmi;
  }

  test.each<[Allowed, Allowed, Answer<boolean>]>([
    [true, false, known(true)],
    [false, true, known(true)],
    ["error", true, known(true)],
    [false, false, known(false)],
    ["error", false, known(false)],
    [false, "error", known(false)],
    ["error", "error", because(/IsSecureAccessAllowed answered 0x80041008/)],
  ])("by the full name %s, by the short one %s", async (full, short, expected) => {
    await farm.start([{ name: "unused" }]);
    const wmi = knowing({ "rdsh1.contoso.com": full, RDSH1: short });
    const at = { host: "lic1", channel: { registry: () => new MemoryRegistry(), wmi: () => wmi } };
    const sessionHost = known(["rdsh1.contoso.com", "RDSH1"]);
    const input = await askLicenseServer({ server: "lic1", at, sessionHost }, signal);
    expect(input.sessionHostAllowed).toEqual(expected);
  });

  test("is not judged where no name is known", async () => {
    await farm.start([{ name: "unused" }]);
    const at = { host: "lic1", channel: { registry: () => new MemoryRegistry(), wmi: () => knowing({}) } };
    const nameless = { known: false, reason: "The host did not say." } as const;
    expect((await askLicenseServer({ server: "lic1", at, sessionHost: nameless }, signal)).sessionHostAllowed).toBe(
      nameless,
    );
    expect((await askLicenseServer({ server: "lic1", at, sessionHost: known([]) }, signal)).sessionHostAllowed).toEqual(
      because(/name of the session host/),
    );
  });
});
