import { conditionOf, type HostReport } from "../reports";

/** What `--fail-on` of `drift` and `report merge` can name. */
export const FAIL_ON = ["drift", "findings", "warning", "unknown", "none"] as const;

/** One of them. */
export type FailOn = (typeof FAIL_ON)[number];

const isDrifted = ({ state }: HostReport) => state === "drifted" || state === "unmanaged" || state === "leaving";
const hasFindings = (host: HostReport) => isDrifted(host) || host.state === "unhealthy";
const isWarnedOf = (host: HostReport) => hasFindings(host) || conditionOf(host) === "warnings";

/** Whether a host that could be judged fails the command, by what `--fail-on` names. */
export const FAILS: { readonly [F in FailOn]: (host: HostReport) => boolean } = {
  drift: isDrifted,
  findings: hasFindings,
  warning: isWarnedOf,
  unknown: (host) => isWarnedOf(host) || host.findings.some(({ severity }) => severity === "unknown"),
  none: () => false,
};
