import { SEVERITIES } from "../../../licensing";
import { isCompared } from "../../model/describe-setting";
import { HOST_STATES, type HostReport, type Report } from "../../model/report";
import type { Metric, Sample } from "./exposition";

const DAY_SECONDS = 86_400;

/**
 * How the hosts are. The series are as many as the hosts, times a number that does not grow. Of a host that has several rows,
 * the worst counts, which comes first.
 */
export function hostMetrics({ kind, hosts, summary }: Report): readonly Metric[] {
  const each = (samplesOf: (host: HostReport) => readonly Sample[]) => hosts.flatMap(samplesOf);
  const of = (host: HostReport, labels: Sample["labels"] = {}) => ({ report: kind, host: host.host, ...labels });
  // Of a host that could not be judged, a zero would say that there is nothing to find.
  const diagnosed = hosts.filter(({ error, diagnosed }) => error === undefined && diagnosed !== false);
  return [
    {
      name: "hosts",
      help: "Session hosts by state.",
      samples: HOST_STATES.map((state) => ({ labels: { report: kind, state }, value: summary[state] })),
    },
    {
      name: "host_state",
      help: "The state of each session host: 1 for the state that it is in, and no series for the others.",
      samples: each((host) => [{ labels: of(host, { state: host.state }), value: 1 }]).filter(firstOfHost()),
    },
    {
      name: "host_info",
      help: "What people call each session host.",
      samples: each((host) => [{ labels: of(host, { name: host.displayName ?? host.host }), value: 1 }]).filter(
        firstOfHost(),
      ),
    },
    {
      name: "host_findings",
      help: "Findings at each session host that was diagnosed, by severity.",
      samples: diagnosed.flatMap((host) =>
        SEVERITIES.map((severity) => ({
          labels: of(host, { severity }),
          value: host.findings.filter((finding) => finding.severity === severity).length,
        })),
      ),
    },
    {
      name: "host_setting_drifted",
      help: "Whether a setting of a session host is something else than declared: 1 if so, 0 if not.",
      samples: each((host) =>
        host.settings
          .filter(isCompared)
          .map(({ attribute, drifted }) => ({ labels: of(host, { setting: attribute }), value: drifted ? 1 : 0 })),
      ),
    },
    {
      name: "host_grace_period_remaining_seconds",
      help: "What is left of the grace period of each session host, counted in days; 0 is normal on a licensed host.",
      unit: "seconds",
      samples: each((host) =>
        host.graceDaysLeft === undefined ? [] : [{ labels: of(host), value: host.graceDaysLeft * DAY_SECONDS }],
      ),
    },
  ];
}

/** Passes one series for each host, whatever else its labels say. */
function firstOfHost(): (sample: Sample) => boolean {
  const seen = new Set<string | undefined>();
  return ({ labels: { host } }) => {
    const isFirst = !seen.has(host);
    seen.add(host);
    return isFirst;
  };
}
