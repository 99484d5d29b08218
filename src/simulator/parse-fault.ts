import { type ScriptedFault, unknownFault } from "./fault-script";
import { FAULT_NAMES } from "./faults";
import type { JsonObject } from "./json-object";

/** The members of a scripted fault in farm.json and in the control protocol. */
export const FAULT_MEMBERS = ["name", "operation", "resource", "times", "ms"] as const;

/**
 * Reads a scripted fault.
 * @throws SimulatorError unknown_fault or invalid_input
 */
export function parseFault(json: JsonObject): ScriptedFault {
  const given = json.required("name");
  const name = FAULT_NAMES.find((known) => known === given);
  if (name === undefined) throw unknownFault(given);
  const [operation, resource] = [json.string("operation"), json.string("resource")];
  return { name, operation, resource, times: json.count("times"), ms: json.count("ms") };
}
