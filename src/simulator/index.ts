/**
 * Simulated Windows hosts behind real WinRM listeners on this machine: session hosts and license servers, with their
 * registry, WMI classes, Group Policy and faults.
 *
 * @packageDocumentation
 */

// Starting a farm, and what it is started from.

export type { DeploymentMember, DeploymentState, MemberRole } from "./deployment/deployment-state";
export { SimulatorError, type SimulatorErrorCode, type SimulatorErrorInput } from "./errors";
export type { FarmDefinition, HostDefinition, HostRole } from "./farm";
export type { ChannelBindingPolicy } from "./http/channel-binding";
export { parseFarm, parseFarmText } from "./parse-farm";
export { type SimulatedFarm, type SimulatedFarmOptions, startSimulatedFarm } from "./simulated-farm";

// A host while it runs: its state, its faults and what it was asked.

export type { ScriptedFault } from "./fault-script";
export { FAULT_NAMES, type FaultName } from "./faults";
export type { KeyPackState, LicenseServerState } from "./license-server/license-server-state";
export type { SimulatedHost } from "./simulated-host";
export type { LicensingSettings } from "./terminal-services/licensing-settings";
export type { RequestRecord, Traffic, TrafficSummary } from "./traffic";
export type { LicensingPolicy } from "./windows/group-policy";
export type { WindowsReleaseName } from "./windows/windows-releases";
export type { ConnectivityAnswer, PolicyWrites, WindowsState } from "./windows/windows-state";

// Its registry and its instances of WMI classes.

export type { Registry, RegistryFailure } from "./registry/registry";
export type { RegistryContents } from "./registry/registry-json";
export type { RegistryKey } from "./registry/registry-key";
export type { RegistryValue, RegistryValueType } from "./registry/value";
export { type RegistryValueJson, valueFromJson, valueToJson } from "./registry/value-json";
export type { WmiContents, WmiProperties } from "./wmi/wmi-classes";

// The control commands, for a farm in another process.

export { sendControl } from "./control/control-client";
export type {
  ControlCommand,
  ControlMessages,
  DeploymentChange,
  Done,
  FaultRequest,
  HostChange,
  HostTraffic,
  KeyListing,
  KeyPlace,
  ValuePlace,
} from "./control/messages";
