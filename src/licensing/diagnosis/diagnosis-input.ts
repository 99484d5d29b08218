import type { Answer } from "../answer";
import type { SettingSource } from "../choices";
import { connectivityStatus, type ServerConnectivity } from "../connectivity";
import type { DeploymentLicensing } from "../deployment";
import type { ActivationStatus, KeyPack } from "../license-server-inventory";
import type { ConfigurableMode, LicensingMode } from "../mode";

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
  /** Whether the host is in an Active Directory domain. */
  readonly domainJoined: Answer<boolean>;
  /** Whether the host is joined to Entra ID, by a mark in its registry. Asked only where it matters. */
  readonly entraJoined: Answer<boolean>;
  /** Whether the service `TermService` runs. */
  readonly serviceRunning: Answer<boolean>;
  /** The licensing mode, in its three places. */
  readonly mode: SettingAnswers<LicensingMode>;
  /** The same for the list of license servers. */
  readonly licenseServers: SettingAnswers<readonly string[]>;
  /** The licensing settings of the deployment that the host is in; undefined where no Connection Broker was named. */
  readonly deployment?: DeploymentLicensing;
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
  /** Which of both it is. */
  readonly source: Answer<SettingSource>;
  /** Values of another type than Windows reads at their place. To Windows they are absent, and so they are above. */
  readonly wrongTypes: readonly WrongTypeValue[];
}

/** A value of another type than Windows reads at its place. */
export interface WrongTypeValue {
  /** Whose value it is: the host's own, or Group Policy's. */
  readonly owner: "local" | "policy";
  /** Path below HKEY_LOCAL_MACHINE. */
  readonly key: string;
  /** Name of the value. */
  readonly name: string;
  /** For example `REG_SZ`. */
  readonly type: string;
  /** The type that belongs there. */
  readonly expected: string;
  /** Undefined for data that is no text and no number. */
  readonly data: string | number | readonly string[] | undefined;
}

/** A list of license servers in a place where Windows' own tools do not write it. */
export interface StrayValue {
  /** Path below HKEY_LOCAL_MACHINE. */
  readonly key: string;
  /** Name of the value. */
  readonly name: string;
}

/** What a license server says of itself when it is asked over WinRM. */
export interface LicenseServerAnswers {
  /** As in the session host's list. */
  readonly server: string;
  /** Whether the service `TermServLicensing` runs. */
  readonly serviceRunning: Answer<boolean>;
  /** Build number of its Windows. */
  readonly windowsBuild: Answer<number>;
  /** Whether it is activated; until then it issues temporary licenses only. */
  readonly activation: Answer<ActivationStatus>;
  /** Every key pack it has, built-in ones too. */
  readonly keyPacks: Answer<readonly KeyPack[]>;
  /** Whether the policy "License server security group" is enabled. */
  readonly securityGroupEnforced: Answer<boolean>;
  /** Whether that policy lets the session host in; asked only where it is enabled. */
  readonly sessionHostAllowed: Answer<boolean>;
  /** Whether the server is in the domain's group Terminal Server License Servers, which tracking Per User CALs needs. */
  readonly inDomainGroup: Answer<boolean>;
}

/** The mode in use, where it is one that CALs are bought for. */
export function licensedMode({ mode: { effective } }: DiagnosisInput): ConfigurableMode | undefined {
  if (!effective.known) return undefined;
  return effective.value === "per_device" || effective.value === "per_user" ? effective.value : undefined;
}

/** Whether at least one license server is known to be usable from the host. */
export function hasUsableServer({ connectivity }: DiagnosisInput): boolean {
  return connectivity.some(({ status }) => status.known && connectivityStatus(status.value).verdict === "usable");
}

/** Whether every license server is known not to be usable. */
export function isWithoutUsableServer({ connectivity }: DiagnosisInput): boolean {
  return (
    connectivity.length > 0 &&
    connectivity.every(({ status }) => status.known && connectivityStatus(status.value).verdict === "unusable")
  );
}
