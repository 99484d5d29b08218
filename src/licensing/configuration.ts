import { isSameLicenseServerList } from "./license-servers";
import type { ConfigurableMode, LicensingMode } from "./mode";

/** What a session host's licensing settings say. */
export interface LicensingConfiguration {
  /** `not_configured` where there is no value. */
  readonly mode: LicensingMode;
  /** In order of preference, the primary first; empty where there is no list. */
  readonly licenseServers: readonly string[];
}

/** What they are wanted to say. */
export interface DesiredConfiguration extends LicensingConfiguration {
  /** One that a person may ask for. */
  readonly mode: ConfigurableMode;
}

/** The settings of `actual` that differ from `wanted` in a way Windows sees (spelling does not count). */
export function differences(
  wanted: LicensingConfiguration,
  actual: LicensingConfiguration,
): (keyof LicensingConfiguration)[] {
  const different: (keyof LicensingConfiguration)[] = [];
  if (wanted.mode !== actual.mode) different.push("mode");
  if (!isSameLicenseServerList(wanted.licenseServers, actual.licenseServers)) different.push("licenseServers");
  return different;
}

/**
 * `actual` in the spelling of `spelled` wherever both mean the same, so that a name in other letter case is no drift.
 */
export function inKnownSpelling(
  actual: LicensingConfiguration,
  spelled: { readonly licenseServers: readonly string[] },
): LicensingConfiguration {
  return isSameLicenseServerList(actual.licenseServers, spelled.licenseServers)
    ? { ...actual, licenseServers: spelled.licenseServers }
    : actual;
}
