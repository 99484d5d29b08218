import { ACTION_ENUMERATE, type RequestEnvelope } from "../../wsman/envelope";
import type { WsmanFault } from "../../wsman/fault";
import { parseWmiResourceUri } from "../../wsman/resource";
import type { RegistryMethod } from "../std-reg-prov/registry-method";
import { isStdRegProv, stdRegProvMethods } from "../std-reg-prov/std-reg-prov";
import { actionNotSupported, classNotFound, invalidResourceUri, unexpectedSelectors } from "./service-faults";

/** The method a request invokes; the URI keeps the spelling of the request, as the reply does on Windows. */
export interface Target {
  readonly resourceUri: string;
  readonly method: RegistryMethod;
}

/** What a request asks for, or the fault of asking for what is not there. */
export function findTarget(request: RequestEnvelope): Target | WsmanFault {
  const { resourceUri = "", action = "", selectors = {} } = request;
  const resource = parseWmiResourceUri(resourceUri);
  if (resource === undefined) return invalidResourceUri(resourceUri);
  if (!isStdRegProv(resource)) return classNotFound(action === ACTION_ENUMERATE ? "query" : "resource");
  const isInvoke = action.toLowerCase().startsWith(`${resourceUri.toLowerCase()}/`);
  const method = isInvoke ? stdRegProvMethods.get(operationName(request)) : undefined;
  if (method === undefined) return actionNotSupported(action);
  return hasStrangers(selectors, resource.namespace) ? unexpectedSelectors() : { resourceUri, method };
}

export function isTarget(found: Target | WsmanFault): found is Target {
  return "method" in found;
}

/** The last part of the action: the method or the transfer operation. */
export function operationName(request: RequestEnvelope): string {
  return request.action?.split("/").at(-1) || "-";
}

/** The class is static: no selector but the namespace, which must be the URI's ([MS-WSMV] 3.1.4.1.1, note 46). */
function hasStrangers(selectors: Readonly<Record<string, string>>, namespace: string): boolean {
  return Object.entries(selectors).some(
    ([name, value]) =>
      name.toLowerCase() !== "__cimnamespace" || value.replaceAll("\\", "/").toLowerCase() !== namespace.toLowerCase(),
  );
}
