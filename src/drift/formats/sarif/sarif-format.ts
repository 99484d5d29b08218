import type { HostReport, Report } from "../../report/report";
import type { Format } from "../format";
import { type HostIssue, hostIssues } from "../host-issues";
import { jsonText } from "../json/json-text";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/**
 * SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html) for code scanning: the location of a
 * result is the folder or plan a host comes from, its logical location the Terraform resource.
 */
export const sarifFormat: Format = {
  render: (report) => jsonText(log(report)),
};

function log(report: Report): object {
  const results = report.hosts.flatMap((host) => hostIssues(host).map((issue) => result(host, issue)));
  const notifications = report.errors.map(({ origin, summary, detail }) => ({
    level: "error",
    message: { text: `${origin}: ${summary} ${detail}` },
  }));
  const codes = [...new Set(results.map(({ ruleId }) => ruleId))];
  return {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "rds-licensing", rules: codes.map((id) => ({ id })) } },
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

function result({ host, address, origin }: HostReport, { code, level, summary, remedy }: HostIssue) {
  return {
    ruleId: code,
    level,
    message: { text: `${host}: ${summary} ${remedy}` },
    locations: [
      {
        ...(origin === undefined ? {} : { physicalLocation: { artifactLocation: { uri: fileUri(origin) } } }),
        logicalLocations: [{ name: host, fullyQualifiedName: address ?? host, kind: "resource" }],
      },
    ],
    // The same host and code are one alert, run after run.
    partialFingerprints: { "rdsLicensing/v1": `${host}/${address ?? ""}/${code}` },
  };
}

function fileUri(path: string): string {
  return path.split(/[\\/]/).map(encodeURIComponent).join("/");
}
