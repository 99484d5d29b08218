import { type Diagnostic, errorDiagnostic, hasErrors, warningDiagnostic } from "../../plugin";
import { authProblems, missingCredentials } from "./auth-problems";
import { parseDuration } from "./duration";
import { extraAuthorities } from "./extra-authorities";
import { type Environment, type SettingSources, settingSources, type WinrmConfig } from "./setting-sources";
import { shellProblems } from "./shell-problems";
import { environmentVariable, type WinrmAttribute } from "./winrm-attributes";
import { defaultPort, type WinrmSettings } from "./winrm-settings";

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_RETRIES = 3;

export interface ResolvedWinrm {
  /** Absent when something is wrong or not known yet. */
  readonly settings?: WinrmSettings;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What is wrong with the provider's `winrm` as far as it is known. Absent credentials are not: they may come with the
 * environment of a later run (`terraform validate` runs without).
 */
export function validateWinrm(config: WinrmConfig, environment: Environment): Diagnostic[] {
  const sources = settingSources(config, environment);
  return problemsOf(sources);
}

/** The settings hosts are reached with, or what keeps them from being used; with warnings about what is not safe. */
export function resolveWinrm(config: WinrmConfig, environment: Environment): ResolvedWinrm {
  const sources = settingSources(config, environment);
  const problems = problemsOf(sources);
  if (sources.unknown.size > 0 || hasErrors(problems)) return { diagnostics: problems };
  const missing = missingCredentials(sources);
  if (missing) return { diagnostics: [...problems, missing] };
  const settings = settingsOf(sources, environment);
  return { settings, diagnostics: [...problems, ...warnings(settings)] };
}

function problemsOf(sources: SettingSources): Diagnostic[] {
  return [
    ...sources.diagnostics,
    ...halfPairs(sources),
    ...readableTraffic(sources),
    ...authProblems(sources),
    ...shellProblems(sources),
  ];
}

function settingsOf({ values }: SettingSources, environment: Environment): WinrmSettings {
  const https = values.https !== false;
  return {
    username: values.username as string | undefined,
    password: values.password as string | undefined,
    clientCertificate: values.client_certificate as string | undefined,
    clientKey: values.client_key as string | undefined,
    auth: (values.auth as WinrmSettings["auth"] | undefined) ?? "ntlm",
    https,
    port: (values.port as number | undefined) ?? defaultPort(https),
    path: ((values.path as string | undefined) ?? "wsman").replace(/^\/+/, ""),
    caCertificate: (values.ca_certificate as string | undefined) ?? (https ? extraAuthorities(environment) : undefined),
    tlsServerName: values.tls_server_name as string | undefined,
    insecure: values.insecure === true,
    allowUnencrypted: values.allow_unencrypted === true,
    timeoutMs: parseDuration(String(values.timeout ?? "")) ?? DEFAULT_TIMEOUT_MS,
    maxRetries: (values.max_retries as number | undefined) ?? DEFAULT_RETRIES,
    channel: (values.channel as WinrmSettings["channel"] | undefined) ?? "cim",
  };
}

function halfPairs(sources: SettingSources): Diagnostic[] {
  const pairs = [
    ["username", "password"],
    ["client_certificate", "client_key"],
  ] as const;
  return pairs.flatMap(([one, other]) => [...halfPair(sources, one, other), ...halfPair(sources, other, one)]);
}

function halfPair({ values, unknown }: SettingSources, present: WinrmAttribute, absent: WinrmAttribute): Diagnostic[] {
  if (values[present] === undefined || values[absent] !== undefined || unknown.has(absent)) return [];
  const detail = `"winrm.${present}" is set and "winrm.${absent}" is not. Set both; ${environmentVariable(absent)} in the environment will do.`;
  return [errorDiagnostic(`Missing winrm.${absent}`, detail, ["winrm", absent])];
}

/** Basic sends the password readable, so over http only for those who say they know. */
function readableTraffic({ values, unknown }: SettingSources): Diagnostic[] {
  const readable = values.auth === "basic" && values.https === false && values.allow_unencrypted !== true;
  if (!readable || unknown.has("allow_unencrypted")) return [];
  const detail =
    'Basic authentication over http sends the password readable. Use "ntlm", which encrypts messages over http, or https; "allow_unencrypted = true" overrides this.';
  return [errorDiagnostic("Readable password refused", detail, ["winrm", "auth"])];
}

function warnings(settings: WinrmSettings): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (settings.https && settings.insecure) {
    const detail =
      'With "insecure", whoever controls the network path can pose as the host, and read and change what is sent. Set "ca_certificate" to the authority that signed the hosts\' certificates instead.';
    found.push(warningDiagnostic("Certificates are not checked", detail, ["winrm", "insecure"]));
  }
  if (!settings.https && settings.allowUnencrypted && settings.auth === "basic") {
    const detail = "The user name and the password cross the network readable. Use https, or NTLM.";
    found.push(warningDiagnostic("The password is sent readable", detail, ["winrm", "allow_unencrypted"]));
  }
  if (!settings.https && settings.allowUnencrypted && settings.auth !== "basic" && settings.channel === "shell") {
    const detail = 'The "shell" channel does not encrypt messages over http. Use https, or channel = "cim".';
    found.push(warningDiagnostic("Messages are sent readable", detail, ["winrm", "allow_unencrypted"]));
  }
  return found;
}
