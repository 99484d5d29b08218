import { type HostErrorCode, readDeployment } from "../../../src/windows";
import { useObservedFarm } from "../../support/observed-farm";
import { MemoryRegistry } from "../memory-registry";

const signal = new AbortController().signal;
const farm = useObservedFarm();

async function start(broker: object = {}): Promise<void> {
  await farm.start([
    { name: "rdcb1", role: "connection_broker", ...broker },
    { name: "rdsh1" },
    { name: "rdsh2" },
    { name: "lic1", role: "license_server" },
  ]);
}

const read = (name = "rdcb1") => readDeployment(farm.connect(name), signal);

async function refusal(name?: string) {
  const error = await read(name).then(
    () => undefined,
    (cause: unknown) => cause,
  );
  return error as { readonly code: HostErrorCode; readonly detail: string };
}

const member = (name: string) => ({ name, roles: ["session_host"] });
const manyMembers = (count: number) => Array.from({ length: count }, (_, index) => member(`rdsh${index}.contoso.com`));

describe("a deployment", () => {
  test("is read over one connection, in two queries", async () => {
    await start({ deployment: { mode: 4, licenseServers: ["lic1.contoso.com"] } });
    expect(await read()).toEqual({
      members: [
        { name: "lic1.contoso.com", roles: ["license_server"] },
        { name: "rdcb1.contoso.com", roles: ["connection_broker"] },
        { name: "rdsh1.contoso.com", roles: ["session_host"] },
        { name: "rdsh2.contoso.com", roles: ["session_host"] },
      ],
      sessionHosts: { known: true, value: ["rdsh1.contoso.com", "rdsh2.contoso.com"] },
      invalidNames: [],
      licensing: {
        usesCentralSettings: { known: true, value: true },
        mode: { known: true, value: "per_user" },
        licenseServers: { known: true, value: ["lic1.contoso.com"] },
      },
    });
    expect(farm.operations("rdcb1")).toEqual(["Enumerate", "Pull", "Enumerate"]);
    expect(farm.host("rdcb1").connections).toBe(1);
  });

  test("of many members comes in pages", async () => {
    await start({ deployment: { members: manyMembers(300) } });
    expect((await read()).members).toHaveLength(300);
    expect(farm.operations("rdcb1").filter((operation) => operation === "Pull").length).toBeGreaterThan(5);
  });

  test.each([
    ["is not there", { wmi: { "root/cimv2/TerminalServices": { Win32_TSDeploymentLicensing: null } } }, [], /class/],
    [
      "has no instance",
      { wmi: { "root/cimv2/TerminalServices": { Win32_TSDeploymentLicensing: [] } } },
      [],
      /no instance/,
    ],
    ["is denied", {}, [{ name: "soap-access-denied", resource: "root/cimv2/TerminalServices" }], /access/i],
  ])("whose licensing class %s has its members all the same", async (_what, definition, faults, reason) => {
    await start({ ...definition, faults });
    const { sessionHosts, licensing } = await read();
    expect(sessionHosts).toMatchObject({ known: true });
    for (const answer of Object.values(licensing))
      expect(answer).toEqual({ known: false, reason: expect.stringMatching(reason) });
  });
});

describe("a host that tells of no deployment", () => {
  test.each([
    ["has no namespace for one", { "root/cimv2/rdms": null }],
    ["has no class for one", { "root/cimv2/rdms": { Win32_RDMSJoinedNode: null } }],
  ])("because it %s is no broker", async (_why, wmi) => {
    await start({ wmi });
    expect(await refusal()).toMatchObject({
      code: "wmi_class_missing",
      detail: expect.stringMatching(/is no Remote Desktop Connection Broker.*active one/),
    });
  });

  test("is a session host", async () => {
    await start();
    expect(await refusal("rdsh1")).toMatchObject({ code: "wmi_class_missing", host: "rdsh1" });
  });

  test("because the deployment is empty does not pass for one without session hosts", async () => {
    await start({ deployment: { members: [] } });
    expect(await refusal()).toMatchObject({ code: "wmi_failed", detail: expect.stringMatching(/names no member/) });
  });

  test.each(["soap-access-denied", "connect-access-denied", "provider-access-denied", "service-access-denied"])(
    "because the account may not read it (%s) names the right that is missing, and where to give it",
    async (name) => {
      await start({ faults: [{ name, resource: "root/cimv2/rdms" }] });
      expect(await refusal()).toMatchObject({
        code: "wmi_access_denied",
        detail: expect.stringMatching(
          /root\\cimv2\\rdms.*Administrators.*wmimgmt\.msc.*Enable Account and Remote Enable/,
        ),
      });
    },
  );

  test("because it names more members than are read says so", async () => {
    await start({ deployment: { members: manyMembers(5_000) } });
    expect(await refusal()).toMatchObject({
      code: "wmi_failed",
      detail: expect.stringContaining("names 5000 members; more than 2000 are not read"),
    });
  });

  test("because it does not answer is an error of the host", async () => {
    await start();
    await farm.host("rdcb1").down();
    expect(await refusal()).toMatchObject({ code: "connection_refused" });
  });

  test("over a channel without WMI says which channel has it", async () => {
    await start();
    const channel = { registry: () => new MemoryRegistry() };
    await expect(readDeployment({ host: "rdcb1", channel }, signal)).rejects.toMatchObject({
      code: "invalid_configuration",
      detail: expect.stringMatching(/Connection Broker.*cim channel/),
    });
  });
});
