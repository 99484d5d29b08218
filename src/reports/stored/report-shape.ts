import { CONFIGURABLE_MODES, SEVERITIES } from "../../licensing";
import {
  type EarlierIssue,
  HOST_STATES,
  type HostReport,
  type LicenseServerReport,
  type Report,
  type ReportChanges,
  type ReportedFinding,
  type ReportedPlan,
  type SettingReport,
  type SettingValue,
  type UnseenIssue,
} from "../model/report";
import { amount, flag, list, object, oneOf, orNull, type Shape, ShapeError, text, time } from "./shape";

/** What is read of a stored report; the rest of a {@link Report} follows from it. */
export type StoredReport = Pick<Report, "kind" | "time" | "hosts" | "errors"> &
  Partial<Pick<Report, "licenseServers" | "plans" | "changes" | "durationSeconds">>;

const settingValue: Shape<SettingValue> = (json, place) => {
  if (json === null || typeof json === "string") return json;
  if (Array.isArray(json)) return list(text)(json, place);
  throw new ShapeError(place, "a text, a list of texts or null");
};

const setting: Shape<SettingReport> = object(
  { attribute: oneOf(["mode", "license_servers"]), drifted: flag },
  {
    declared: settingValue,
    found: settingValue,
    effective: settingValue,
    source: orNull(text),
    changedIn: oneOf(["host", "code"]),
    sensitive: flag,
    since: time,
  },
);

const finding: Shape<ReportedFinding> = object(
  { code: text, severity: oneOf(SEVERITIES), summary: text, remedy: text },
  { reason: text, server: text, since: time },
);

const error = object({ summary: text, detail: text }, { code: text });

const host: Shape<HostReport> = object(
  { host: text, state: oneOf(HOST_STATES), settings: list(setting), findings: list(finding) },
  {
    displayName: text,
    since: time,
    address: text,
    deposed: text,
    origin: text,
    diagnosed: flag,
    graceDaysLeft: amount,
    error,
  },
);

const cals = object({
  mode: oneOf(CONFIGURABLE_MODES),
  productVersion: text,
  bought: amount,
  issued: amount,
  available: amount,
  over: amount,
  expiring: amount,
  expired: amount,
});

const licenseServer: Shape<LicenseServerReport> = object({ server: text, cals: orNull(list(cals)) }, { reason: text });

const plan: Shape<ReportedPlan> = object({ origin: text, made: oneOf(["now", "earlier"]) }, { time });

const issueParts = { host: text, code: text, severity: oneOf(SEVERITIES), summary: text, since: time };
const issueOptions = { displayName: text, address: text, deposed: text, origin: text, server: text };

const earlierIssue: Shape<EarlierIssue> = object(issueParts, issueOptions);

const unseenIssue: Shape<UnseenIssue> = object(
  { ...issueParts, lookedAt: time, unchecked: list(object({ code: text }, { server: text })) },
  issueOptions,
);

const changes: Shape<ReportChanges> = object({
  since: time,
  new: amount,
  still: amount,
  mended: list(earlierIssue),
  notLookedAt: list(unseenIssue),
});

/** A report of version 2; one of version 1 has less of the same. @throws ShapeError */
export const storedReport: Shape<StoredReport> = object(
  {
    kind: oneOf(["check", "drift"]),
    time,
    hosts: list(host),
    errors: list(object({ origin: text, summary: text, detail: text }, { code: text, since: time })),
  },
  { licenseServers: list(licenseServer), plans: list(plan), changes, durationSeconds: amount },
);
