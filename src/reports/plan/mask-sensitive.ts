import type { HostReport, Report, SettingReport } from "../model/report";
import type { JsonObject } from "./plan-document";

/** As Terraform prints it. */
const MASK = "(sensitive value)";

/** What of one object is not to be shown. */
export interface SensitiveObject {
  /** Names of attributes, as Terraform marks them. */
  readonly names: ReadonlySet<string>;
  /** Where their values stand. */
  readonly values: readonly (JsonObject | null)[];
}

/** Every attribute that tells the same of a host. */
const TOLD_BY = {
  host: ["host"],
  mode: ["mode", "effective_mode", "local_mode", "policy_mode"],
  license_servers: ["license_servers", "effective_license_servers", "local_license_servers", "policy_license_servers"],
} as const;

type Told = keyof typeof TOLD_BY;

/** Which of what a report tells of a host is sensitive: what is declared is so wherever it stands. */
export function sensitiveParts(names: ReadonlySet<string>): ReadonlySet<Told> {
  const parts = Object.keys(TOLD_BY) as Told[];
  return new Set(parts.filter((part) => TOLD_BY[part].some((name) => names.has(name))));
}

/** A setting without its values, where they are sensitive. */
export function maskedSetting(setting: SettingReport, parts: ReadonlySet<Told>): SettingReport {
  if (!parts.has(setting.attribute)) return setting;
  const { declared, found, effective, ...shown } = setting;
  const masked = Object.entries({ declared, found, effective }).filter(([, value]) => value !== undefined);
  return { ...shown, ...Object.fromEntries(masked.map(([name]) => [name, null])), sensitive: true };
}

/** What a plan tells, with every sensitive value masked wherever a text names it. */
export function maskSensitive(
  told: Pick<Report, "hosts" | "errors">,
  objects: readonly SensitiveObject[],
): Pick<Report, "hosts" | "errors"> {
  const secrets = new Set(objects.flatMap(secretsOf));
  if (secrets.size === 0) return told;
  const mask = masker([...secrets]);
  return {
    hosts: told.hosts.map((host) => maskedHost(host, mask)),
    errors: told.errors.map((error) => ({ ...error, summary: mask(error.summary), detail: mask(error.detail) })),
  };
}

type Mask = (text: string) => string;

function maskedHost(host: HostReport, mask: Mask): HostReport {
  const { error, findings, settings } = host;
  return {
    ...host,
    host: mask(host.host),
    settings: settings.map((setting) => ({ ...setting, ...maskedValues(setting, mask) })),
    findings: findings.map(({ summary, remedy, server, ...finding }) => ({
      ...finding,
      summary: mask(summary),
      remedy: mask(remedy),
      ...(server === undefined ? {} : { server: mask(server) }),
    })),
    ...(error === undefined ? {} : { error: { ...error, summary: mask(error.summary), detail: mask(error.detail) } }),
  };
}

/** Another host may use what is a secret of one. */
function maskedValues({ declared, found, effective }: SettingReport, mask: Mask): Partial<SettingReport> {
  const values = Object.entries({ declared, found, effective }).filter(([, value]) => Array.isArray(value));
  return Object.fromEntries(values.map(([name, value]) => [name, (value as readonly string[]).map(mask)]));
}

function secretsOf({ names, values }: SensitiveObject): string[] {
  const attributes = [...sensitiveParts(names)].flatMap((part): readonly string[] => TOLD_BY[part]);
  return values.flatMap((known) =>
    attributes.flatMap((name) => {
      const value = known?.[name];
      // A list, or a map as the license servers of a diagnosis are.
      const all = typeof value === "object" && value !== null ? Object.values(value) : [value];
      return all.filter((one): one is string => typeof one === "string" && one !== "");
    }),
  );
}

/** A name inside of another is none: `lic1` is not masked in `lic10.contoso.com`. Windows ignores letter case. */
function masker(secrets: readonly string[]): Mask {
  const longestFirst = [...secrets].sort((one, other) => other.length - one.length);
  const escaped = longestFirst.map((secret) => secret.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${escaped.join("|")})(?![\\p{L}\\p{N}_-])`, "giu");
  return (text) => text.replace(pattern, MASK);
}
