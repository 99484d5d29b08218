import type { RequestEnvelope, WmiClassName, WsmanFault } from "../../wsman/codecs";
import type { Registry } from "../registry/registry";
import type { Operation } from "../service/operation";
import { actionNotSupported, unexpectedSelectors } from "../service/service-faults";
import { methodOperation } from "../wmi/method-operation";
import { stdRegProvMethods } from "./std-reg-prov";

/** The StdRegProv method a request invokes; the reply keeps the spelling of the request's URI, as on Windows. */
export function registryOperation(
  request: RequestEnvelope,
  { namespace }: WmiClassName,
  registry: Registry,
): Operation | WsmanFault {
  const { resourceUri = "", action = "", selectors = {}, body } = request;
  const isInvoke = action.toLowerCase().startsWith(`${resourceUri.toLowerCase()}/`);
  const method = isInvoke ? stdRegProvMethods.get(action.slice(resourceUri.length + 1)) : undefined;
  if (method === undefined) return actionNotSupported(action);
  if (hasStrangers(selectors, namespace)) return unexpectedSelectors("The resource takes no selectors.");
  return methodOperation(method, registry, { resourceUri, body });
}

/** The class is static: no selector but the namespace, which must be the URI's ([MS-WSMV] 3.1.4.1.1, note 46). */
function hasStrangers(selectors: Readonly<Record<string, string>>, namespace: string): boolean {
  return Object.entries(selectors).some(
    ([name, value]) =>
      name.toLowerCase() !== "__cimnamespace" || value.replaceAll("\\", "/").toLowerCase() !== namespace.toLowerCase(),
  );
}
