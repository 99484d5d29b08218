import {
  type ConfigurableMode,
  type ConnectivityAnswer,
  type DiagnosisInput,
  type Finding,
  type KeyPack,
  known,
  type LicenseServerAnswers,
  type LicensingMode,
  type Rule,
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
export function healthyServer(server: string, overrides: Partial<LicenseServerAnswers> = {}): LicenseServerAnswers {
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
export function healthyHost(overrides: Partial<DiagnosisInput> = {}): DiagnosisInput {
  return {
    host: "rdsh1",
    observedAt: OBSERVED_AT,
    roleActive: known(true),
    windowsBuild: known(20348),
    domainJoined: known(true),
    entraJoined: NOT_KNOWN,
    serviceRunning: known(true),
    mode: modeSetting("per_user"),
    licenseServers: listSetting(["lic1", "lic2"]),
    graceDaysLeft: known(0),
    hasLicenseCertificate: known(true),
    strayValues: known([]),
    connectivity: statuses(11, 11),
    licenseServerAnswers: servers(healthyServer("lic1"), healthyServer("lic2")),
    ...overrides,
  };
}

/** The host's own mode, in use. */
export function modeSetting(
  mode: LicensingMode,
  overrides: Partial<DiagnosisInput["mode"]> = {},
): DiagnosisInput["mode"] {
  const source = known(mode === "not_configured" ? "none" : "local") as DiagnosisInput["mode"]["source"];
  return { local: known(mode), policy: known(undefined), effective: known(mode), source, wrongTypes: [], ...overrides };
}

/** The host's own list, in use. */
export function listSetting(
  names: readonly string[],
  overrides: Partial<DiagnosisInput["licenseServers"]> = {},
): DiagnosisInput["licenseServers"] {
  const source = known(names.length === 0 ? "none" : "local") as DiagnosisInput["licenseServers"]["source"];
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
export function statuses(...answers: ConnectivityAnswer[]): DiagnosisInput["connectivity"] {
  return answers.map((answer, index) => ({ server: `lic${index + 1}`, status: known(answer) }));
}

export function servers(...answers: LicenseServerAnswers[]): DiagnosisInput["licenseServerAnswers"] {
  return new Map(answers.map((server) => [server.server, server]));
}

export const NOT_KNOWN = unknown("WMI did not answer.");

/** What a user reads of what a rule finds, and what to do about it. */
export function found(rule: Rule, input: DiagnosisInput): Omit<Finding, "code">[] {
  const findings = rule.check(input, { graceWarningDays: 30 });
  expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(findings.length === 0 ? [] : [rule.code]));
  return findings.map(({ code: _, ...told }) => told);
}

/** The same in short: `error: SUMMARY`. */
export function told(rule: Rule, input: DiagnosisInput): string[] {
  return found(rule, input).map(({ severity, summary }) => `${severity}: ${summary}`);
}

/** A host with license servers lic1, lic2, … that are healthy but for this, all asked and all usable. */
export function hostWithServers(
  differences: readonly Partial<LicenseServerAnswers>[],
  overrides: Partial<DiagnosisInput> = {},
): DiagnosisInput {
  const names = differences.map((_, index) => `lic${index + 1}`);
  return healthyHost({
    licenseServers: listSetting(names),
    connectivity: statuses(...names.map(() => 11)),
    licenseServerAnswers: servers(...names.map((name, index) => healthyServer(name, differences[index]))),
    ...overrides,
  });
}

/** A host in a mode with one license server, which has these key packs. */
export function hostWithPacks(
  mode: ConfigurableMode,
  packs: readonly KeyPack[],
  overrides: Partial<DiagnosisInput> = {},
): DiagnosisInput {
  return hostWithServers([{ keyPacks: known(packs) }], { mode: modeSetting(mode), ...overrides });
}

/** A host in another mode whose CALs fit. */
export function hostInMode(mode: ConfigurableMode, overrides: Partial<DiagnosisInput> = {}): DiagnosisInput {
  return healthyHost({ mode: modeSetting(mode), ...overrides });
}
