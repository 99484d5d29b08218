/**
 * Constructs for CDK for Terraform and CDK Terrain: RDS licensing of whole farms ({@link RdsFarm}), of session hosts
 * ({@link RdsLicensing}) and of single attributes ({@link Configuration}).
 *
 * @packageDocumentation
 */

// Before any construct loads the package constructs: where no CDK is installed, this says what to install.
import "./cdk";

// A farm, from the whole to its session hosts.

export type { DeploymentFarmProps } from "./deployment-farm";
export type { LicensingSettings } from "./licensing-settings";
export { RdsFarm, type RdsFarmProps } from "./rds-farm";
export { RdsLicensing, type RdsLicensingProps, type SessionHostOptions } from "./rds-licensing";

// License servers that session hosts share.

export {
  type ILicenseServerPool,
  type LicenseServer,
  LicenseServerPool,
  type LicenseServerPoolProps,
} from "./license-server-pool";
export type { LicenseServerRedundancy } from "./license-server-redundancy";

// How a change reaches session hosts.

export type { Rollout } from "./rollout";

// What Windows reports about session hosts.

export { type DiagnosisOptions, LicensingDiagnosis } from "./licensing-diagnosis";

// The choices that settings offer, each with `of` for a token.

export { LicensingMode } from "./choices/licensing-mode";
export { LicensingScope } from "./choices/licensing-scope";
export { OnDestroy } from "./choices/on-destroy";
export { OnPolicyOverride } from "./choices/on-policy-override";
export { OnViolation } from "./choices/on-violation";
export { WriteMethod } from "./choices/write-method";

// Rules for an organization's stacks.

export { ForbidInsecureConnections } from "./aspects/forbid-insecure-connections";
export { ForbidLiteralSecrets } from "./aspects/forbid-literal-secrets";
export { RequireLicenseServers } from "./aspects/require-license-servers";

// The provider, its resources and its data sources, generated from the provider's schema.

export {
  Configuration,
  type ConfigurationConfig,
  type ConfigurationOriginal,
  ConfigurationOriginalOutputReference,
  type ConfigurationRedundancy,
  ConfigurationRedundancyOutputReference,
} from "./l1/configuration";
export {
  DataRdslicensingDeployment,
  type DataRdslicensingDeploymentConfig,
  type DataRdslicensingDeploymentMembers,
  DataRdslicensingDeploymentMembersList,
  DataRdslicensingDeploymentMembersOutputReference,
} from "./l1/data-rdslicensing-deployment";
export {
  DataRdslicensingDiagnosis,
  type DataRdslicensingDiagnosisConfig,
  type DataRdslicensingDiagnosisDetails,
  DataRdslicensingDiagnosisDetailsOutputReference,
  type DataRdslicensingDiagnosisDetailsServers,
  DataRdslicensingDiagnosisDetailsServersList,
  DataRdslicensingDiagnosisDetailsServersOutputReference,
  type DataRdslicensingDiagnosisFindings,
  DataRdslicensingDiagnosisFindingsList,
  DataRdslicensingDiagnosisFindingsOutputReference,
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
export { HealthGate, type HealthGateConfig } from "./l1/health-gate";
export {
  RdslicensingProvider,
  type RdslicensingProviderConfig,
  type RdslicensingProviderWinrm,
} from "./l1/provider";
