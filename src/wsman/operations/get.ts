import { type CimInstance, parseInstance } from "../cim";
import { WsmanError } from "../errors/wsman-error";
import type { Exchange, OperationOptions } from "../exchange/exchange";
import { ACTION_GET } from "../namespaces";
import type { WsmanResource } from "../resource";

/** Reads one instance (DSP0226 section 7.3). Error `fault` with subcode `DestinationUnreachable` when there is none. */
export async function get(
  exchange: Exchange,
  resource: WsmanResource,
  options: OperationOptions,
): Promise<CimInstance> {
  const request = { operation: "Get", action: ACTION_GET, resource, repeatable: true };
  const { body } = await exchange.request(request, options);
  if (body === undefined) throw new WsmanError("malformed", "The reply to Get holds no instance.");
  return parseInstance(body);
}
