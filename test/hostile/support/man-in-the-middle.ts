import { Agent } from "node:http";
import type { Socket } from "node:net";
import { type HttpAnswer, httpPost } from "../../support/http-post";
import { type HostReply, type HostRequest, startHost, type TestHost } from "../../support/wsman-host";

/** What the client gets instead of the host's own answer, which comes too; undefined lets that through. */
export type Forgery = (request: HostRequest, answer: HttpAnswer) => HostReply | undefined;

const untouched: Forgery = () => undefined;

/** Whoever stands between a client and a host's http listener: reads all, passes all on, and answers as they like. */
export class ManInTheMiddle {
  forge: Forgery = untouched;
  private readonly agents = new Map<Socket, Agent>();

  private constructor(
    private readonly front: TestHost,
    private readonly port: number,
  ) {}

  /** @param port of the host's listener on 127.0.0.1 */
  static async start(port: number): Promise<ManInTheMiddle> {
    const front = await startHost(() => undefined);
    const man = new ManInTheMiddle(front, port);
    front.handler = (request) => {
      void man.pass(request);
      return undefined;
    };
    return man;
  }

  get frontPort(): number {
    return this.front.port;
  }

  /** How often a password was shown: the AUTHENTICATE messages that came by. */
  get logons(): number {
    return this.front.requests.filter(isLogon).length;
  }

  get requests(): readonly HostRequest[] {
    return this.front.requests;
  }

  /** Forges the answers to sealed messages only, `times` of them, so that logons go through. */
  forgeNext(reply: HostReply | ((answer: HttpAnswer) => HostReply), times = Number.POSITIVE_INFINITY): void {
    let left = times;
    this.forge = ({ headers }, answer) => {
      if (answer.status === 401 || !headers["content-type"]?.includes("encrypted") || left === 0) return undefined;
      left -= 1;
      return typeof reply === "function" ? reply(answer) : reply;
    };
  }

  async stop(): Promise<void> {
    for (const agent of this.agents.values()) agent.destroy();
    await this.front.stop();
  }

  private async pass(request: HostRequest): Promise<void> {
    const { headers, body, socket } = request;
    const agent = this.agents.get(socket) ?? new Agent({ keepAlive: true, maxSockets: 1 });
    this.agents.set(socket, agent);
    const { authorization, "content-type": contentType } = headers;
    const passed = { ...(authorization && { Authorization: authorization }), "Content-Type": contentType ?? "" };
    const answer = await httpPost({ port: this.port, agent, headers: passed, body });
    const forged = this.forge(request, answer);
    write(socket, forged ?? { status: answer.status, headers: ownHeaders(answer), body: answer.body });
  }
}

export function isLogon({ headers }: HostRequest): boolean {
  return Buffer.from(headers.authorization?.replace("Negotiate ", "") ?? "", "base64")[8] === 3;
}

function ownHeaders({ headers }: HttpAnswer): Record<string, string> {
  const { "content-type": contentType, "www-authenticate": challenge } = headers;
  return { ...(contentType && { "Content-Type": contentType }), ...(challenge && { "WWW-Authenticate": challenge }) };
}

function write(socket: Socket, { status, headers = {}, body = "" }: HostReply): void {
  const bytes = Buffer.from(body);
  const lines = Object.entries({ ...headers, "Content-Length": String(bytes.length) }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  socket.write(Buffer.concat([Buffer.from(`HTTP/1.1 ${status} \r\n${lines.join("")}\r\n`, "latin1"), bytes]));
}
