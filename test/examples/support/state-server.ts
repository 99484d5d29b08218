import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

const [ADDRESS, PASSWORD] = ["/state", "state-password"];

interface StoredState {
  text?: string;
  lock?: string;
}

/**
 * Terraform states behind http, each with a lock, and a password, as the http backend wants it
 * (https://developer.hashicorp.com/terraform/language/backend/http).
 */
export class StateServer {
  private readonly states = new Map<string, StoredState>();

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

  private handle({ headers, method, url = "" }: IncomingMessage, body: string): { status: number; body?: string } {
    const credentials = Buffer.from(`pipeline:${PASSWORD}`).toString("base64");
    if (headers.authorization !== `Basic ${credentials}`) return { status: 401 };
    const state = this.stateAt(new URL(url, "http://state").pathname.replace(/\/lock$/, ""));
    if (method === "GET") return state.text === undefined ? { status: 404 } : { status: 200, body: state.text };
    if (method === "LOCK") {
      if (state.lock !== undefined) return { status: 423, body: state.lock };
      state.lock = body;
    } else if (method === "UNLOCK") delete state.lock;
    else if (method === "POST") state.text = body;
    return { status: 200 };
  }

  private stateAt(path: string): StoredState {
    const state = this.states.get(path) ?? {};
    this.states.set(path, state);
    return state;
  }
}
