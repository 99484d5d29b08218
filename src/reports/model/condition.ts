import { isOverridden } from "./describe-setting";
import { HOST_STATES, type HostReport, type HostState, type SettingReport } from "./report";

/** How a host is, for every format: its state, or `warnings` where that is `ok` and something still needs attention. */
export type HostCondition = HostState | "warnings";

/** Worst first. */
export const CONDITION_ORDER: readonly HostCondition[] = [
  ...HOST_STATES.filter((state) => state !== "ok"),
  "warnings",
  "ok",
];

export function conditionOf(host: HostReport): HostCondition {
  return host.state === "ok" && hasWarnings(host) ? "warnings" : host.state;
}

function hasWarnings(host: HostReport): boolean {
  const isWarning = ({ severity }: HostReport["findings"][number]) => severity === "error" || severity === "warning";
  return unreportedOverrides(host).length > 0 || host.findings.some(isWarning);
}

/** The settings that Group Policy overrides, where no finding says so. */
export function unreportedOverrides({ settings, findings }: HostReport): readonly SettingReport[] {
  const isReported = (setting: SettingReport) => findings.some(({ code }) => code === overrideCode(setting));
  return settings.filter((setting) => isOverridden(setting) && !isReported(setting));
}

/** The code of the finding that Group Policy sets a setting. */
export function overrideCode({ attribute }: SettingReport): string {
  return `${attribute}_from_policy`;
}
