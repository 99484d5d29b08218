import type { ConnectivityAnswer } from "../connectivity";
import type { Answer } from "../answer";
import type { LicensingMode } from "../mode";
import type { SettingSource } from "../setting-source";
import type { LicenseServerAnswers } from "./license-server-answers";

/** Everything the diagnosis of one session host is computed from. */
export interface DiagnosisInput {
  /** The host as it was asked for, for messages. */
  readonly host: string;
  /** When it was asked, by the clock of the machine that asked: by it CALs have expired or not. */
  readonly observedAt: Date;
  /** Whether the Remote Desktop Session Host role is active (`TerminalServerMode` 1). */
  readonly roleActive: Answer<boolean>;
  /** Build number of Windows, for example 20348. */
  readonly windowsBuild: Answer<number>;
  readonly domainJoined: Answer<boolean>;
  /** Whether the host is joined to Entra ID, by a mark in its registry. Asked only where it matters. */
  readonly entraJoined: Answer<boolean>;
  /** Whether the service `TermService` runs. */
  readonly serviceRunning: Answer<boolean>;
  readonly mode: SettingAnswers<LicensingMode>;
  readonly licenseServers: SettingAnswers<readonly string[]>;
  /** Days left of the 120; 0 = over, which is normal on a licensed host. */
  readonly graceDaysLeft: Answer<number>;
  /** Whether the host has been given a license certificate, which happens when it first reaches a license server. */
  readonly hasLicenseCertificate: Answer<boolean>;
  /** License servers where Windows' own tools do not write them; empty when there are none. */
  readonly strayValues: Answer<readonly StrayValue[]>;
  /** What the host says of each effective license server, in their order. */
  readonly connectivity: readonly ServerConnectivity[];
  /** The license servers that were asked themselves, by their name as `foldLicenseServer` gives it. */
  readonly licenseServerAnswers: ReadonlyMap<string, LicenseServerAnswers>;
}

/** One setting in its three places. Entries of a list are as stored: not trimmed. */
export interface SettingAnswers<T> {
  /** The host's own value; `undefined` when there is none. */
  readonly local: Answer<T | undefined>;
  /** The value of Group Policy; `undefined` when the policy is not configured. */
  readonly policy: Answer<T | undefined>;
  /** What Windows uses; a mode that is not configured is `not_configured`, no list an empty one. */
  readonly effective: Answer<T>;
  readonly source: Answer<SettingSource>;
  /** Values of another type than Windows reads at their place. To Windows they are absent, and so they are above. */
  readonly wrongTypes: readonly WrongTypeValue[];
}

export interface WrongTypeValue {
  /** Whose value it is: the host's own, or Group Policy's. */
  readonly owner: "local" | "policy";
  /** Path below HKEY_LOCAL_MACHINE. */
  readonly key: string;
  readonly name: string;
  /** For example `REG_SZ`. */
  readonly type: string;
  /** The type that belongs there. */
  readonly expected: string;
  /** Undefined for data that is no text and no number. */
  readonly data: string | number | readonly string[] | undefined;
}

export interface ServerConnectivity {
  readonly server: string;
  /** See `connectivityStatus`. */
  readonly status: Answer<ConnectivityAnswer>;
}

export interface StrayValue {
  /** Path below HKEY_LOCAL_MACHINE. */
  readonly key: string;
  readonly name: string;
}
