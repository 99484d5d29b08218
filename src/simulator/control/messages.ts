import type { DeploymentMember } from "../deployment/deployment-state";
import type { FaultName } from "../faults";
import type { RegistryValueJson } from "../registry/value-json";
import type { RequestRecord, TrafficSummary } from "../traffic";
import type { LicensingPolicy } from "../windows/group-policy";
import type { ConnectivityAnswer } from "../windows/windows-state";

/** Every control command: what is posted to `<control URL>/<command>` as JSON, and what comes back. */
export interface ControlMessages {
  /** Writes a value, creating the key when it is missing. */
  set: { request: ValuePlace & { value: RegistryValueJson }; response: Done };
  /** Reads a value, or what a key holds when no value is named. */
  get: { request: KeyPlace & { name?: string }; response: RegistryValueJson | KeyListing };
  /** Deletes a value, or the key when no value is named. */
  delete: { request: KeyPlace & { name?: string }; response: Done };
  /** Counters of every host or one; the log of requests and a new start of the counters when asked. */
  requests: { request: { host?: string; log?: boolean; reset?: boolean }; response: readonly HostTraffic[] };
  /** Scripts a fault. */
  fault: { request: FaultRequest; response: Done };
  /** Lets Group Policy set the licensing; null takes a policy away, what is left out stays. */
  policy: { request: { host: string } & LicensingPolicy; response: Done };
  /** Changes what a host is besides its registry; what is left out stays. */
  host: { request: HostChange; response: Done };
  /** Changes what a Connection Broker knows of its deployment; what is left out stays. */
  deployment: { request: { host: string } & DeploymentChange; response: Done };
}

/** The name of a control command. */
export type ControlCommand = keyof ControlMessages;

/** A key of a host's registry. */
export interface KeyPlace {
  /** The name of the host. */
  host: string;
  /** `HKLM\SOFTWARE\…` */
  key: string;
}

/** A value of a host's registry. */
export interface ValuePlace extends KeyPlace {
  /** "" is the key's default value. */
  name: string;
}

/** What a key holds. */
export interface KeyListing {
  /** The names of its subkeys. */
  subkeys: readonly string[];
  /** Its values by name. */
  values: Readonly<Record<string, RegistryValueJson>>;
}

/** The counters of one host. */
export interface HostTraffic extends TrafficSummary {
  /** The name of the host. */
  host: string;
  /** The last thousand requests, where they were asked for. */
  log?: readonly RequestRecord[];
}

/** A fault for a host to have. */
export interface FaultRequest {
  /** The name of the host. */
  host: string;
  /** A scripted fault, or the host's state: `down`, `up`, `slow` (every request `ms` later), `none` (all faults off). */
  name: FaultName | "down" | "up" | "slow" | "none";
  /** Only operations of this name, as in `ScriptedFault`. Default: any. */
  operation?: string;
  /** Only this WMI class or namespace. Default: any. */
  resource?: string;
  /** How many operations it hits; 0: until cleared. Default: 1. */
  times?: number;
  /** Milliseconds, of `slow` and of faults that have to do with time. */
  ms?: number;
}

/** The members of a host of farm.json that may change while it runs. */
export interface HostChange {
  /** The name of the host. */
  host: string;
  /** The release of Windows, e.g. `2022`. */
  windows?: string;
  /** Whether the host is a member of the domain. */
  domainJoined?: boolean;
  /** Whether the session host role is active. */
  roleActive?: boolean;
  /** Days left of the grace period. */
  graceDaysLeft?: number;
  /** What becomes of a write to a value that Group Policy sets: `refused`, `fault` or `ignored`. */
  policyWrites?: string;
  /** Whether Windows' own setters work. */
  settersWork?: boolean;
  /** How the host reaches license servers, by their name. */
  connectivity?: Readonly<Record<string, ConnectivityAnswer>>;
  /** The states of services, by their name. */
  services?: Readonly<Record<string, string>>;
}

/** What may change of a deployment while its Connection Broker runs. */
export interface DeploymentChange {
  /** All its servers. */
  members?: readonly DeploymentMember[];
  /** Whether the deployment's licensing settings apply to its session hosts. */
  usesCentralSettings?: boolean;
  /** The number of its licensing mode. */
  mode?: number;
  /** Its license servers. */
  licenseServers?: readonly string[];
}

/** The answer of a command that returns nothing else. */
export interface Done {
  /** Always true. */
  done: true;
}

/** The body of a refusal. */
export interface ControlRefusal {
  code: string;
  summary: string;
  detail: string;
}
