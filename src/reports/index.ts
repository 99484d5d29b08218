/**
 * Reports on the licensing of session hosts, from Terraform plans or live hosts: one model and many formats.
 *
 * - {@link reportDrift} plans folders, or reads plans, and reports the drift of every host.
 * - {@link FORMATS} shows a report: as text, JSON, a page, a comment, or for a CI system.
 * - {@link makeReport} makes a report of hosts that you put together yourself, for example of part of another report.
 *
 * @packageDocumentation
 */

// For the command and `testing` alone.
/** @internal It takes connections of the layer below, which is no entry of the package. */
export { type CheckAllOptions, type CheckProgress, checkHosts } from "./check/check-hosts";
/** @internal */
export { unaskedLicenseServers } from "./check/license-servers";
/** @internal */
export { CONDITIONS, countWords } from "./formats/content/conditions";
/** @internal */
export { hostName } from "./formats/content/host-name";
/** @internal */
export { settingWords } from "./formats/content/setting-words";
// Formats.
export type { Format, FormatOptions } from "./formats/format";
export { FORMAT_NAMES, FORMATS, type FormatName } from "./formats/formats";
/** @internal */
export { CONDITION_ORDER, conditionOf, type HostCondition } from "./model/condition";
/** @internal */
export { describeSetting } from "./model/describe-setting";
// The model, which is also the JSON.
export { makeReport, type ReportParts } from "./model/make-report";
export {
  type CalReport,
  type ErrorReport,
  HOST_STATES,
  type HostReport,
  type HostState,
  type LicenseServerReport,
  REPORT_VERSION,
  type Report,
  type ReportedPlan,
  type SettingReport,
  type SettingValue,
} from "./model/report";
/** @internal */
export { type MadePlan, makePlan, type PlanOptions } from "./plan/make-plan";
/** @internal */
export type { Json, JsonObject, PlanDocument, ResourceChange, ResourceValues } from "./plan/plan-document";
// Reports from plans.
export { type DriftOptions, type DriftProgress, reportDrift } from "./plan/report-drift";
export { findTerraform } from "./plan/terraform/find-terraform";
/** @internal */
export { type Finished, type RunOptions, runTerraform } from "./plan/terraform/run-terraform";
// What a run of a stack in `testing` warns of.
export type { TerraformDiagnostic } from "./plan/terraform/terraform-message";
/** @internal */
export { diagnosticsIn } from "./plan/terraform/terraform-message";
export { ReportError, type ReportErrorCode, type ReportErrorParts } from "./report-error";
