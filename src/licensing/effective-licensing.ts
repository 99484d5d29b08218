import { quoted } from "../harmless-text";
import type { SettingSource } from "./choices";
import type { DesiredConfiguration, LicensingConfiguration } from "./configuration";
import { differences } from "./configuration";
import { describeMode, type LicensingMode } from "./mode";

/** What a session host really uses, and where it comes from. */
export interface EffectiveLicensing {
  /** Undefined where Windows could not be asked, or the role that uses it is absent. */
  readonly mode: LicensingMode | undefined;
  /** In order of preference; undefined as the mode is, and where this alone could not be asked. */
  readonly licenseServers: readonly string[] | undefined;
  /** Whether the mode is the host's own or Group Policy's. */
  readonly modeSource: SettingSource;
  /** The same for the list. */
  readonly licenseServersSource: SettingSource;
}

/** A setting that Group Policy decides, against what is wanted. */
export interface PolicyOverride {
  /** The setting that is wanted otherwise. */
  readonly setting: keyof LicensingConfiguration;
  /** The policy's value, in words; undefined when it is not known. */
  readonly wins: string | undefined;
}

/** The wanted settings that Group Policy overrides: it sets them, and not to the same. Each is judged by itself. */
export function policyOverrides(wanted: DesiredConfiguration, effective: EffectiveLicensing): PolicyOverride[] {
  const { mode = wanted.mode, licenseServers = wanted.licenseServers } = effective;
  const different = differences(wanted, { mode, licenseServers });
  const overrides: PolicyOverride[] = [];
  const isOverridden = (setting: keyof LicensingConfiguration, source: SettingSource) =>
    source === "group_policy" && (effective[setting] === undefined || different.includes(setting));
  if (isOverridden("mode", effective.modeSource)) {
    overrides.push({ setting: "mode", wins: effective.mode && describeMode(effective.mode) });
  }
  if (isOverridden("licenseServers", effective.licenseServersSource)) {
    overrides.push({
      setting: "licenseServers",
      wins: effective.licenseServers?.map((name) => quoted(name)).join(", "),
    });
  }
  return overrides;
}
