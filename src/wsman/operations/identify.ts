import type { Exchange, OperationOptions } from "../exchange/exchange";
import { writeXml } from "../xml";
import { buildIdentifyRequest, parseIdentifyResponse, type WsmanIdentity } from "./identify-messages";

/** Asks the service what it is (DSP0226 section 11). The message has no headers, and so no identifier. */
export async function identify(exchange: Exchange, options: OperationOptions): Promise<WsmanIdentity> {
  const message = () => ({ xml: writeXml(buildIdentifyRequest()) });
  const { body } = await exchange.send({ operation: "Identify", repeatable: true, message }, options);
  return parseIdentifyResponse(body);
}
