/**
 * What a CDK program uses: {@link RdsFarm}, {@link RdsLicensing}, {@link LicenseServerPool}, aspects for organizations
 * and, below them, the classes generated from the provider's schema.
 *
 * @packageDocumentation
 */
export { ForbidInsecureConnections } from "./aspects/forbid-insecure-connections";
export { ForbidLiteralSecrets } from "./aspects/forbid-literal-secrets";
export { RequireLicenseServers } from "./aspects/require-license-servers";
export { LicensingMode } from "./choices/licensing-mode";
export { LicensingScope } from "./choices/licensing-scope";
export { OnDestroy } from "./choices/on-destroy";
export { OnPolicyOverride } from "./choices/on-policy-override";
export { OnViolation } from "./choices/on-violation";
export { WriteMethod } from "./choices/write-method";
export {
  Configuration,
  type ConfigurationConfig,
  type ConfigurationOriginal,
  ConfigurationOriginalOutputReference,
  type ConfigurationRedundancy,
  ConfigurationRedundancyOutputReference,
} from "./l1/configuration";
export {
  DataRdslicensingDiagnosis,
  type DataRdslicensingDiagnosisConfig,
  type DataRdslicensingDiagnosisFindings,
  DataRdslicensingDiagnosisFindingsList,
  DataRdslicensingDiagnosisFindingsOutputReference,
  type DataRdslicensingDiagnosisServers,
  DataRdslicensingDiagnosisServersList,
  DataRdslicensingDiagnosisServersOutputReference,
} from "./l1/data-rdslicensing-diagnosis";
export {
  DataRdslicensingLicenseServer,
  type DataRdslicensingLicenseServerConfig,
  type DataRdslicensingLicenseServerKeyPacks,
  DataRdslicensingLicenseServerKeyPacksList,
  DataRdslicensingLicenseServerKeyPacksOutputReference,
  type DataRdslicensingLicenseServerTotals,
  DataRdslicensingLicenseServerTotalsList,
  DataRdslicensingLicenseServerTotalsOutputReference,
} from "./l1/data-rdslicensing-license-server";
export {
  RdslicensingProvider,
  type RdslicensingProviderConfig,
  type RdslicensingProviderWinrm,
} from "./l1/provider";
export {
  type ILicenseServerPool,
  type LicenseServer,
  LicenseServerPool,
  type LicenseServerPoolProps,
} from "./license-server-pool";
export type { LicenseServerRedundancy } from "./license-server-redundancy";
export { type DiagnosisOptions, LicensingDiagnosis } from "./licensing-diagnosis";
export type { LicensingSettings } from "./licensing-settings";
export { RdsFarm, type RdsFarmProps } from "./rds-farm";
export { RdsLicensing, type RdsLicensingProps, type SessionHostOptions } from "./rds-licensing";
