/**
 * What it takes to control a simulator that runs in another process, without the simulator itself.
 *
 * @packageDocumentation
 */
export { type RegistryValueJson, valueFromJson, valueToJson } from "../registry/value-json";
export { sendControl } from "./control-client";
export type { ControlCommand, ControlMessages, DeploymentChange, FaultRequest, HostChange } from "./messages";
