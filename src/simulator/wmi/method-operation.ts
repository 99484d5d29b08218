import type { XmlElement } from "../../wsman/codecs";
import type { Operation } from "../service/operation";
import { NO_REPLY, type WmiMethod } from "./wmi-method";

/** A call of a method; the reply keeps the spelling of the request's URI, as on Windows. */
export function methodOperation<T>(
  method: WmiMethod<T>,
  self: T,
  { resourceUri, body }: { readonly resourceUri: string; readonly body: XmlElement | undefined },
): Operation {
  const action = `${resourceUri}/${method.name}Response`;
  return {
    perform: () => {
      const reply = method.invoke(self, resourceUri, body);
      return reply === NO_REPLY || "reason" in reply ? reply : { action, ...reply };
    },
    refuse: (code) => ({ action, ...method.refuse(resourceUri, code) }),
  };
}
