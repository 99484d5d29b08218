import { readDeploymentState } from "../../src/provider/deployment/read-deployment";
import { readDiagnosis } from "../../src/provider/diagnosis/read-diagnosis";
import { HostPool } from "../../src/provider/host-pool";
import { parseFarm, type SimulatedFarm, startSimulatedFarm } from "../../src/simulator";

const signal = new AbortController().signal;
const session = (...names: readonly string[]) => names.map((name) => ({ name, roles: ["session_host"] }));

let farm: SimulatedFarm;
let pool: HostPool;

async function start(broker: object = {}): Promise<void> {
  farm = await startSimulatedFarm({
    farm: parseFarm({ hosts: [{ name: "rdcb1", role: "connection_broker", ...broker }, { name: "rdsh1" }] }),
  });
  const { domain, username, password } = farm.credentials;
  pool = new HostPool({
    auth: "ntlm",
    username: `${domain}\\${username}`,
    password,
    https: true,
    caCertificate: farm.caCertificate,
    port: farm.host("rdcb1").httpsPort,
    path: "wsman",
    insecure: false,
    allowUnencrypted: false,
    timeoutMs: 20_000,
    maxRetries: 0,
    channel: "cim",
  });
}

afterEach(async () => {
  pool.close();
  await farm.stop();
});

const read = () => readDeploymentState({ config: { host: "localhost" }, client: pool, signal } as never);

/** How often the broker was asked for its members. */
const timesAsked = () =>
  farm
    .host("rdcb1")
    .traffic.log()
    .filter(({ operation }) => operation === "Enumerate").length / 2;

describe("rdslicensing_deployment", () => {
  test("has what the broker says, with null for what is not known", async () => {
    await start({ wmi: { "root/cimv2/TerminalServices": { Win32_TSDeploymentLicensing: [{ LicensingType: 4 }] } } });
    expect(await read()).toEqual({
      state: {
        host: "localhost",
        id: "localhost",
        session_hosts: ["rdsh1.contoso.com"],
        members: [
          { name: "rdcb1.contoso.com", roles: ["connection_broker"] },
          { name: "rdsh1.contoso.com", roles: ["session_host"] },
        ],
        uses_central_settings: null,
        mode: "per_user",
        license_servers: [],
        problems: [expect.stringContaining("UseCentralLicensingSettings")],
      },
      diagnostics: [],
    });
  });

  test("leaves out members that no host can be, and warns of them in one line", async () => {
    const hostile = ["${file(1)}", 'a"\n::error::b', "rdsh9 ", "rdsh1:22", "]]>", "x".repeat(500), "u@h"];
    await start({ deployment: { members: session("rdsh1", ...hostile) } });
    const { state, diagnostics } = await read();
    expect(state).toMatchObject({ session_hosts: ["rdsh1", "rdsh9"], problems: [expect.stringContaining("left out")] });
    expect(diagnostics).toEqual([
      {
        severity: "warning",
        summary: "localhost: Members are left out",
        detail: expect.stringMatching(
          /^The Connection Broker names members whose names no host can have: .* and 1 more\. /,
        ),
        path: ["host"],
      },
    ]);
    const { detail = "" } = diagnostics?.[0] ?? {};
    expect(detail).not.toContain("\n");
    expect(detail.length).toBeLessThan(800);
  });

  test("has no list of session hosts where the broker leaves them open, and says why", async () => {
    const open = [{ FQDN: "rdsh1" }, { FQDN: "rdsh2", IsRdsh: true }];
    await start({ wmi: { "root/cimv2/rdms": { Win32_RDMSJoinedNode: open } } });
    const { state, diagnostics } = await read();
    expect(state).toMatchObject({ session_hosts: null, members: [{ name: "rdsh1" }, { name: "rdsh2" }] });
    expect(diagnostics).toEqual([
      expect.objectContaining({
        severity: "warning",
        detail: expect.stringContaining('whether sessions are hosted on "rdsh1"'),
      }),
    ]);
  });

  test("of an account that may not read it is an error that names the right", async () => {
    await start({ faults: [{ name: "soap-access-denied", resource: "root/cimv2/rdms" }] });
    await expect(read()).rejects.toMatchObject({
      code: "wmi_access_denied",
      diagnostics: [{ severity: "error", path: ["host"], detail: expect.stringContaining("wmimgmt.msc") }],
    });
  });
});

describe("connection_broker of rdslicensing_diagnosis", () => {
  const diagnose = async (broker: string | null = "localhost") => {
    const host = `localhost:${farm.host("rdsh1").httpsPort}`;
    const config = { host, license_servers: null, connection_broker: broker, grace_warning_days: 30 };
    const { state } = await readDiagnosis({ config, client: pool, signal } as never);
    const findings = state?.findings ?? [];
    return findings.filter(({ code }) => code === "deployment_disagrees");
  };

  test("compares the host with its deployment, and asks each broker once", async () => {
    await start({ deployment: { mode: 2, licenseServers: ["lic1"] } });
    const found = await Promise.all([diagnose(), diagnose(), diagnose("LOCALHOST")]);
    for (const findings of found)
      expect(findings.map(({ severity, summary }) => [severity, summary?.slice(0, 24)])).toEqual([
        ["warning", "The licensing mode of th"],
        ["warning", "The license servers of t"],
      ]);
    await read();
    expect(timesAsked()).toBe(1);
  });

  test("finds nothing where none is named", async () => {
    await start({ deployment: { mode: 2 } });
    expect(await diagnose(null)).toEqual([]);
    expect(timesAsked()).toBe(0);
  });

  test.each([
    ["does not answer", async () => farm.host("rdcb1").down(), /localhost could not be asked/],
    [
      "denies access",
      async () => farm.host("rdcb1").fault({ name: "soap-access-denied", resource: "root/cimv2/rdms", times: 0 }),
      /Enable Account and Remote Enable/,
    ],
  ])("is no error where the broker %s", async (_what, happen, reason) => {
    await start();
    await happen();
    expect(await diagnose()).toEqual([
      expect.objectContaining({ severity: "unknown", reason: expect.stringMatching(reason) }),
    ]);
  });
});
