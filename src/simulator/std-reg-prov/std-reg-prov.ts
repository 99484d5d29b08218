import { KEY_METHODS } from "./key-methods";
import type { RegistryMethod } from "./registry-method";
import { VALUE_METHODS } from "./value-methods";

/** The methods of StdRegProv by name. */
export const STD_REG_PROV_METHODS: ReadonlyMap<string, RegistryMethod> = new Map(
  [...KEY_METHODS, ...VALUE_METHODS].map((method) => [method.name, method]),
);

/** The namespaces the class is in, lower-cased. */
const NAMESPACES = ["root/default", "root/cimv2"];

/** Whether a resource URI's namespace and class name StdRegProv; WMI ignores the case. */
export function isStdRegProv(resource: { readonly namespace: string; readonly className: string }): boolean {
  return resource.className.toLowerCase() === "stdregprov" && NAMESPACES.includes(resource.namespace.toLowerCase());
}
