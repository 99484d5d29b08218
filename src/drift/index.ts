/**
 * Reports on the licensing of a farm, live or from Terraform plans, in one model and many formats.
 *
 * @packageDocumentation
 */

/** @internal For the command: it takes connections of the layer below, which is no entry of the package. */
export { type CheckAllOptions, type CheckProgress, checkHosts } from "./check/check-hosts";
export { DriftError, type DriftErrorCode, type DriftErrorParts } from "./drift-error";
export type { Format, FormatOptions } from "./formats/format";
export { FORMAT_NAMES, FORMATS, type FormatName } from "./formats/formats";
export type { Json, JsonObject, PlanDocument, ResourceChange, ResourceValues } from "./plan/plan-document";
export { makeReport, type ReportParts } from "./report/make-report";
export {
  type HostReport,
  type HostState,
  REPORT_VERSION,
  type Report,
  type ReportError,
  type ReportedPlan,
  type SettingReport,
  type SettingValue,
} from "./report/report";
export { type DriftOptions, reportDrift } from "./report-drift";
export { findTerraform } from "./terraform/find-terraform";
export { type MadePlan, makePlan, type PlanOptions } from "./terraform/make-plan";
export { type Finished, type RunOptions, runTerraform } from "./terraform/run-terraform";
export { diagnosticsIn, type TerraformDiagnostic } from "./terraform/terraform-message";
