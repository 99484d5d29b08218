import type { RequestEnvelope, Selectors, WsmanFault } from "../../wsman/codecs";
import type { Operation } from "../service/operation";
import { methodOperation } from "./method-operation";
import type { RequestedClass } from "./requested-class";
import { instanceNotFound, selectorsMissing } from "./wmi-faults";
import type { WmiProvider } from "./wmi-provider";

/** The method a request calls on a class; undefined when the class has no such method. */
export function invokeOperation(
  { resourceUri = "", action = "", body }: RequestEnvelope,
  { selectors }: RequestedClass,
  provider: WmiProvider,
): Operation | WsmanFault | undefined {
  const isInvoke = action.toLowerCase().startsWith(`${resourceUri.toLowerCase()}/`);
  const method = isInvoke ? provider.methods?.get(action.slice(resourceUri.length + 1)) : undefined;
  if (method === undefined) return undefined;
  return wrongInstance(provider, selectors) ?? methodOperation(method, undefined, { resourceUri, body });
}

/** A method of an instance needs the key of one that is there. */
function wrongInstance({ key, instances }: WmiProvider, selectors: Selectors): WsmanFault | undefined {
  if (key === undefined) return undefined;
  const [, wanted] = Object.entries(selectors).find(([name]) => name.toLowerCase() === key.toLowerCase()) ?? [];
  if (wanted === undefined) return selectorsMissing();
  const found = instances().some((instance) => String(instance[key]).toLowerCase() === wanted.toLowerCase());
  return found ? undefined : instanceNotFound();
}
