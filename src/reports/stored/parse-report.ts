import { decodeText, parseJsonText, readFileBytes, TextFileError } from "../../text-files";
import { makeReport } from "../model/make-report";
import { REPORT_VERSION, type Report } from "../model/report";
import { ReportError } from "../report-error";
import { storedReport } from "./report-shape";
import { ShapeError } from "./shape";

/** A report of thousands of hosts, with all that can be wrong with them. */
const MOST_REPORT_BYTES = 64 * 1024 * 1024;

/** Version 1 has fewer states, and nothing else that is read here means another thing. */
const OLDEST_VERSION = 1;

const WRITE_JSON = "Give the file that an earlier run wrote with --report json=FILE.";

/**
 * Reads a report from the file that the format `json` was written to.
 *
 * @throws ReportError `cannot_read`, `invalid_report`, `unsupported_report`
 */
export function readReport(path: string): Report {
  try {
    return parseReport(decodeText(readFileBytes(path, MOST_REPORT_BYTES), path), path);
  } catch (cause) {
    throw reportError(cause);
  }
}

/**
 * A report from what the format `json` wrote: of version 2, or of version 1, from which version 2 is made.
 *
 * @param source where it comes from, for messages
 * @throws ReportError `invalid_report`, `unsupported_report`
 */
export function parseReport(json: string, source: string): Report {
  const value = jsonOf(json, source);
  checkVersion(versionOf(value), source);
  try {
    const { kind, time, hosts, changes, ...parts } = storedReport(value, "");
    return { ...makeReport(kind, hosts, { ...parts, now: new Date(time) }), ...(changes && { changes }) };
  } catch (cause) {
    if (!(cause instanceof ShapeError)) throw cause;
    const place = cause.place === "" ? "the whole" : cause.place;
    throw invalid(`${source} is not the JSON of a report: ${place} is not ${cause.expected}`);
  }
}

function jsonOf(json: string, source: string): unknown {
  try {
    return parseJsonText(json, source);
  } catch (cause) {
    throw reportError(cause);
  }
}

function versionOf(json: unknown): unknown {
  return typeof json === "object" && json !== null && "version" in json ? json.version : undefined;
}

function checkVersion(version: unknown, source: string): void {
  if (typeof version !== "number" || !Number.isInteger(version) || version < OLDEST_VERSION) {
    throw invalid(`${source} is not the JSON of a report`);
  }
  if (version <= REPORT_VERSION) return;
  throw new ReportError({
    code: "unsupported_report",
    summary: `${source} is a report of version ${version}, and this rds-licensing reads versions ${OLDEST_VERSION} to ${REPORT_VERSION}`,
    detail: "A newer rds-licensing wrote it: update this one.",
  });
}

function invalid(summary: string): ReportError {
  return new ReportError({ code: "invalid_report", summary, detail: WRITE_JSON });
}

/** What kept the file from being read, or what it holds instead of JSON. */
function reportError(cause: unknown): unknown {
  if (!(cause instanceof TextFileError)) return cause;
  const { code, summary, detail } = cause;
  const isUnread = code === "not_found" || code === "cannot_read" || code === "is_folder" || code === "too_large";
  return new ReportError({
    code: isUnread ? "cannot_read" : "invalid_report",
    summary: summary.replace(/\.$/, ""),
    detail: isUnread ? detail : WRITE_JSON,
    cause,
  });
}
