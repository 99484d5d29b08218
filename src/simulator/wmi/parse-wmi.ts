import { SimulatorError } from "../errors";
import type { WmiContents, WmiProperties } from "./wmi-classes";

/**
 * Checks the `wmi` member of a host: `{ "root/cimv2": { "Win32_Service": [{ "Name": "TermService" }] } }`. Numbers and
 * booleans become text; null in place of a namespace or of a class's instances takes it away. `path` names its place for
 * the error.
 * @throws SimulatorError invalid_input
 */
export function parseWmi(json: unknown, path: string): WmiContents {
  return mapMembers(json, path, (classes, namespacePath) =>
    classes === null ? null : mapMembers(classes, namespacePath, parseInstances),
  );
}

function parseInstances(instances: unknown, path: string): readonly WmiProperties[] | null {
  if (instances === null) return null;
  if (!Array.isArray(instances)) throw invalid(path, "the instances of a class are an array");
  return instances.map((instance, index) => parseInstance(instance, `${path}[${index}]`));
}

function parseInstance(json: unknown, path: string): WmiProperties {
  return mapMembers(json, path, (value, valuePath) => {
    if (value === null) return null;
    if (Array.isArray(value)) return value.map((item, index) => scalarText(item, `${valuePath}[${index}]`));
    return scalarText(value, valuePath);
  });
}

function scalarText(value: unknown, path: string): string {
  if (["string", "number", "boolean"].includes(typeof value)) return String(value);
  throw invalid(path, "a property is text, a number, true, false, null or a list of those");
}

function mapMembers<T>(
  json: unknown,
  path: string,
  read: (value: unknown, path: string) => T,
): Readonly<Record<string, T>> {
  if (typeof json !== "object" || json === null || Array.isArray(json)) throw invalid(path, "it is a JSON object");
  return Object.fromEntries(
    Object.entries(json).map(([name, value]): [string, T] => [name, read(value, `${path}["${name}"]`)]),
  );
}

function invalid(path: string, expected: string): SimulatorError {
  return new SimulatorError({
    code: "invalid_input",
    summary: `The value of ${path} is not acceptable`,
    detail: `Correct it: ${expected}.`,
    path,
  });
}
