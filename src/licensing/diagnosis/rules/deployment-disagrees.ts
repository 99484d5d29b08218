import { quoted } from "../../../harmless-text";
import type { Answer } from "../../answer";
import { isSameHost } from "../../host-name";
import { describeMode, type LicensingMode } from "../../mode";
import { cannotTell, type Finding } from "../finding";
import type { Rule } from "../rule";

export const deploymentDisagrees: Rule = {
  code: "deployment_disagrees",
  question: "Does the session host use the licensing settings of its deployment?",
  severities: ["warning"],
  remedy:
    "Decide which place owns the settings, and make the other say the same: on the Connection Broker Get-RDLicenseConfiguration shows and Set-RDLicenseConfiguration changes those of the deployment, which may overwrite the host's own at any time.",
  check({ deployment, mode, licenseServers }) {
    if (deployment === undefined) return [];
    const { usesCentralSettings } = deployment;
    if (!usesCentralSettings.known) return [cannotTell(this, WHAT, usesCentralSettings.reason)];
    if (!usesCentralSettings.value) return [];
    return [
      ...compared(this, { of: deployment.mode, used: mode.effective }, MODE),
      ...compared(this, { of: deployment.licenseServers, used: licenseServers.effective }, LICENSE_SERVERS),
    ].filter(isFirstOfItsReason);
  },
};

const WHAT = "whether the session host uses the licensing settings of its deployment";

/** How the values of a setting are compared and told. */
interface Comparison<T> {
  readonly name: string;
  readonly isSame: (one: T, other: T) => boolean;
  readonly describe: (value: T) => string;
  /** Why a value cannot be compared, where it cannot. */
  readonly problem?: (value: T) => string | undefined;
}

const MODE: Comparison<LicensingMode> = {
  name: "licensing mode",
  isSame: (one, other) => one === other,
  describe: describeMode,
  problem: (mode) =>
    mode.startsWith("unknown_") ? `The deployment's licensing mode is ${describeMode(mode)}.` : undefined,
};

const LICENSE_SERVERS: Comparison<readonly string[]> = {
  name: "license servers",
  // A deployment has full names, where a host may have short ones.
  isSame: (one, other) =>
    one.length === other.length && one.every((name, index) => isSameHost(name.trim(), other[index]?.trim() ?? "")),
  describe: (names) => (names.length === 0 ? "none" : names.map((name) => quoted(name)).join(", ")),
};

function compared<T>(
  rule: Pick<Rule, "code" | "remedy">,
  { of, used }: { readonly of: Answer<T>; readonly used: Answer<T> },
  { name, isSame, describe, problem }: Comparison<T>,
): readonly Finding[] {
  if (!of.known) return [cannotTell(rule, WHAT, of.reason)];
  if (!used.known) return [cannotTell(rule, WHAT, used.reason)];
  if (isSame(of.value, used.value)) return [];
  const reason = problem?.(of.value);
  if (reason !== undefined) return [cannotTell(rule, WHAT, reason)];
  const summary = `The ${name} of the deployment and of the session host differ: ${describe(of.value)} in the deployment, ${describe(used.value)} on the host.`;
  return [{ code: rule.code, severity: "warning", summary, remedy: rule.remedy }];
}

/** What is not known for one reason is told once. */
function isFirstOfItsReason({ reason }: Finding, index: number, findings: readonly Finding[]): boolean {
  return reason === undefined || findings.findIndex((other) => other.reason === reason) === index;
}
