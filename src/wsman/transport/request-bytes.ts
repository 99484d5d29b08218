import { isIP } from "node:net";
import { domainToASCII } from "node:url";
import type { Endpoint } from "./transport-settings";

/** Field names and values. */
export type HttpHeaders = Readonly<Record<string, string>>;

export interface HttpPost {
  readonly headers: HttpHeaders;
  readonly body: Buffer;
}

/** What a field can hold without becoming two. */
const FIELD_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** What every request to a listener begins with. */
export function requestStart({ host, port, path }: Endpoint): string {
  const name = isIP(host) === 6 ? `[${host}]` : domainToASCII(host) || host;
  return `POST ${path} HTTP/1.1\r\nHost: ${name}:${port}\r\nConnection: Keep-Alive\r\n`;
}

/** The whole request in one piece, which is one system call and, over https, as few TLS records as there can be. */
export function requestBytes(start: string, { headers, body }: HttpPost): Buffer {
  let head = start;
  for (const name in headers) head += `${name}: ${fieldValue(headers[name] ?? "")}\r\n`;
  head += `Content-Length: ${body.length}\r\n\r\n`;
  const bytes = Buffer.allocUnsafe(head.length + body.length);
  bytes.write(head, "latin1");
  body.copy(bytes, head.length);
  return bytes;
}

function fieldValue(value: string): string {
  if (!FIELD_VALUE.test(value)) throw new TypeError("A value of an HTTP header holds a character that it cannot hold.");
  return value;
}
