import { parseGoDuration } from "../durations";
import { type ConnectionProblem, connectionProblems } from "./connection-rules";
import { type AuthScheme, type Channel, type ConnectionSettings, defaultPort } from "./connection-settings";
import { extraAuthorities } from "./extra-authorities";
import { type GivenSettings, givenSettings } from "./given-settings";
import { plainPem } from "./pem";
import type { Environment, SettingSource } from "./setting-source";
import type { SettingValue, SettingValues } from "./settings";

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_RETRIES = 3;

export interface ResolvedConnection {
  /** Absent when something is wrong or pending. */
  readonly settings?: ConnectionSettings;
  /** Errors, or warnings about what is not safe. */
  readonly problems: readonly ConnectionProblem[];
}

/**
 * What is wrong with the settings as far as they are known. Absent credentials are not: they may come with the environment
 * of a later run (`terraform validate` runs without).
 */
export function validateConnection(sources: readonly SettingSource[]): readonly ConnectionProblem[] {
  return problemsOf(givenSettings(sources), false);
}

/**
 * The settings hosts are reached with, or what keeps them from being used; with warnings about what is not safe.
 *
 * @param sources of which the first that sets something counts
 */
export function resolveConnection(sources: readonly SettingSource[], environment: Environment): ResolvedConnection {
  const given = givenSettings(sources);
  const problems = problemsOf(given, given.pending.size === 0);
  if (given.pending.size > 0 || problems.some(({ severity }) => severity === "error")) return { problems };
  return { settings: settingsOf(given.values, environment), problems };
}

/**
 * The same for whoever looks at a host as far as that goes without a logon: where nothing but credentials is missing, that is
 * a problem beside settings that have none.
 */
export function resolveWithoutLogon(sources: readonly SettingSource[], environment: Environment): ResolvedConnection {
  const resolved = resolveConnection(sources, environment);
  const { problems } = resolved;
  if (problems.length === 0 || problems.some(({ lacksCredentials }) => !lacksCredentials)) return resolved;
  return { settings: settingsOf(givenSettings(sources).values, environment), problems };
}

function problemsOf({ values, pending, invalid, words }: GivenSettings, inUse: boolean): readonly ConnectionProblem[] {
  const wrong = [...invalid].map(
    ([setting, { problem }]): ConnectionProblem => ({
      severity: "error",
      code: "invalid_configuration",
      summary: `Invalid value of ${words.nameOf(setting)}`,
      detail: problem,
    }),
  );
  const open = new Set([...pending, ...invalid.keys()]);
  return [...wrong, ...connectionProblems(values, { open, inUse: inUse && wrong.length === 0, words })];
}

function settingsOf(values: SettingValues, environment: Environment): ConnectionSettings {
  const https = values.https !== false;
  return {
    username: values.username as string | undefined,
    password: values.password as string | undefined,
    clientCertificate: pemOf(values.client_certificate),
    clientKey: pemOf(values.client_key),
    auth: (values.auth as AuthScheme | undefined) ?? "ntlm",
    https,
    port: (values.port as number | undefined) ?? defaultPort(https),
    path: ((values.path as string | undefined) ?? "wsman").replace(/^\/+/, ""),
    caCertificate: pemOf(values.ca_certificate) ?? (https ? extraAuthorities(environment) : undefined),
    tlsServerName: values.tls_server_name as string | undefined,
    insecure: values.insecure === true,
    allowUnencrypted: values.allow_unencrypted === true,
    timeoutMs: parseGoDuration(String(values.timeout ?? "")) ?? DEFAULT_TIMEOUT_MS,
    maxRetries: (values.max_retries as number | undefined) ?? DEFAULT_RETRIES,
    channel: (values.channel as Channel | undefined) ?? "cim",
  };
}

function pemOf(value: SettingValue | undefined): string | undefined {
  return value === undefined ? undefined : plainPem(String(value));
}
