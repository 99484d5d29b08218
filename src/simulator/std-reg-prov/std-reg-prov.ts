import { keyMethods } from "./key-methods";
import type { RegistryMethod } from "./registry-method";
import { valueMethods } from "./value-methods";

/** The methods of StdRegProv by name. */
export const stdRegProvMethods: ReadonlyMap<string, RegistryMethod> = new Map(
  [...keyMethods, ...valueMethods].map((method) => [method.name, method]),
);

/** The namespaces the class is in, lower-cased. */
const namespaces = ["root/default", "root/cimv2"];

/** Whether a resource URI's namespace and class name StdRegProv; WMI ignores the case. */
export function isStdRegProv(resource: { readonly namespace: string; readonly className: string }): boolean {
  return resource.className.toLowerCase() === "stdregprov" && namespaces.includes(resource.namespace.toLowerCase());
}
