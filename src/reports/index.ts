/**
 * Reports on the licensing of session hosts, from Terraform plans or live hosts: one model and many formats.
 *
 * - {@link reportDrift} plans folders, or reads plans, and reports the drift of every host.
 * - {@link FORMATS} shows a report: as text, JSON, a page, a comment, or for a CI system.
 * - {@link makeReport} makes a report of hosts that you put together yourself, for example of part of another report.
 * - {@link readReport} reads a report that was stored as JSON, and {@link withChanges} says what changed since.
 *
 * @packageDocumentation
 */

// Reports from plans.

export { type DriftOptions, type DriftProgress, reportDrift } from "./plan/report-drift";
export { findTerraform } from "./plan/terraform/find-terraform";
export { ReportError, type ReportErrorCode, type ReportErrorParts } from "./report-error";

// Stored reports, and what changed since.

export { withChanges } from "./changes/with-changes";
export { parseReport, readReport } from "./stored/parse-report";

// The formats that show a report.

export type { Format, FormatOptions } from "./formats/format";
export { FORMAT_NAMES, FORMATS, type FormatName } from "./formats/formats";

// The model, which is also the JSON, and what makes a report of hosts.

export { makeReport, type ReportParts } from "./model/make-report";
export {
  type EarlierIssue,
  type ErrorReport,
  HOST_STATES,
  type HostReport,
  type HostState,
  type LicenseServerReport,
  REPORT_VERSION,
  type Report,
  type ReportChanges,
  type ReportedFinding,
  type ReportedPlan,
  type SettingReport,
  type SettingValue,
  type UnmadeCheck,
  type UnseenIssue,
} from "./model/report";

// What Terraform says, in the results of `testing`.

export type { TerraformDiagnostic } from "./plan/terraform/terraform-message";

// For the command and `testing` alone: what they share with the reports is no part of the package's API.

/** @internal It takes connections of the layer below, which is no entry of the package. */
export { type CheckAllOptions, type CheckedHosts, type CheckProgress, checkHosts } from "./check/check-hosts";
/** @internal */
export { unaskedLicenseServers } from "./check/license-servers";
/** @internal */
export { CONDITIONS, countWords } from "./formats/content/conditions";
/** @internal */
export { hostName } from "./formats/content/host-name";
/** @internal */
export { settingWords } from "./formats/content/setting-words";
/** @internal */
export { hostDetails } from "./formats/text/hosts";
/** @internal */
export { mergeReports } from "./merge/merge-reports";
/** @internal */
export { CONDITION_ORDER, conditionOf, type HostCondition } from "./model/condition";
/** @internal */
export { describeSetting } from "./model/describe-setting";
/** @internal */
export { secondsSince } from "./model/make-report";
/** @internal */
export { findStacks } from "./plan/find-stacks";
/** @internal */
export { type MadePlan, makePlan, type PlanOptions } from "./plan/make-plan";
/** @internal */
export type { Json, JsonObject, PlanDocument, ResourceChange, ResourceValues } from "./plan/plan-document";
/** @internal */
export { type Finished, type RunOptions, runTerraform } from "./plan/terraform/run-terraform";
/** @internal */
export { diagnosticsIn } from "./plan/terraform/terraform-message";
