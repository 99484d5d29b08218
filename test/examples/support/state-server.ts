import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

const [ADDRESS, PASSWORD] = ["/state", "state-password"];

/**
 * A Terraform state behind http, with a lock and a password, as the http backend wants it
 * (https://developer.hashicorp.com/terraform/language/backend/http).
 */
export class StateServer {
  private state: string | undefined;
  private lock: string | undefined;

  private constructor(private readonly server: Server) {
    server.on("request", (request, response) => void this.answer(request, response));
  }

  static async open(): Promise<StateServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new StateServer(server);
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  /** What a pipeline sets so that its jobs find the state. */
  get environment(): NodeJS.ProcessEnv {
    const { port } = this.server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}${ADDRESS}`;
    return {
      TF_HTTP_ADDRESS: url,
      TF_HTTP_LOCK_ADDRESS: url,
      TF_HTTP_UNLOCK_ADDRESS: url,
      TF_HTTP_USERNAME: "pipeline",
      TF_HTTP_PASSWORD: PASSWORD,
    };
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { status, body } = this.handle(request, Buffer.concat(chunks).toString());
    response.writeHead(status).end(body);
  }

  private handle({ headers, method }: IncomingMessage, body: string): { status: number; body?: string } {
    const credentials = Buffer.from(`pipeline:${PASSWORD}`).toString("base64");
    if (headers.authorization !== `Basic ${credentials}`) return { status: 401 };
    if (method === "GET") return this.state === undefined ? { status: 404 } : { status: 200, body: this.state };
    if (method === "LOCK") {
      if (this.lock !== undefined) return { status: 423, body: this.lock };
      this.lock = body;
    } else if (method === "UNLOCK") this.lock = undefined;
    else if (method === "POST") this.state = body;
    return { status: 200 };
  }
}
