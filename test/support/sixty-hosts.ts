import { type HostReport, makeReport, type SettingReport } from "../../src/reports";

const SERVERS = ["lic1.corp.contoso.com", "lic2.corp.contoso.com"];
const CAL_REMEDY =
  'Install CALs of that kind on the license server, or set "mode" of rdslicensing_configuration to the kind that is there.';

const NO_CALS = {
  code: "no_matching_cals",
  severity: "error",
  summary: 'The license server "lic1.corp.contoso.com" has no Per User CALs, which the session host\'s mode needs.',
  remedy: CAL_REMEDY,
  server: "lic1.corp.contoso.com",
} as const;

const OLD_CALS = {
  code: "cals_too_old",
  severity: "warning",
  summary: 'The license server "lic2.corp.contoso.com" has Per User CALs for Windows Server 2016 only.',
  remedy: "Buy CALs for Windows Server 2022, or move the host to a server that has them.",
  server: "lic2.corp.contoso.com",
} as const;

const NOT_TRACKED = {
  code: "per_user_not_tracked",
  severity: "info",
  summary: "Per User CALs are not enforced: nobody is refused when they run out.",
  remedy: "Compare the number of users with the CALs that were bought.",
} as const;

function unchecked(code: string, reason: string) {
  return { code, severity: "unknown", summary: `Cannot tell it: ${reason}`, reason, remedy: "Ask." } as const;
}

function setting(attribute: SettingReport["attribute"], more: Partial<SettingReport> = {}): SettingReport {
  const value = attribute === "mode" ? "per_user" : SERVERS;
  return { attribute, declared: value, found: value, effective: value, source: "local", drifted: false, ...more };
}

const SETTINGS = [setting("mode"), setting("license_servers")];

/** What a host of the farm is like, by its number. */
function partsOf(number: number): Partial<HostReport> {
  if (number === 7) {
    const detail = "Nothing was written. Remove the policy, or declare what it says.";
    return { state: "failed", settings: [], error: { summary: "Group Policy overrides mode", detail } };
  }
  if (number % 15 === 1) {
    return { state: "drifted", settings: [setting("mode", driftTo("per_device")), setting("license_servers")] };
  }
  if (number === 22) {
    const found = ["oldlic-with-a-long-name.datacenter-frankfurt.corp.contoso.com", SERVERS[0] ?? ""];
    return { state: "drifted", settings: [setting("mode"), setting("license_servers", driftTo(found))] };
  }
  if (number % 5 === 3) return { state: "unhealthy", findings: [NO_CALS, NOT_TRACKED] };
  if (number === 29) {
    const detail = "Plan the whole folder, without -target, -exclude and -refresh=false.";
    return { state: "not_looked_at", settings: [], error: { summary: "The plan did not refresh this host.", detail } };
  }
  if (number % 20 === 12) {
    const reason = "access denied to root\\cimv2\\TerminalServices";
    return { state: "not_known", settings: [], findings: [unchecked("mode_not_configured", reason)] };
  }
  if (number % 14 === 10) {
    const detail = `At https://${nameOf(number)}:5986/wsman: the network stack reports ECONNREFUSED. Nothing listens on this port. Check the port, that WinRM listens there and the host's firewall.`;
    return { state: "unreachable", settings: [], error: { summary: "The host refused the connection", detail } };
  }
  if (number === 40)
    return { state: "unmanaged", settings: [{ attribute: "mode", declared: "per_user", found: null, drifted: false }] };
  if (number === 41) return { state: "leaving" };
  if (number % 9 === 8) {
    const overridden = setting("mode", { effective: "per_device", source: "group_policy" });
    return { settings: [overridden, setting("license_servers")] };
  }
  if (number === 50) return { findings: [OLD_CALS] };
  if (number === 51)
    return { settings: [{ attribute: "mode", sensitive: true, drifted: false }, setting("license_servers")] };
  return number % 2 === 0 ? { findings: [unchecked("grace_period", "the license server was not asked")] } : {};
}

function driftTo(found: string | readonly string[]): Partial<SettingReport> {
  return { found, effective: found, drifted: true, changedIn: "host" };
}

function nameOf(number: number): string {
  return `rdsh${String(number).padStart(2, "0")}.corp.contoso.com`;
}

function hostReport(number: number): HostReport {
  const named = number % 10 === 6 ? { displayName: `Desk ${number}, Accounting` } : {};
  const host =
    number === 33 ? "a-session-host-with-a-very-long-name.datacenter-frankfurt.emea.corp.contoso.com" : nameOf(number);
  const address = `module.farm["frankfurt"].rdslicensing_configuration.hosts["${host}"]`;
  return {
    host,
    ...named,
    address,
    origin: "cdktf.out/stacks/farm",
    state: "ok",
    settings: SETTINGS,
    findings: [],
    ...partsOf(number),
  };
}

/** The first host once more, as an object that was replaced and is still to be destroyed. */
const DEPOSED: HostReport = { ...hostReport(1), deposed: "0bf3a1c2" };

const cals = { mode: "per_user", issued: 0, available: 0, over: 0, expiring: 0, expired: 0 } as const;

/** A report as large farms have it: most hosts well, the same fault at many, and some of everything else. */
export const sixtyHosts = makeReport(
  "drift",
  [...Array.from({ length: 59 }, (_, index) => hostReport(index + 1)), DEPOSED],
  {
    now: new Date("2026-11-24T03:00:00.000Z"),
    plans: [{ origin: "cdktf.out/stacks/farm", made: "now", time: "2026-11-24T02:58:00.000Z" }],
    licenseServers: [
      {
        server: "lic1.corp.contoso.com",
        cals: [
          { ...cals, productVersion: "Windows Server 2022", bought: 250, issued: 262, over: 12, expiring: 50 },
          {
            ...cals,
            mode: "per_device",
            productVersion: "Windows Server 2019",
            bought: 1200,
            issued: 845,
            available: 355,
          },
        ],
      },
      {
        server: "lic2.corp.contoso.com",
        cals: [{ ...cals, productVersion: "Windows Server 2016", bought: 100, available: 100, expired: 25 }],
      },
      { server: "lic3.corp.contoso.com", cals: null, reason: "the host did not answer" },
    ],
  },
);
