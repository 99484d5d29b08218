import { checkHosts, type HostReport, type HostState, makeReport, type Report } from "../../src/reports";
import { parseFarm, startSimulatedFarm } from "../../src/simulator";
import { HostConnections, readDeployment } from "../../src/windows";
import { FINDING_CODES, FINDING_LICENSE_SERVERS, FINDINGS_BROKER, findingsFarm } from "./findings-farm";
import { nastyReport } from "./nasty-report";

const SERVERS = ["lic1.contoso.com", "lic2.contoso.com"];

/** A host in each state, as a drift report has it, and one that Group Policy decides for. */
const HOSTS: readonly HostReport[] = [
  host("ok"),
  host("drifted", {
    settings: [
      setting("mode", "per_user", "per_device", "host"),
      setting("license_servers", SERVERS, ["old.contoso.com", "lic1.contoso.com"], "code"),
    ],
  }),
  host("unhealthy", {
    findings: [
      { code: "service_stopped", severity: "error", summary: "The service is stopped.", remedy: "Start it." },
      {
        code: "cals_too_old",
        severity: "warning",
        summary: "CALs are old.",
        remedy: "Buy.",
        server: "lic1.contoso.com",
      },
      {
        code: "grace_period",
        severity: "unknown",
        summary: "Cannot tell the days: no answer",
        reason: "no answer",
        remedy: "Ask again.",
      },
      { code: "per_user_not_tracked", severity: "info", summary: "Per User is not counted.", remedy: "Nothing." },
    ],
  }),
  host("unmanaged", { settings: [{ attribute: "mode", declared: "per_user", found: null, drifted: false }] }),
  host("leaving"),
  host("unreachable", {
    settings: [],
    error: { summary: "The host refused the connection.", detail: "Is its WinRM listener there?" },
  }),
  host("not_looked_at", {
    settings: [],
    error: { summary: "The plan did not refresh this host.", detail: "Plan without -target." },
  }),
  host("not_known", {
    settings: [{ attribute: "mode", found: null, effective: null, source: null, drifted: false }],
    findings: [
      {
        code: "mode_not_configured",
        severity: "unknown",
        summary: "Cannot tell whether a licensing mode is configured: access denied",
        reason: "access denied",
        remedy: "Grant it.",
      },
    ],
  }),
  host("drifted", {
    host: "deposed.contoso.com",
    displayName: "The old one",
    deposed: "0bf3a1c2",
    settings: [setting("mode", "per_user", "per_device", "host")],
  }),
  host("failed", {
    settings: [],
    error: { summary: "Group Policy overrides mode", detail: "Nothing was written." },
  }),
  host("ok", {
    host: "policy.contoso.com",
    settings: [{ ...setting("mode", "per_user", "per_user"), effective: "per_device", source: "group_policy" }],
  }),
];

/** A report with every state and every member. */
export const everyState = makeReport("drift", HOSTS, {
  plans: [
    { origin: "cdktf.out/stacks/farm", made: "now", time: "2026-11-24T03:00:00.000Z" },
    { origin: "plan.json", made: "earlier" },
  ],
  licenseServers: [
    {
      server: "lic1.contoso.com",
      cals: [
        {
          mode: "per_user",
          productVersion: "Windows Server 2022",
          bought: 50,
          issued: 62,
          available: 0,
          over: 12,
          expiring: 50,
          expired: 10,
        },
      ],
    },
    { server: "lic2.contoso.com", cals: null, reason: "the host did not answer" },
  ],
  errors: [{ origin: "cdktf.out/stacks/bad", summary: "It could not be planned.", detail: "Invalid block." }],
});

/** Reports that the schema of a format has to accept, by what is in them. */
export async function sampleReports(): Promise<Readonly<Record<string, Report>>> {
  const { hosts, licenseServers } = await checkFindingsFarm();
  const farm = makeReport("check", hosts, { licenseServers });
  return { nothing: makeReport("check", []), everyState, nastyReport, farm };
}

/** Every finding there is, as a live check of the hosts that have them tells. */
async function checkFindingsFarm(): ReturnType<typeof checkHosts> {
  const farm = await startSimulatedFarm({ farm: parseFarm(findingsFarm()) });
  const { domain, username, password } = farm.credentials;
  const connections = new HostConnections({
    port: 5986,
    path: "wsman",
    https: true,
    caCertificate: farm.caCertificate,
    insecure: false,
    allowUnencrypted: false,
    timeoutMs: 20_000,
    maxRetries: 0,
    channel: "cim",
    auth: "ntlm",
    username: `${domain}\\${username}`,
    password,
  });
  const to = (name: string) => {
    const { httpsPort: port } = farm.host(name);
    return connections.to({ text: `localhost:${port}`, address: "localhost", port });
  };
  try {
    const names = FINDING_CODES.map((code) => code.replaceAll("_", "-"));
    const licenseServers = new Map(FINDING_LICENSE_SERVERS.map((name) => [name, to(name)]));
    const { signal } = new AbortController();
    const { licensing: deployment } = await readDeployment(to(FINDINGS_BROKER), signal);
    const options = { signal, concurrency: 4, graceWarningDays: 30, licenseServers, deployment };
    return await checkHosts(names.map(to), options);
  } finally {
    connections.close();
    await farm.stop();
  }
}

function host(state: HostState, more: Partial<HostReport> = {}): HostReport {
  return {
    host: `${state}.contoso.com`,
    state,
    address: `rdslicensing_configuration.${state}`,
    origin: "cdktf.out/stacks/farm",
    settings: [setting("mode", "per_user", "per_user"), setting("license_servers", SERVERS, SERVERS)],
    findings: [],
    ...more,
  };
}

function setting<T extends string | readonly string[]>(
  attribute: "mode" | "license_servers",
  declared: T,
  found: T,
  changedIn?: "host" | "code",
) {
  const drift = changedIn === undefined ? { drifted: false } : { drifted: true, changedIn };
  return { attribute, declared, found, effective: found, source: "local", ...drift };
}
