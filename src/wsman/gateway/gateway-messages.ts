import type { IncomingMessage, ServerResponse } from "node:http";
import { WsmanError } from "../errors/wsman-error";
import type { WsmanLimits } from "../limits";
import type { HttpReply } from "../transport/http-reply";
import type { HttpPost } from "../transport/request-bytes";

/** What of a foreign client's request goes on to the host. Error `too_large` above the limit of an envelope. */
export async function readRequest(request: IncomingMessage, { envelopeBytes }: WsmanLimits): Promise<HttpPost> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > envelopeBytes) throw new WsmanError("too_large", `The request is larger than ${envelopeBytes} bytes.`);
    chunks.push(chunk);
  }
  const { authorization, "content-type": contentType } = request.headers;
  const headers = {
    ...(authorization !== undefined && { Authorization: authorization }),
    ...(contentType !== undefined && { "Content-Type": contentType }),
  };
  return { headers, body: Buffer.concat(chunks) };
}

/** What an NTLM message begins with, the type of the first one behind it (MS-NLMP 2.2.1). */
const NTLM = Buffer.from("NTLMSSP\0");
const NEGOTIATE = 1;

/**
 * Whether a request holds, or may hold, what is made of the password: of NTLM, bare or wrapped in SPNEGO, the first message
 * never does.
 */
export function showsPassword({ headers }: Pick<HttpPost, "headers">): boolean {
  const { Authorization: authorization } = headers;
  if (typeof authorization !== "string") return false;
  const [scheme = "", token = ""] = authorization.split(" ", 2);
  if (!/^(ntlm|negotiate)$/i.test(scheme)) return true;
  const message = Buffer.from(token, "base64");
  const start = message.indexOf(NTLM);
  return start < 0 || message[start + NTLM.length] !== NEGOTIATE;
}

/** Hands the host's reply to the foreign client: status, schemes, body. */
export function writeReply(response: ServerResponse, reply: HttpReply, staysOpen: boolean): void {
  const { status, contentType, body, offered } = reply;
  const schemes = offered.map(({ scheme, token }) => (token === undefined ? scheme : `${scheme} ${token}`));
  response.writeHead(status, {
    ...(contentType !== undefined && { "Content-Type": contentType }),
    ...(schemes.length > 0 && { "WWW-Authenticate": schemes }),
    ...(!staysOpen && { Connection: "close" }),
    "Content-Length": body.length,
  });
  response.end(body);
}
