import type { Report } from "../../model/report";
import type { Format } from "../format";
import { hostIssues, inSentences } from "../content/host-issues";
import { jsonText } from "../json/json-text";
import { sarifMessage } from "./escape-sarif";
import { sarifResult } from "./issues";
import { sarifRules } from "./rules";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), for code scanning. */
export const sarifFormat: Format = {
  render: (report) => jsonText(log(report)),
};

function log(report: Report): object {
  const results = report.hosts.flatMap((host) => hostIssues(host).map((issue) => sarifResult(host, issue)));
  const notifications = report.errors.map(({ origin, summary, detail }) => ({
    level: "error",
    message: sarifMessage(`${origin}: ${inSentences(summary, detail)}`),
  }));
  return {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "rds-licensing", rules: sarifRules(results.map(({ ruleId }) => ruleId)) } },
        // Runs of one kind replace each other, and none of the other kind.
        automationDetails: { id: `rds-licensing/${report.kind}/` },
        invocations: [
          {
            executionSuccessful: report.errors.length === 0,
            endTimeUtc: report.time,
            toolExecutionNotifications: notifications,
          },
        ],
        results,
      },
    ],
  };
}
