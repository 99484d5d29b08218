import { harmless } from "../../harmless-text";
import { describeMode, type LicensingMode, licenseServerListProblems, modeProblem } from "../../licensing";
import type { DeclaredSettings } from "../declared-settings";

/** What one place of a host's registry holds. */
export interface StoredConfiguration {
  /** Undefined where there is none. */
  readonly mode: LicensingMode | undefined;
  /** Entries as stored; empty where there are none. */
  readonly licenseServers: readonly string[];
}

/**
 * What is stored in a scope as code would declare it, or why code cannot, as the rest of a sentence; undefined where a
 * policy sets nothing.
 */
export function declarable(stored: StoredConfiguration, scope: "policy"): DeclaredSettings | string | undefined;
export function declarable(stored: StoredConfiguration, scope: "local"): DeclaredSettings | string;
export function declarable(
  stored: StoredConfiguration,
  scope: DeclaredSettings["scope"],
): DeclaredSettings | string | undefined {
  const mode = stored.mode === "not_configured" ? undefined : stored.mode;
  // Group Policy separates names with commas, and the blanks people put after them mean nothing.
  const licenseServers =
    scope === "policy" ? stored.licenseServers.map((name) => name.replace(/^ +| +$/g, "")) : stored.licenseServers;
  if (mode === undefined && licenseServers.length === 0) {
    return scope === "policy" ? undefined : "it has neither a licensing mode nor license servers";
  }
  if (mode === undefined) return "it has license servers and no licensing mode";
  if (!isConfigurable(mode)) return `its licensing mode is ${describeMode(mode)}, which code cannot declare`;
  if (licenseServers.length === 0) return `it has the licensing mode ${describeMode(mode)} and no license servers`;
  const flaw = listFlaw(licenseServers);
  if (flaw === undefined) return { mode, licenseServers, scope };
  return `its list of license servers cannot be declared as it is: ${flaw}`;
}

/** More license servers than any list names; a host that has more is not believed. */
const MOST_LICENSE_SERVERS = 100;

function listFlaw(names: readonly string[]): string | undefined {
  if (names.length > MOST_LICENSE_SERVERS) return `it has ${names.length} entries`;
  const [problem] = licenseServerListProblems(names);
  // Its first sentence; the others say how a person who writes a list does it right.
  if (problem !== undefined) return problem.detail.replace(/\.(?: .*)?$/s, "");
  // Terraform is shown such a name otherwise than the host spells it.
  return names.every((name) => harmless(name) === name) ? undefined : "a name contains an invisible character";
}

/** Whether {@link declarable} found settings. */
export function isDeclarable(result: DeclaredSettings | string | undefined): result is DeclaredSettings {
  return typeof result === "object";
}

function isConfigurable(mode: LicensingMode): mode is DeclaredSettings["mode"] {
  return modeProblem(mode) === undefined;
}
