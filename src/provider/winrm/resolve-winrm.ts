import { type Diagnostic, errorDiagnostic, hasErrors, warningDiagnostic } from "../../plugin";
import { authProblems, missingCredentials } from "./auth-problems";
import { parseDuration } from "./duration";
import { extraAuthorities } from "./extra-authorities";
import { type GivenSettings, givenSettings } from "./given-settings";
import { plainPem } from "./pem";
import type { Environment, SettingSource, SettingValue } from "./setting-sources";
import { shellProblems } from "./shell-problems";
import type { WinrmAttribute } from "./winrm-attributes";
import { defaultPort, type WinrmSettings } from "./winrm-settings";

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_RETRIES = 3;

export interface ResolvedWinrm {
  /** Absent when something is wrong or not known yet. */
  readonly settings?: WinrmSettings;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What is wrong with how hosts are to be reached, as far as it is known. Absent credentials are not: they may come with the
 * environment of a later run (`terraform validate` runs without).
 */
export function validateWinrm(sources: readonly SettingSource[]): Diagnostic[] {
  return problemsOf(givenSettings(sources));
}

/**
 * The settings hosts are reached with, or what keeps them from being used; with warnings about what is not safe.
 *
 * @param sources of which the first that sets something counts
 */
export function resolveWinrm(sources: readonly SettingSource[], environment: Environment): ResolvedWinrm {
  const given = givenSettings(sources);
  const problems = problemsOf(given);
  if (given.unknown.size > 0 || hasErrors(problems)) return { diagnostics: problems };
  const missing = missingCredentials(given);
  if (missing) return { diagnostics: [...problems, missing] };
  const settings = settingsOf(given, environment);
  return { settings, diagnostics: [...problems, ...warnings(settings, given)] };
}

function problemsOf(given: GivenSettings): Diagnostic[] {
  return [
    ...given.diagnostics,
    ...halfPairs(given),
    ...readableTraffic(given),
    ...authProblems(given),
    ...shellProblems(given),
  ];
}

function settingsOf({ values }: GivenSettings, environment: Environment): WinrmSettings {
  const https = values.https !== false;
  return {
    username: values.username as string | undefined,
    password: values.password as string | undefined,
    clientCertificate: pemOf(values.client_certificate),
    clientKey: pemOf(values.client_key),
    auth: (values.auth as WinrmSettings["auth"] | undefined) ?? "ntlm",
    https,
    port: (values.port as number | undefined) ?? defaultPort(https),
    path: ((values.path as string | undefined) ?? "wsman").replace(/^\/+/, ""),
    caCertificate: pemOf(values.ca_certificate) ?? (https ? extraAuthorities(environment) : undefined),
    tlsServerName: values.tls_server_name as string | undefined,
    insecure: values.insecure === true,
    allowUnencrypted: values.allow_unencrypted === true,
    timeoutMs: parseDuration(String(values.timeout ?? "")) ?? DEFAULT_TIMEOUT_MS,
    maxRetries: (values.max_retries as number | undefined) ?? DEFAULT_RETRIES,
    channel: (values.channel as WinrmSettings["channel"] | undefined) ?? "cim",
  };
}

function pemOf(value: SettingValue | undefined): string | undefined {
  return value === undefined ? undefined : plainPem(String(value));
}

function halfPairs(given: GivenSettings): Diagnostic[] {
  const pairs = [
    ["username", "password"],
    ["client_certificate", "client_key"],
  ] as const;
  return pairs.flatMap(([one, other]) => [...halfPair(given, one, other), ...halfPair(given, other, one)]);
}

function halfPair(given: GivenSettings, present: WinrmAttribute, absent: WinrmAttribute): Diagnostic[] {
  const { values, unknown, nameOf, namesOf } = given;
  if (values[present] === undefined || values[absent] !== undefined || unknown.has(absent)) return [];
  const detail = `${nameOf(present)} is set, but not what belongs to it. Set ${namesOf(absent)}.`;
  return [errorDiagnostic(`Missing ${nameOf(absent)}`, detail, ["winrm", absent])];
}

/** Basic sends the password readable, so over http only for those who say they know. */
function readableTraffic({ values, unknown, assign }: GivenSettings): Diagnostic[] {
  const readable = values.auth === "basic" && values.https === false && values.allow_unencrypted !== true;
  if (!readable || unknown.has("allow_unencrypted")) return [];
  const detail = `Basic authentication over http sends the password as plain text. Use https, or ${assign("auth", "ntlm")}, which encrypts messages over http; ${assign("allow_unencrypted", true)} overrides this.`;
  return [errorDiagnostic("Plain-text password refused", detail, ["winrm", "auth"])];
}

function warnings(settings: WinrmSettings, { nameOf, assign }: GivenSettings): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (settings.https && settings.insecure) {
    const detail = `With ${nameOf("insecure")}, whoever controls the network path can pose as the host, and read and change what is sent. Set ${nameOf("ca_certificate")} to the authority that signed the hosts' certificates instead.`;
    found.push(warningDiagnostic("Certificates are not checked", detail, ["winrm", "insecure"]));
  }
  if (!settings.https && settings.allowUnencrypted && settings.auth === "basic") {
    const detail = "The user name and the password cross the network as plain text. Use https, or NTLM.";
    found.push(warningDiagnostic("The password is sent as plain text", detail, ["winrm", "allow_unencrypted"]));
  }
  if (!settings.https && settings.allowUnencrypted && settings.auth !== "basic" && settings.channel === "shell") {
    const detail = `The shell channel does not encrypt messages over http. Use https, or ${assign("channel", "cim")}.`;
    found.push(warningDiagnostic("Messages are sent readable", detail, ["winrm", "allow_unencrypted"]));
  }
  return found;
}
