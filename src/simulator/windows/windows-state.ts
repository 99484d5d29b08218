import type { WindowsReleaseName } from "./windows-releases";

/** What a setter of Win32_TerminalServiceSetting does while Group Policy sets the same: Microsoft documents the first. */
export type PolicyWrites = "refused" | "fault" | "ignored";
export const POLICY_WRITES_KINDS: readonly PolicyWrites[] = ["refused", "fault", "ignored"];

/** A TStoLSConnectivityStatus, or `never`: the question is not answered at all. */
export type ConnectivityAnswer = number | "never";

/** What a host is besides its registry; farm.json says how it starts, and tests and control commands change it. */
export interface WindowsState {
  /** The release of Windows. */
  release: WindowsReleaseName;
  /** Whether the host is a member of the domain. */
  domainJoined: boolean;
  /** Whether the Remote Desktop Session Host role is active. */
  roleActive: boolean;
  /** Days left of the grace period. */
  graceDaysLeft: number;
  /** What becomes of a write to a value that Group Policy sets. */
  policyWrites: PolicyWrites;
  /** Whether the setters write what they are given; when not, they answer success all the same. */
  settersWork: boolean;
  /** A mode that Windows goes on using until a restart, whatever the registry says by now. */
  modeInUse?: number;
  /** Answers that differ from what the farm would give, by the license server's name in lower case. */
  readonly connectivity: Map<string, ConnectivityAnswer>;
  /** States of services that differ from `Running`, by name in lower case. */
  readonly services: Map<string, string>;
}
