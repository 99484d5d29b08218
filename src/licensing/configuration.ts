import { isSameLicenseServerList } from "./license-servers";
import type { ConfigurableMode, LicensingMode } from "./mode";

/** What a session host's licensing settings say. */
export interface LicensingConfiguration {
  readonly mode: LicensingMode;
  /** Ordered; the first is the primary. */
  readonly licenseServers: readonly string[];
}

/** What they shall say. */
export interface DesiredConfiguration extends LicensingConfiguration {
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
 * `actual` in the spelling of `known` wherever both mean the same, so that a name in other letter case is no drift.
 */
export function inKnownSpelling(
  actual: LicensingConfiguration,
  known: { readonly licenseServers: readonly string[] },
): LicensingConfiguration {
  return isSameLicenseServerList(actual.licenseServers, known.licenseServers)
    ? { ...actual, licenseServers: known.licenseServers }
    : actual;
}
