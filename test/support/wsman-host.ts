import { randomBytes } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import {
  AV_ID,
  buildChallenge,
  buildResponse,
  buildSealedBody,
  type ChallengeMessage,
  decodeXmlBytes,
  fileTime,
  NTLM_VERSION,
  NtlmSealing,
  parseRequest,
  parseSealedBody,
  parseXml,
  type RequestEnvelope,
  type ResponseEnvelope,
  SERVER_FLAGS,
  SOAP_CONTENT_TYPE,
  SPNEGO_SEALED,
  sealedContentType,
  verifyAuthenticate,
  writeXml,
} from "../../src/wsman/codecs";

export interface HostRequest {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly socket: Socket;
}

export interface HostReply {
  readonly status: number;
  readonly headers?: Record<string, string | string[]>;
  readonly body?: Buffer | string;
}

/** A reply, or nothing at all: a handler may also do what it likes with the socket. */
export type Handler = (request: HostRequest) => HostReply | undefined;

export interface TestHost {
  readonly port: number;
  readonly requests: readonly HostRequest[];
  readonly connections: number;
  readonly openSockets: number;
  handler: Handler;
  stop(): Promise<void>;
}

/** An HTTP(S) server on a loopback port that answers every request by `handler`. */
export async function startHost(handler: Handler, tls?: { key: string; cert: string }): Promise<TestHost> {
  const requests: HostRequest[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = tls ? createTlsServer(tls) : createServer();
  server.on("connection", (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
  });
  server.on("tlsClientError", () => undefined);
  const host = {
    port: 0,
    requests,
    handler,
    get connections() {
      return connections;
    },
    get openSockets() {
      return sockets.size;
    },
    stop: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  server.on("request", async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const request = { headers: incoming.headers, body: Buffer.concat(chunks), socket: incoming.socket };
    requests.push(request);
    send(outgoing, host.handler(request));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  host.port = (server.address() as AddressInfo).port;
  return host;
}

function send(outgoing: ServerResponse, reply: HostReply | undefined): void {
  if (reply === undefined) return;
  const body = Buffer.from(reply.body ?? "");
  outgoing.writeHead(reply.status, "", { "Content-Length": body.length, ...reply.headers });
  outgoing.end(body);
}

export type Answer = (request: RequestEnvelope) => ResponseEnvelope;

/** The reply to a readable SOAP request; faults go out as 500. */
export function soapReply(body: Buffer, answer: Answer): HostReply & { readonly body: Buffer } {
  const request = parseRequest(parseXml(decodeXmlBytes(body)));
  const response = answer(request);
  const envelope = buildResponse({ relatesTo: request.messageId, messageId: "uuid:test", ...response });
  return {
    status: response.fault === undefined ? 200 : 500,
    headers: { "Content-Type": SOAP_CONTENT_TYPE },
    body: Buffer.from(writeXml(envelope), "utf8"),
  };
}

const REFUSED: HostReply = {
  status: 401,
  headers: { "WWW-Authenticate": ["Negotiate", "Kerberos"] },
};

interface NtlmState {
  negotiate?: Buffer;
  challenge?: Buffer;
  sealing?: NtlmSealing;
  authenticated?: boolean;
}

/** What a challenge is made of where a test wants it otherwise. */
export type ChallengeParts = Partial<Pick<ChallengeMessage, "flags" | "targetInfo">>;

const TARGET_INFO = () => [
  { id: AV_ID.netbiosComputerName, value: Buffer.from("HOST", "utf16le") },
  { id: AV_ID.timestamp, value: fileTime(new Date()) },
];

/** NTLM as a host does it: per connection, sealed where the listener is http. */
export function ntlmHandler(password: string, answer: Answer, seal: boolean, parts: ChallengeParts = {}): Handler {
  const states = new WeakMap<Socket, NtlmState>();
  return ({ headers, body, socket }) => {
    const state = states.get(socket) ?? {};
    states.set(socket, state);
    const token = Buffer.from(/^Negotiate (.+)$/.exec(headers.authorization ?? "")?.[1] ?? "", "base64");
    if (token[8] === 1) return challenge(state, token, parts);
    if (token[8] === 3 && !authenticate(state, token, password)) return REFUSED;
    if (!state.authenticated || state.sealing === undefined) return REFUSED;
    if (!seal) return soapReply(body, answer);
    const reply = soapReply(state.sealing.unseal(parseSealedBody(body)), answer);
    return {
      status: reply.status,
      headers: { "Content-Type": sealedContentType(SPNEGO_SEALED) },
      body: buildSealedBody(state.sealing.seal(reply.body)),
    };
  };
}

function challenge(state: NtlmState, negotiate: Buffer, parts: ChallengeParts): HostReply {
  state.negotiate = negotiate;
  state.challenge = buildChallenge({
    flags: SERVER_FLAGS,
    targetName: "HOST",
    serverChallenge: randomBytes(8),
    targetInfo: TARGET_INFO(),
    version: NTLM_VERSION,
    ...parts,
  });
  return { status: 401, headers: { "WWW-Authenticate": `Negotiate ${state.challenge.toString("base64")}` } };
}

function authenticate(state: NtlmState, token: Buffer, password: string): boolean {
  const { negotiate, challenge } = state;
  if (negotiate === undefined || challenge === undefined) return false;
  const client = verifyAuthenticate({ negotiate, challenge, authenticate: token }, () => password);
  if (client === undefined) return false;
  state.sealing = new NtlmSealing(client.exportedSessionKey, "server");
  state.authenticated = true;
  return true;
}
