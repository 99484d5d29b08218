import type { Log, Notification, Result } from "sarif";
import type { Report } from "../../model/report";
import { hostIssues, inSentences } from "../content/host-issues";
import type { Format } from "../format";
import { jsonText } from "../json/json-format";
import { sarifMessage } from "./escape-sarif";
import { sarifResult } from "./issues";
import { sarifRules } from "./rules";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), for code scanning. */
export const sarifFormat: Format = {
  render: (report) => jsonText(log(report)),
};

function log(report: Report): Log {
  const results = report.hosts.flatMap((host) => hostIssues(host).map((issue) => sarifResult(host, issue)));
  return {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "rds-licensing", rules: sarifRules(ruleIds(results)) } },
        // Runs of one kind replace each other, and none of the other kind.
        automationDetails: { id: `rds-licensing/${report.kind}/` },
        invocations: [
          {
            executionSuccessful: report.errors.length === 0,
            endTimeUtc: report.time,
            toolExecutionNotifications: report.errors.map(notification),
          },
        ],
        results,
      },
    ],
  };
}

function ruleIds(results: readonly Result[]): readonly string[] {
  return results.map(({ ruleId }) => ruleId).filter((id) => id !== undefined);
}

function notification({ origin, summary, detail }: Report["errors"][number]): Notification {
  return { level: "error", message: sarifMessage(`${origin}: ${inSentences(summary, detail)}`) };
}
