import { type CimInstance, parseInstance } from "../cim";
import { ACTION_GET } from "../envelope";
import { WsmanError } from "../errors/wsman-error";
import type { WsmanResource } from "../resource";
import type { OperationContext, OperationOptions } from "./operation";

/** Reads one instance (DSP0226 section 7.3). Error `fault` with subcode `DestinationUnreachable` when there is none. */
export async function get(
  context: OperationContext,
  resource: WsmanResource,
  options: OperationOptions,
): Promise<CimInstance> {
  const { body } = await context.request({ operation: "Get", action: ACTION_GET, resource, repeatable: true }, options);
  if (body === undefined) throw new WsmanError("malformed", "The reply to Get holds no instance.");
  return parseInstance(body);
}
