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
}

export type ControlCommand = keyof ControlMessages;

export interface KeyPlace {
  host: string;
  /** `HKLM\SOFTWARE\…` */
  key: string;
}

export interface ValuePlace extends KeyPlace {
  /** "" is the key's default value. */
  name: string;
}

export interface KeyListing {
  subkeys: readonly string[];
  values: Readonly<Record<string, RegistryValueJson>>;
}

export interface HostTraffic extends TrafficSummary {
  host: string;
  log?: readonly RequestRecord[];
}

export interface FaultRequest {
  host: string;
  /** A scripted fault, or the host's state: `down`, `up`, `slow` (every request `ms` later), `none` (all faults off). */
  name: FaultName | "down" | "up" | "slow" | "none";
  operation?: string;
  resource?: string;
  times?: number;
  /** Milliseconds, of `slow` and of faults that have to do with time. */
  ms?: number;
}

/** The members of a host of farm.json that may change while it runs. */
export interface HostChange {
  host: string;
  windows?: string;
  domainJoined?: boolean;
  roleActive?: boolean;
  graceDaysLeft?: number;
  policyWrites?: string;
  settersWork?: boolean;
  connectivity?: Readonly<Record<string, ConnectivityAnswer>>;
  services?: Readonly<Record<string, string>>;
}

export interface Done {
  done: true;
}

/** The body of a refusal. */
export interface ControlRefusal {
  code: string;
  summary: string;
  detail: string;
}
