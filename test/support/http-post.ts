import { type Agent, request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { request as httpsRequest } from "node:https";

export interface HttpPost {
  readonly port: number;
  /** CA certificate: the request goes over https. */
  readonly ca?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly agent?: Agent;
}

export interface HttpAnswer {
  readonly status: number;
  readonly reason: string;
  readonly headers: IncomingHttpHeaders;
  /** Names and values in turn, as they came. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
}

/** One POST to 127.0.0.1; rejects when the connection breaks. */
export function httpPost(post: HttpPost): Promise<HttpAnswer> {
  // Without an agent of its own every request has its own connection.
  const { port, ca, agent = false, headers, body = "", path = "/wsman" } = post;
  const options = { host: "127.0.0.1", port, path, method: "POST", ca, agent, headers: { ...headers } };
  return new Promise((resolve, reject) => {
    let replyBegan = false;
    const request = (ca === undefined ? httpRequest : httpsRequest)(options, (response) => {
      replyBegan = true;
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        if (agent === false) request.destroy();
        resolve({
          status: response.statusCode ?? 0,
          reason: response.statusMessage ?? "",
          headers: response.headers,
          rawHeaders: response.rawHeaders,
          body: Buffer.concat(chunks),
        });
      });
    });
    request.on("error", reject);
    // Of a host that switches protocols nothing else is told. A reply that began tells its own end,
    // after this event where the host closed in its middle.
    request.on("close", () => {
      if (!replyBegan) reject(new Error("The connection closed without a reply."));
    });
    request.setHeader("Content-Length", Buffer.byteLength(body));
    request.end(body);
  });
}

export function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}
