import { parseResponse, type ResponseEnvelope } from "../envelope";
import { faultError } from "../errors/fault-error";
import { WsmanError } from "../errors/wsman-error";
import type { WsmanLimits } from "../limits";
import { type HttpReply, isSoapMessage, statusError } from "../transport/http-reply";
import { decodeXmlBytes, parseXml } from "../xml";

export interface ReplyOptions {
  /** Of the request; left out where it has none. */
  readonly messageId?: string;
  /** Whether the reply must say which request it belongs to, as it must where several wait for one. */
  readonly mustRelate?: boolean;
}

/**
 * The envelope of a successful reply. Everything else is thrown: a fault as `faultError` says, a status without a
 * message as `statusError` says, `malformed` and `too_large` for what cannot be read, `malformed` too when the reply
 * belongs to another request. Of a sealed reply, only the message counts: its status proves nothing.
 */
export function readReply(reply: HttpReply, limits: WsmanLimits, options: ReplyOptions = {}): ResponseEnvelope {
  const status = reply.isSealed ? undefined : reply.status;
  const isSuccess = status === undefined || status === 200;
  if (!isSuccess && !isSoapMessage(reply)) throw statusError(reply);
  const envelope = parseResponse(parseXml(decodeXmlBytes(reply.body), limits.xml));
  if (envelope.fault === undefined || options.mustRelate) checkRelation(envelope, options);
  if (envelope.fault !== undefined) throw faultError(envelope.fault, status);
  if (!isSuccess) throw statusError(reply);
  return envelope;
}

function checkRelation({ relatesTo }: ResponseEnvelope, { messageId, mustRelate = false }: ReplyOptions): void {
  if (messageId === undefined || (relatesTo === undefined && !mustRelate)) return;
  if (relatesTo?.toLowerCase() === messageId.toLowerCase()) return;
  throw new WsmanError("malformed", "The reply belongs to another request.");
}
