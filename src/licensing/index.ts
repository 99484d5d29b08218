/**
 * The domain of RDS session host licensing, pure: modes, license servers, host names, and what counts as a difference.
 * No I/O; every rule is shared by the constructs (at synth), the provider (at plan) and the tools.
 *
 * @packageDocumentation
 */
export { type DesiredConfiguration, differences, inKnownSpelling, type LicensingConfiguration } from "./configuration";
export { isSameLicenseServer, licenseServerProblem } from "./license-server";
export { isSameLicenseServerList, licenseServerListProblems } from "./license-server-list";
export {
  CONFIGURABLE_MODES,
  type ConfigurableMode,
  describeMode,
  type LicensingMode,
  modeFromNumber,
  modeProblem,
  numberFromMode,
} from "./mode";
export { ON_DESTROY, type OnDestroy } from "./on-destroy";
export type { Problem } from "./problem";
export { isProblem, parseSessionHost, type SessionHost } from "./session-host";
