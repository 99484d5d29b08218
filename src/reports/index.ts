/**
 * Reports on the licensing of a farm, live or from Terraform plans, in one model and many formats.
 *
 * @packageDocumentation
 */

/** @internal For the command: it takes connections of the layer below, which is no entry of the package. */
export { type CheckAllOptions, type CheckProgress, checkHosts } from "./check/check-hosts";
/** @internal For the command. */
export { unaskedLicenseServers } from "./check/unasked-license-servers";
export { DriftError, type DriftErrorCode, type DriftErrorParts } from "./report-error";
/** @internal For the command. */
export { conditionOf } from "./formats/content/conditions";
export type { Format, FormatOptions } from "./formats/format";
export { FORMAT_NAMES, FORMATS, type FormatName } from "./formats/formats";
/** @internal For the command. */
export { hostName } from "./formats/content/host-name";
/** @internal For the command. */
export { printableValue } from "./formats/content/setting-words";
export { usedValue } from "./model/used-value";
export { makeReport, type ReportParts } from "./model/make-report";
export {
  type CalReport,
  HOST_STATES,
  type HostReport,
  type HostState,
  type LicenseServerReport,
  REPORT_VERSION,
  type Report,
  type ReportError,
  type ReportedPlan,
  type SettingReport,
  type SettingValue,
} from "./model/report";
/** @internal For `testing`. */
export type { Json, JsonObject, PlanDocument, ResourceChange, ResourceValues } from "./plan/plan-document";
export { type DriftOptions, reportDrift } from "./plan/report-drift";
export { findTerraform } from "./plan/terraform/find-terraform";
export type { PlanOptions } from "./plan/make-plan";
/** @internal For `testing`. */
export { type MadePlan, makePlan } from "./plan/make-plan";
export type { RunOptions } from "./plan/terraform/run-terraform";
/** @internal For `testing`. */
export { type Finished, runTerraform } from "./plan/terraform/run-terraform";
export type { TerraformDiagnostic } from "./plan/terraform/terraform-message";
/** @internal For `testing`. */
export { diagnosticsIn } from "./plan/terraform/terraform-message";
