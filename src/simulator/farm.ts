import type { DeploymentState } from "./deployment/deployment-state";
import type { ScriptedFault } from "./fault-script";
import type { ChannelBindingPolicy } from "./http/channel-binding";
import type { LicenseServerState } from "./license-server/license-server-state";
import type { RegistryContents } from "./registry/registry-json";
import type { WindowsState } from "./windows/windows-state";
import type { WmiContents } from "./wmi/wmi-classes";

/** What a simulated host is. */
export type HostRole = "session_host" | "license_server" | "connection_broker";

/** One simulated Windows host. */
export interface HostDefinition {
  /** Computer name, also the name the control commands use and a name in the certificate. */
  readonly name: string;
  /** What it is. */
  readonly role: HostRole;
  /** Where its listeners are: 127.0.0.1, or another address of the same network, so that hosts can share a port. */
  readonly address: string;
  /** The port of the http listener; 0 = a free one. */
  readonly httpPort: number;
  /** The port of the https listener; 0 = a free one. */
  readonly httpsPort: number;
  /** Whether Basic is offered (on http it also needs allowUnencrypted). */
  readonly basic: boolean;
  /** The service's AllowUnencrypted: whether readable SOAP is served over http. */
  readonly allowUnencrypted: boolean;
  /** The service's CbtHardeningLevel, for logons over https. */
  readonly channelBinding: ChannelBindingPolicy;
  /** The service's MaxConcurrentOperationsPerUser. */
  readonly maxOperations: number;
  /** The service's MaxShellsPerUser. */
  readonly maxShells: number;
  /** How its Windows starts. */
  readonly windows: WindowsState;
  /** How its licensing starts; of license servers only. */
  readonly licensing: LicenseServerState | undefined;
  /** What it knows of a deployment at the start; of Connection Brokers only. */
  readonly deployment: DeploymentState | undefined;
  /** What its registry holds at the start. */
  readonly registry: RegistryContents;
  /** Instances of WMI classes beside the ones every host has. */
  readonly wmi: WmiContents;
  /** Faults that wait for the first requests. */
  readonly faults: readonly ScriptedFault[];
}

/** A farm as farm.json describes it, checked, with every default filled in. */
export interface FarmDefinition {
  /** NetBIOS name of the domain the hosts say they are in. */
  readonly domain: string;
  /** The one account the hosts accept, without a domain. */
  readonly username: string;
  /** Undefined = made at each start. */
  readonly password: string | undefined;
  /** The hosts, in the order of their ports. */
  readonly hosts: readonly HostDefinition[];
}
