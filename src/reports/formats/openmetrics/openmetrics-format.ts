import type { Report } from "../../model/report";
import type { Format } from "../format";
import { exposition, type Metric } from "./exposition";
import { hostMetrics } from "./hosts";
import { findingMetrics } from "./issues";
import { licenseServerMetrics } from "./license-servers";

/** Metrics for Prometheus and whoever else reads its formats: hosts, findings, CALs, and when the report was made. */
export const openmetricsFormat: Format = {
  render: (report) =>
    exposition([
      ...reportMetrics(report),
      ...hostMetrics(report),
      ...findingMetrics(report),
      ...licenseServerMetrics(report),
    ]),
};

function reportMetrics({ kind, time, durationSeconds }: Report): readonly Metric[] {
  const labels = { report: kind };
  return [
    {
      name: "report_timestamp_seconds",
      help: "When the report was made, as Unix time.",
      unit: "seconds",
      samples: [{ labels, value: Date.parse(time) / 1000 }],
    },
    {
      name: "report_duration_seconds",
      help: "How long the report took to make.",
      unit: "seconds",
      samples: durationSeconds === undefined ? [] : [{ labels, value: durationSeconds }],
    },
  ];
}
