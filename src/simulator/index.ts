export { sendControl } from "./control/control-client";
export type {
  ControlCommand,
  ControlMessages,
  Done,
  FaultRequest,
  HostChange,
  HostTraffic,
  KeyListing,
  KeyPlace,
  ValuePlace,
} from "./control/messages";
export { SimulatorError, type SimulatorErrorCode, type SimulatorErrorInput } from "./errors";
export type { FarmDefinition, HostDefinition, HostRole } from "./farm";
export type { ScriptedFault } from "./fault-script";
export { type FaultName, faultNames } from "./faults";
export type { ChannelBindingPolicy } from "./http/channel-binding";
export type { KeyPackState, LicenseServerState } from "./license-server/license-server-state";
export { parseFarm, parseFarmText } from "./parse-farm";
export type { Registry, RegistryFailure } from "./registry/registry";
export type { RegistryContents } from "./registry/registry-json";
export type { RegistryKey } from "./registry/registry-key";
export type { RegistryValue, RegistryValueType } from "./registry/value";
export { type RegistryValueJson, valueFromJson, valueToJson } from "./registry/value-json";
export { type SimulatedFarm, type SimulatedFarmOptions, startSimulatedFarm } from "./simulated-farm";
export type { SimulatedHost } from "./simulated-host";
export type { LicensingSettings } from "./terminal-services/licensing-settings";
export type { RequestRecord, Traffic, TrafficSummary } from "./traffic";
export type { LicensingPolicy } from "./windows/group-policy";
export type { WindowsReleaseName } from "./windows/windows-releases";
export type { ConnectivityAnswer, PolicyWrites, WindowsState } from "./windows/windows-state";
export type { WmiContents, WmiProperties } from "./wmi/wmi-classes";
