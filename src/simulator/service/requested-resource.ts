import { ACTION_ENUMERATE, parseEnumerate, type RequestEnvelope } from "../../wsman/codecs";
import { requestedClass } from "../wmi/requested-class";
import { parseWql } from "../wmi/wql";

/**
 * What a request is about, as `root/cimv2/Win32_Service`; a query is about the class it names. Empty when it is about no
 * WMI class.
 */
export function requestedResource(request: RequestEnvelope): string {
  const { action, body } = request;
  const resource = requestedClass(request);
  if (resource === undefined || "reason" in resource) return "";
  const wql = action === ACTION_ENUMERATE && body !== undefined ? parseEnumerate(body).wql : undefined;
  const queried = wql === undefined ? undefined : parseWql(wql)?.className;
  return `${resource.namespace}/${queried ?? resource.className}`;
}

/** Whether that is in a namespace or is a class of this name; case and slashes are as WMI takes them. */
export function isIn(namespaceOrClass: string, resource: string): boolean {
  return `${folded(resource)}/`.startsWith(`${folded(namespaceOrClass)}/`);
}

function folded(name: string): string {
  return name.replaceAll("\\", "/").toLowerCase();
}
