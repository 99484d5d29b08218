import {
  type ConfigurableMode,
  type ConnectivityAnswer,
  type Finding,
  type KeyPack,
  known,
  type LicenseServerFacts,
  type LicensingMode,
  type Rule,
  type SessionHostFacts,
  unknown,
} from "../../src/licensing";

/** When the hosts here are asked. */
export const OBSERVED_AT = new Date("2026-11-29T12:00:00Z");

/** CALs as a license server tells of them: Per User for Windows Server 2022, 10 of 50 issued. */
export function keyPack(overrides: Partial<KeyPack> = {}): KeyPack {
  return {
    id: 2,
    type: "volume",
    typeAndModel: "RDS Per User CAL",
    description: "RDS Per User CAL",
    model: "per_user",
    productVersion: "Windows Server 2022",
    productVersionId: 7,
    total: 50,
    issued: 10,
    available: 40,
    expires: null,
    ...overrides,
  };
}

/** A license server of Windows Server 2022 with nothing wrong. */
export function healthyServer(server: string, overrides: Partial<LicenseServerFacts> = {}): LicenseServerFacts {
  return {
    server,
    serviceRunning: known(true),
    windowsBuild: known(20348),
    activation: known("activated"),
    keyPacks: known([keyPack(), keyPack({ id: 3, model: "per_device", typeAndModel: "RDS Per Device CAL" })]),
    securityGroupEnforced: known(false),
    sessionHostAllowed: known(true),
    inDomainGroup: known(true),
    ...overrides,
  };
}

/** A session host of Windows Server 2022 in Per User mode with two license servers, both asked, and nothing wrong. */
export function healthyHost(overrides: Partial<SessionHostFacts> = {}): SessionHostFacts {
  return {
    host: "rdsh1",
    observedAt: OBSERVED_AT,
    roleActive: known(true),
    windowsBuild: known(20348),
    domainJoined: known(true),
    entraJoined: NOT_KNOWN,
    serviceRunning: known(true),
    mode: modeFacts("per_user"),
    licenseServers: listFacts(["lic1", "lic2"]),
    graceDaysLeft: known(0),
    hasLicenseCertificate: known(true),
    strayValues: known([]),
    connectivity: statuses(11, 11),
    licenseServerFacts: servers(healthyServer("lic1"), healthyServer("lic2")),
    ...overrides,
  };
}

/** The host's own mode, in use. */
export function modeFacts(
  mode: LicensingMode,
  overrides: Partial<SessionHostFacts["mode"]> = {},
): SessionHostFacts["mode"] {
  const source = known(mode === "not_configured" ? "none" : "local") as SessionHostFacts["mode"]["source"];
  return { local: known(mode), policy: known(undefined), effective: known(mode), source, wrongTypes: [], ...overrides };
}

/** The host's own list, in use. */
export function listFacts(
  names: readonly string[],
  overrides: Partial<SessionHostFacts["licenseServers"]> = {},
): SessionHostFacts["licenseServers"] {
  const source = known(names.length === 0 ? "none" : "local") as SessionHostFacts["licenseServers"]["source"];
  return {
    local: known(names),
    policy: known(undefined),
    effective: known(names),
    source,
    wrongTypes: [],
    ...overrides,
  };
}

/** What the host says of lic1, lic2, … */
export function statuses(...answers: ConnectivityAnswer[]): SessionHostFacts["connectivity"] {
  return answers.map((answer, index) => ({ server: `lic${index + 1}`, status: known(answer) }));
}

export function servers(...facts: LicenseServerFacts[]): SessionHostFacts["licenseServerFacts"] {
  return new Map(facts.map((server) => [server.server, server]));
}

export const NOT_KNOWN = unknown("WMI did not answer.");

/** Code and severity of what a rule finds, with the server where it names one. */
export function found(rule: Rule, facts: SessionHostFacts): string[] {
  return rule.check(facts, { graceWarningDays: 30 }).map(described);
}

/** What a user reads of what a rule finds. */
export function told(rule: Rule, facts: SessionHostFacts): string[] {
  return rule.check(facts, { graceWarningDays: 30 }).map(({ severity, summary }) => `${severity}: ${summary}`);
}

/** A host in a mode with one license server, which has these key packs. */
export function hostWithPacks(
  mode: ConfigurableMode,
  packs: readonly KeyPack[],
  overrides: Partial<SessionHostFacts> = {},
): SessionHostFacts {
  return hostInMode(mode, {
    licenseServers: listFacts(["lic1"]),
    connectivity: statuses(11),
    licenseServerFacts: servers(healthyServer("lic1", { keyPacks: known(packs) })),
    ...overrides,
  });
}

function described({ code, severity, server }: Finding): string {
  return [severity, code, server].filter(Boolean).join(" ");
}

/** A host in another mode whose CALs fit. */
export function hostInMode(mode: ConfigurableMode, overrides: Partial<SessionHostFacts> = {}): SessionHostFacts {
  return healthyHost({ mode: modeFacts(mode), ...overrides });
}
