import type { RequestEnvelope, WsmanFault } from "../../wsman/codecs";
import type { Registry } from "../registry/registry";
import type { Operation } from "../service/operation";
import { actionNotSupported, unexpectedSelectors } from "../service/service-faults";
import { methodOperation } from "../wmi/method-operation";
import type { RequestedClass } from "../wmi/requested-class";
import { STD_REG_PROV_METHODS } from "./std-reg-prov";

/** The StdRegProv method a request invokes; the reply keeps the spelling of the request's URI, as on Windows. */
export function registryOperation(
  request: RequestEnvelope,
  { selectors }: RequestedClass,
  registry: Registry,
): Operation | WsmanFault {
  const { resourceUri = "", action = "", body } = request;
  const isInvoke = action.toLowerCase().startsWith(`${resourceUri.toLowerCase()}/`);
  const method = isInvoke ? STD_REG_PROV_METHODS.get(action.slice(resourceUri.length + 1)) : undefined;
  if (method === undefined) return actionNotSupported(action);
  // The class is static ([MS-WSMV] 3.1.4.1.1, note 46).
  if (Object.keys(selectors).length > 0) return unexpectedSelectors("The resource takes no selectors.");
  return methodOperation(method, registry, { resourceUri, body });
}
