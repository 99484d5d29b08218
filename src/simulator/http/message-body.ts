import {
  buildSealedBody,
  hasTabs,
  isSealedContentType,
  parseSealedBody,
  SOAP_CONTENT_TYPE,
  SPNEGO_SEALED,
  sealedContentType,
  WsmanError,
} from "../../wsman/codecs";
import type { SealingSession } from "./authentication";

/** The SOAP bytes of a request, and the session to seal the reply with when the request was sealed. */
export interface OpenedBody {
  readonly message: Buffer;
  readonly session?: SealingSession;
  /** How the reply is framed: as the request was, which is what Windows does. */
  readonly indent?: "\t" | "";
}

/** Opens a request body; undefined when it is sealed and cannot be opened, after which the connection is worthless. */
export function openBody(
  contentType: string | undefined,
  body: Buffer,
  session: SealingSession | undefined,
): OpenedBody | undefined {
  if (!isSealedContentType(contentType)) return { message: body };
  if (session === undefined) return undefined;
  try {
    return { message: session.unseal(parseSealedBody(body)), session, indent: hasTabs(body) ? "\t" : "" };
  } catch (cause) {
    if (cause instanceof WsmanError) return undefined;
    throw cause;
  }
}

/** The body of a reply and its content type. */
export function closeBody(
  xml: string,
  { session, indent }: Pick<OpenedBody, "session" | "indent">,
): { contentType: string; body: Buffer } {
  const plain = Buffer.from(xml, "utf8");
  if (session === undefined) return { contentType: SOAP_CONTENT_TYPE, body: plain };
  return { contentType: sealedContentType(SPNEGO_SEALED), body: buildSealedBody(session.seal(plain), { indent }) };
}
