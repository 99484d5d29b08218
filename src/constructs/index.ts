/**
 * What a CDK program uses: {@link RdsLicensing} and, below it, the classes generated from the provider's schema.
 *
 * @packageDocumentation
 */
export { Configuration, type ConfigurationConfig } from "./l1/configuration";
export {
  RdslicensingProvider,
  type RdslicensingProviderConfig,
  type RdslicensingProviderWinrm,
} from "./l1/provider";
export { LicensingMode } from "./licensing-mode";
export { OnDestroy } from "./on-destroy";
export { RdsLicensing, type RdsLicensingProps } from "./rds-licensing";
